"""Which files a check is asked to look at."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kim_plugins.builder.requests import git
from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli.project_options import files_below


def chosen_files(
    project: Project, paths: Sequence[Path], since: str | None
) -> Sequence[Path] | None:
    """Return the files to check, or `None` for all of them.

    Raises `click.ClickException` for paths that don't exist or lie elsewhere, all named at
    once, and where Git can't tell what has changed.
    """
    given = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - a link must stay one
    _refuse_strangers(project, given)
    if any(project.docs.is_relative_to(path) for path in given):
        return None
    files = [file for path in given for file in files_below(path)]
    if since is None:
        return files if given else None
    try:
        changed = git.changed_since(project.root, since)
    except git.NoGit as reason:
        raise click.ClickException(f"--since tidak dapat dipakai: {reason}.") from None
    return [path for path in changed if _belongs(project, path)] + files


def _belongs(project: Project, path: Path) -> bool:
    return path in (project.groups, project.config) or path.is_relative_to(project.docs)


def _refuse_strangers(project: Project, given: Iterable[Path]) -> None:
    reasons = [reason for path in given if (reason := _why_not(project, path))]
    if reasons:
        raise click.ClickException("\n".join(reasons))


def _why_not(project: Project, path: Path) -> str:
    """Say why a path can't be checked ("" where it can)."""
    shown = project.shown(path)
    if not os.path.lexists(path):
        return f"Tidak ada berkas {shown}. Periksa letak dan namanya."
    if _belongs(project, path) or project.docs.is_relative_to(path):
        return ""
    docs, groups, config = map(project.shown, (project.docs, project.groups, project.config))
    return (
        f"{shown} tidak diperiksa: yang diperiksa adalah isi folder {docs}, {groups}, dan {config}."
    )
