"""Where the commands find a project, without asking the engine."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kim_plugins.base import home
from kim_plugins.base.settings import Settings, resolve_now
from kim_plugins.builder.sources.sources import Project

Command = TypeVar("Command", bound=Callable[..., Any])


def project_options(command: Command) -> Command:
    """Add the options that say where things lie."""
    docs = click.option(
        "--docs",
        type=click.Path(file_okay=False, path_type=Path),
        callback=_existing,
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


def site_options(command: Command) -> Command:
    """Add the options that say which settings and which finished site are meant."""
    config = click.option(
        "-f",
        "--config",
        type=click.Path(dir_okay=False, path_type=Path),
        default="mkdocs.yml",
        show_default=True,
        help="Berkas setelan.",
    )
    built = click.option(
        "-d", "--site", "built", type=click.Path(path_type=Path), help="Folder situs."
    )
    return config(built(command))


def _existing(ctx: click.Context, option: click.Parameter, folder: Path) -> Path:
    """Refuse a folder that isn't there, and say where the command belongs."""
    if not folder.is_dir():
        raise click.ClickException(
            f"Tidak ada folder {folder} di sini. Jalankan perintah ini di folder proyek, "
            "yaitu yang berisi mkdocs.yml, atau sebutkan foldernya dengan --docs."
        )
    return folder


def project_of(docs: Path, groups: Path) -> Project:
    """Return a project seen from the folder in which the command was given."""
    home.settle_for(groups)
    return Project(root=Path.cwd(), docs=docs.absolute(), groups=groups.absolute())


def settings_of(now: str | None) -> Settings:
    """Return settings that are enough for checking; only the moment counts.

    Where no project has been opened, that of this folder says what an hour means.
    Raises `click.BadParameter` for a moment that can't be read.
    """
    if not home.code():
        home.settle_for(Path("groups.yaml"))
    return Settings("", "https://example.org/", moment_of(now))


def moment_of(now: str | None) -> dt.datetime:
    """Return the moment for which a command works, in the zone of this process.

    Raises `click.BadParameter` for a moment that can't be read.
    """
    try:
        return resolve_now(now, os.environ, dt.datetime.now(dt.UTC))
    except (ValueError, OverflowError, OSError):
        raise click.BadParameter(
            f"{now} tidak terbaca. Contoh: 2026-11-24T12:00", param_hint="--now"
        ) from None


def files_below(given: Path) -> list[Path]:
    """Return a file, or the files below a folder.

    Raises `click.ClickException` where there is neither.
    """
    path = Path(os.path.abspath(given))  # noqa: PTH100 - a link must stay one
    if not os.path.lexists(path):
        raise click.ClickException(f"Tidak ada berkas {given}. Periksa letak dan namanya.")
    if path.is_dir() and not path.is_symlink():
        return sorted(found for found in path.rglob("*") if not found.is_dir())
    return [path]
