"""Carries out what was planned: each file at once, and an original only gone when it is safe."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kim_plugins.builder.media import picture_cleaning
from kim_plugins.builder.mending.mending import Plan
from kim_plugins.builder.sources.sources import Project, hash_of


class Changed(Exception):
    """A file is no longer what the plan was made for; nothing has been written."""


def carry_out(plan: Plan, project: Project) -> None:
    """Write what was planned: first what is new, then what names it, last what goes.

    However this is interrupted, every picture and post is still there, and whatever a post
    names. Raises `Changed`.
    """
    _verify(plan, project)
    moved: list[tuple[Path, Path]] = []
    for picture in plan.pictures:
        old, new = project.docs / picture.uri, project.docs / picture.target
        content = old.read_bytes()
        _put(
            old, new, picture_cleaning.cleaned(content, picture.side) if picture.notes else content
        )
        moved += [(old, new)] if old != new else []
    for text in plan.texts:
        old, new = project.docs / text.uri, project.docs / text.target
        _put(old, new, text.after)
        moved += [(old, new)] if old != new else []
    for old, new in moved:
        if old.exists() and not old.samefile(new):
            old.unlink()


def _verify(plan: Plan, project: Project) -> None:
    for picture in plan.pictures:
        path = project.docs / picture.uri
        if path.is_symlink() or hash_of(path.read_bytes()) != picture.hash:
            raise Changed(project.shown(path))
    for text in plan.texts:
        path = project.docs / text.uri
        if path.is_symlink() or path.read_bytes() != text.before:
            raise Changed(project.shown(path))
    moves = [(p.uri, p.target) for p in plan.pictures] + [(t.uri, t.target) for t in plan.texts]
    for uri, target in moves:
        old, new = project.docs / uri, project.docs / target
        if old != new and os.path.lexists(new) and not new.samefile(old):
            raise Changed(project.shown(new))


def _put(old: Path, new: Path, content: bytes) -> None:
    """Write a file at once under its new name, with the rights of the old one."""
    temporary = new.with_name(f".{new.name}.{os.getpid()}")
    temporary.write_bytes(content)
    shutil.copymode(old, temporary)
    if old != new and new.exists():  # One name in two cases, where the disk knows no case.
        old.rename(new)
    temporary.replace(new)
