"""Where the commands find a project, without asking the engine."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kim_plugins.base.settings import Settings, resolve_now
from kim_plugins.build.sources import Project

Command = TypeVar("Command", bound=Callable[..., Any])


def project_options(command: Command) -> Command:
    """Add the options that say where things lie."""
    docs = click.option(
        "--docs",
        type=click.Path(file_okay=False, exists=True, path_type=Path),
        default="docs",
        show_default=True,
        help="Folder isi.",
    )
    groups = click.option(
        "--groups",
        type=click.Path(dir_okay=False, path_type=Path),
        default="groups.yaml",
        show_default=True,
        help="Daftar kelompok.",
    )
    return docs(groups(command))


def project_of(docs: Path, groups: Path) -> Project:
    """Return a project seen from the folder in which the command was given."""
    return Project(root=Path.cwd(), docs=docs.absolute(), groups=groups.absolute())


def settings_of(now: str | None) -> Settings:
    """Return settings that are enough for checking; only the moment counts.

    Raises `click.BadParameter` for a moment that can't be read.
    """
    try:
        moment = resolve_now(now, os.environ, dt.datetime.now(dt.UTC))
    except (ValueError, OverflowError, OSError):
        raise click.BadParameter(f"saat tidak terbaca: {now}") from None
    return Settings("", "https://example.org/", moment)
