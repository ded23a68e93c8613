"""Reads what the site is made from: the registry, the region table, posts and pictures."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from kim_plugins.base import areas, home
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.pictures import megabytes
from kim_plugins.content.files.post_paths import FileRole
from kim_plugins.content.front_matter.source import LARGEST_POST, SourceFile
from kim_plugins.content.registry import regions
from kim_plugins.model import region_changes
from kim_plugins.model.regions import RegionTable, table_of

LARGEST_PICTURE = 10_000_000
"""Bytes; phones take pictures of 3 to 8 MB."""
HASH_DIGITS = 32
"""Hexadecimal digits by which a picture's content is known."""
UNFINISHED = ".kim-pindah.json"
"""The file that lies beside mkdocs.yml while folders are moved (`builder/mending/journal.py`)."""
_HEAD = 64


@dataclasses.dataclass(frozen=True, slots=True)
class Project:
    """Where things lie; `root` is the folder that paths are shown relative to."""

    root: Path
    docs: Path
    groups: Path
    settings: Path | None = None
    """The engine's file, if it isn't mkdocs.yml in `root`."""

    @property
    def config(self) -> Path:
        """Return the engine's file."""
        return self.settings or self.root / "mkdocs.yml"

    def shown(self, path: Path) -> str:
        """Return how a file is named to people: relative to the project, with slashes."""
        return Path(os.path.relpath(path, self.root)).as_posix()


@dataclasses.dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of a post, not yet looked at; its bytes stay on disk."""

    uri: str
    hash: str
    """The first hexadecimal digits of its content's BLAKE2b hash."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sources:
    """Everything below `docs/posts/`, sorted by path."""

    posts: tuple[SourceFile, ...]
    pictures: tuple[PictureFile, ...]
    """Those that are of the type that their names say."""
    bad_pictures: frozenset[str]
    """Those that are not, by URI; `diagnostics` says why."""
    diagnostics: tuple[Diagnostic, ...]
    attachments: tuple[str, ...] = ()
    """PDFs, not yet looked at."""


def region_table(province: str = "") -> RegionTable:
    """Return the region table of a province, by its code; of the site's own if none is named.

    The site's own is as its groups.yaml has it (`regions`). Where there is no such province,
    no area is in it.
    """
    if province and province != home.code():
        return table_cached(province)
    return table_cached(home.code(), home.settled().regions)


@functools.lru_cache(maxsize=8)
def table_cached(province: str, own: str = "") -> RegionTable:
    """Read a province's table once, and lay over it the changes that some YAML tells."""
    if own:
        return region_changes.applied(table_cached(province), regions.told(own))
    return table_of(areas.rows(province), areas.former(province))


def is_unfinished(project: Project) -> bool:
    """Tell whether a move of folders was interrupted."""
    return (project.root / UNFINISHED).is_file()


def read_registry(project: Project) -> SourceFile | None:
    """Read groups.yaml (`None` where there is none)."""
    if not project.groups.is_file():
        return None
    content = project.groups.read_bytes()
    return SourceFile("", project.shown(project.groups), content, size=min(len(content), 1))


def read_sources(project: Project) -> Sources:
    """Read every post, and look at every picture, without following symbolic links."""
    posts: list[SourceFile] = []
    pictures: list[str] = []
    attachments: list[str] = []
    problems: list[Diagnostic] = []
    root = project.docs / post_paths.POSTS
    if root.is_symlink() or root.is_file():
        problems.append(Diagnostic("KIM021", Span(project.shown(root))))
    docs, shown_docs = str(project.docs), project.shown(project.docs)
    for entry in _walk(root):
        uri = entry.path[len(docs) :].replace(os.sep, "/").lstrip("/")
        shown = f"{shown_docs}/{uri}"
        match post_paths.role(uri):
            case FileRole.POST:
                posts.append(_read(entry, uri, shown))
            case FileRole.PICTURE:
                pictures.append(uri)
            case FileRole.ATTACHMENT:
                attachments.append(uri)
            case FileRole.STRAY if entry.is_symlink():
                problems.append(Diagnostic("KIM021", Span(shown)))
            case FileRole.STRAY:
                problems.append(post_paths.stray(uri, shown))
    files, bad = read_pictures(project, pictures)
    problems += bad.values()
    found = tuple(posts), tuple(files), frozenset(bad), tuple(problems)
    return Sources(*found, tuple(attachments))


