"""Builds in this process: what is needed, and everything in a fresh copy to compare it with."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from kim_plugins.base.logs import quieted
from kim_plugins.builder.changes import build_request as requests
from kim_plugins.builder.changes import quick_update
from kim_plugins.builder.changes.build_request import Report, Request
from kim_plugins.builder.sources import sources
from kim_plugins.builder.storage.folder import TEMPORARY
from kim_plugins.engine import loading, run, share
from kim_plugins.engine.report import listening
from kim_plugins.model import urls
from kim_plugins.plugin import KimPlugin
from tests import drawn_once, packaged_theme
from tests.e2e.sites import Site

packaged_theme.read_once()
drawn_once.begin()
SOURCES = ("mkdocs.yml", "groups.yaml", "docs", "tema")
KEPT = 8
"""Clean builds that are remembered: those of one sequence of edits; each is some megabytes."""
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
                engine = functools.partial(share.made, request, memory)
                report = requests.unchanged(request, memory)
                report = report or quick_update.apply(request, memory, engine)
                if report is None:
                    memory.survey.read()  # Whoever builds all of it finds the record closed.
            return report or run.build(request, memory)
        except loading.Stopped:
            return None


_kept: dict[str, Clean | None] = {}


def clean(project: Site, copy: Path, now: str | None = None) -> Clean | None:
    """Return what a clean build makes of the sources, once for the same ones.

    Sequences of edits begin with the same project, and not every edit changes a source.
    """
    key = _fingerprint(project.root, now)
    made = _kept.pop(key) if key in _kept else _clean(project, copy, now)
    _kept[key] = made  # As the last, since the first goes.
    if len(_kept) > KEPT:
        del _kept[next(iter(_kept))]
    return made


def _fingerprint(root: Path, now: str | None) -> str:
    """Return a digest of all that a clean build depends on."""
    found = hashlib.blake2b(f"{now} {vars(sources)['table_of']}".encode())
    for path in sorted(p for name in SOURCES for p in (root / name, *(root / name).rglob("*"))):
        held = path.read_bytes() if path.is_file() else b""
        link = path.readlink() if path.is_symlink() else ""
        facts = path.relative_to(root), link, path.is_dir(), path.is_file(), len(held)
        found.update(str(facts).encode() + held)
    return found.hexdigest()


def _clean(project: Site, copy: Path, now: str | None) -> Clean | None:
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
    found = sorted(_below(str(folder)), key=lambda entry: entry.path) if folder.is_dir() else []
    own = len(f"{folder}/")
    return {entry.path[own:]: _content(entry.path) for entry in found}


def _content(path: str) -> bytes:
    """Read a file as quickly as can be: sites are read whole, a thousand times a run."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, os.fstat(file).st_size)
    finally:
        os.close(file)


def _below(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            elif entry.is_file():
                yield entry


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


def parted(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Part outputs into all others and share cards."""
    cards = [path for path in paths if path.startswith(urls.CARDS)]
    return [path for path in paths if path not in cards], cards
