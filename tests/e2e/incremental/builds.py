"""Builds in this process: what is needed, and everything in a fresh copy to compare it with."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from kim_plugins.base.logs import quieted
from kim_plugins.build import edits
from kim_plugins.build import request as requests
from kim_plugins.build.folder import TEMPORARY
from kim_plugins.build.request import Report, Request
from kim_plugins.engine import run
from kim_plugins.engine.listening import listening
from kim_plugins.plugin import KimPlugin
from tests import packaged_theme
from tests.e2e.sites import Site

packaged_theme.read_once()
SOURCES = ("mkdocs.yml", "groups.yaml", "docs", "tema")
Problems = tuple[tuple[bool, str], ...]


@dataclasses.dataclass(frozen=True)
class Clean:
    """What `mkdocs build` makes of a project: files, and everything it complains of."""

    files: Mapping[str, bytes]
    problems: Problems


def build(project: Site, now: str | None = None, **options: bool) -> Report | None:
    """Do what `kim build` does; `None` where there can be no site."""
    request = Request(project.root / "mkdocs.yml", now=now, jobs=1, **options)  # type: ignore[arg-type]
    with quieted("mkdocs"):
        try:
            with requests.recalled(request) as memory:
                report = requests.unchanged(request, memory) or edits.apply(request, memory)
            return report or run.build(request, memory)
        except run.Stopped:
            return None


def clean(project: Site, copy: Path, now: str | None = None) -> Clean | None:
    """Copy the sources to an empty folder and build there as `mkdocs build` does."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in SOURCES:
        source = project.root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, symlinks=True)
        elif source.exists():
            shutil.copy(source, copy / name)
    with quieted("mkdocs"), listening() as heard:
        config = load_config(config_file=str(copy / "mkdocs.yml"))
        plugin = config.plugins["kim"]
        assert isinstance(plugin, KimPlugin)
        plugin.config.now = now or plugin.config.now
        plugin.publish = plugin.workshop = None  # MkDocs keeps one plugin for a whole process.
        try:
            mkdocs_build(config)
        except Abort:
            return None
    return Clean(files(copy), heard.told())


def files(root: Path) -> dict[str, bytes]:
    """Return every file of a project's site by its path."""
    folder = root / "site"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Name the files that only one of two sites has or that differ; short, for messages."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def leftovers(root: Path) -> list[str]:
    """Name what a build must not leave behind."""
    cache = root / ".kim-cache"
    found = [
        *(root / "site").rglob("*" + TEMPORARY),
        *cache.rglob("*.tmp"),
        *cache.rglob("*.journal"),
    ]
    return sorted(path.relative_to(root).as_posix() for path in found)