def read_post(project: Project, path: Path) -> SourceFile:
    """Read one post, wherever in the docs folder it lies."""
    uri = path.relative_to(project.docs).as_posix()
    # Where the project lies is its owner's affair: a link on the way there is none to a post.
    own = [path, *path.parents][: len(PurePosixPath(uri).parts)]
    shown = project.shown(path)
    if any(part.is_symlink() for part in own) or not path.is_file():
        return SourceFile(uri, shown, b"", is_link=True)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_POST else b""
    except OSError:  # Nobody may read it, just as if it were not there.
        return SourceFile(uri, shown, b"", is_link=True)
    return SourceFile(uri, shown, content, size=size)


def reader(project: Project) -> Callable[[str], SourceFile]:
    """Return what reads one post, by its path in the docs folder."""
    return lambda uri: read_post(project, project.docs / uri)


def list_files(project: Project) -> list[str]:
    """Return the path of every file below the docs folder, relative to it, in order."""
    length = len(str(project.docs)) + 1
    return [entry.path[length:].replace(os.sep, "/") for entry in _walk(project.docs)]


def endless_folders(project: Project) -> list[Diagnostic]:
    """Report linked folders that lead back into the docs folder.

    An engine that follows links would walk them for ever, so they stop the build.
    """
    docs = Path(os.path.realpath(project.docs))
    links = (path for path in _folders(project.docs) if path.is_symlink())
    return [
        Diagnostic("KIM021", Span(project.shown(path)))
        for path, target in ((link, Path(os.path.realpath(link))) for link in links)
        if target.is_relative_to(docs) or docs.is_relative_to(target)
    ]


def _folders(folder: Path) -> Iterator[Path]:
    """Yield the folders below a folder in order, linked ones without what lies in them."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir():
            yield path
            if not path.is_symlink():
                yield from _folders(path)


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder in order; a linked folder counts as one file."""
    if not folder.is_dir() or folder.is_symlink():
        return
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield entry


def _read(entry: os.DirEntry[str], uri: str, shown: str) -> SourceFile:
    if not entry.is_file(follow_symlinks=False):
        return SourceFile(uri, shown, b"", is_link=True)
    size = entry.stat().st_size
    content = b""
    if size <= LARGEST_POST:
        try:
            with open(entry.path, "rb") as file:  # noqa: PTH123 - ten thousand Paths cost time
                content = file.read()
        except OSError:  # Nobody may read it, just as if it were not there.
            return SourceFile(uri, shown, b"", is_link=True)
    return SourceFile(uri, shown, content, size=size)


def read_pictures(
    project: Project, uris: Iterable[str]
) -> tuple[list[PictureFile], dict[str, Diagnostic]]:
    """Read pictures, or say of each why it is none, by its path relative to the docs folder."""
    files: list[PictureFile] = []
    problems: dict[str, Diagnostic] = {}
    for uri in uris:
        path = project.docs / uri
        if problem := _picture_problem(path, project.shown(path)):
            problems[uri] = problem
        else:
            files.append(PictureFile(uri, hash_of(path.read_bytes())))
    return files, problems


def _picture_problem(path: Path, shown: str) -> Diagnostic | None:
    """Say why a picture may not be published, if so."""
    span = Span(shown)
    if path.is_symlink() or not path.is_file():
        return Diagnostic("KIM021", span)
    size = path.stat().st_size
    if size > LARGEST_PICTURE:
        return Diagnostic("KIM059", span, {"size": megabytes(size), "limit": "10 MB"})
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if post_paths.is_heic(head):
        return Diagnostic("KIM163", span, {"name": path.name})
    if not post_paths.has_signature(path.name, head):
        return Diagnostic("KIM032", span, {"name": path.name})
    return None


def hash_of(content: bytes) -> str:
    """Return the hash that names a picture's content."""
    return hashlib.blake2b(content).hexdigest()[:HASH_DIGITS]
