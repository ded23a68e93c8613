"""Moves folders and writes texts all together: what is interrupted is finished the next time.

First the journal is written, with everything that is to be done; then it is done, in steps that
may be done twice; last the journal goes. Until it is there nothing has been touched.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kim_plugins.builder.mending.applying import Changed
from kim_plugins.builder.sources.sources import UNFINISHED, Project, hash_of
from kim_plugins.builder.storage.textfile import replace


@dataclasses.dataclass(frozen=True, slots=True)
class Act:
    """What is to be done; all paths are relative to the project's folder."""

    moves: tuple[tuple[str, str], ...]
    """Folders, each with its new place."""
    texts: tuple[tuple[str, str, str], ...]
    """Files at their new places, each with the hash of what it holds and its new text."""


class Damaged(Exception):
    """The journal can't be read, or names files that no plan of ours changes."""


def carry_out(act: Act, project: Project) -> None:
    """Do everything, or nothing where a file isn't what it was; raises `Changed`."""
    places = {new: old for old, new in act.moves}
    for old, new in act.moves:
        if not (project.root / old).is_dir() or os.path.lexists(project.root / new):
            raise Changed(new)
    for path, before, _ in act.texts:
        now = next((o + path.removeprefix(n) for n, o in places.items() if _in(path, n)), path)
        if _hash(project.root / now) != before:
            raise Changed(now)
    replace(project.root / UNFINISHED, json.dumps(dataclasses.asdict(act), ensure_ascii=False))
    finish(project)


def finish(project: Project) -> None:
    """Do what the journal still holds.

    Raises `Changed` where a file is neither old nor new, and `Damaged`; then nothing is done.
    """
    act = _read(project)
    for old, new in act.moves:
        _move(project.root / old, project.root / new, project)
    for path, before, after in act.texts:
        target = project.root / path
        if (found := _hash(target)) == hash_of(after.encode("utf-8")):
            continue
        if found != before:
            raise Changed(path)
        replace(target, after)
    (project.root / UNFINISHED).unlink()


def _read(project: Project) -> Act:
    """Read the journal, which may have come with anybody's request."""
    try:
        told = json.loads((project.root / UNFINISHED).read_text(encoding="utf-8"))
        act = Act(tuple(_texts(told["moves"], 2)), tuple(_texts(told["texts"], 3)))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged from None
    paths = [path for move in act.moves for path in move] + [path for path, _, _ in act.texts]
    if not all(_is_of(project, path) for path in paths):
        raise Damaged
    return act


def _texts(rows: list[list[Any]], length: int) -> Iterator[Any]:
    for row in rows:
        if len(row) != length or not all(isinstance(text, str) for text in row):
            raise ValueError
        yield tuple(row)


def _is_of(project: Project, path: str) -> bool:
    """Tell whether a plan may change this: groups.yaml, mkdocs.yml, or what lies below docs."""
    place = Path(os.path.normpath(project.root / path))
    return place in {project.groups, project.config} or place.is_relative_to(project.docs)


def _move(old: Path, new: Path, project: Project) -> None:
    if old.is_dir() and not os.path.lexists(new):
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
    elif not new.is_dir() or old.exists():
        raise Changed(project.shown(old))


def _hash(path: Path) -> str:
    """Return the hash of what a file holds; "" where there is none."""
    return hash_of(path.read_bytes()) if path.is_file() else ""


def _in(path: str, folder: str) -> bool:
    return path.startswith(folder + "/")
