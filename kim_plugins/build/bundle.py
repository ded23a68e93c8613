"""The files of an export, wherever they lie: a file, a folder, or a ZIP archive.

Names are only compared and never written to, so nothing can climb out; what is unpacked is
counted while it is read, so nothing can swell without end.
"""

from __future__ import annotations

import dataclasses
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from kim_plugins.content.imports.article import Unreadable

LARGEST = 200_000_000
"""Bytes of one file; an export of ten thousand articles has a tenth of it."""
LARGEST_PICTURE = 30_000_000
MOST_FILES = 100_000


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """A file of an export, not yet read."""

    name: str
    """Its path within the export, with slashes."""
    open: Callable[[int], bytes]
    """Reads at most so many bytes."""

    @property
    def suffix(self) -> str:
        """Return the ending of its name, in lower case."""
        return posixpath.splitext(self.name)[1].lower()

    def read(self, limit: int = LARGEST) -> bytes:
        """Return the file's content; raise `Unreadable` where it is larger than allowed."""
        content = self.open(limit + 1)
        if len(content) > limit:
            size = limit // 1_000_000
            raise Unreadable(f"{self.name}: lebih besar dari {size} MB, jadi tidak dibaca.")
        return content


def members(path: Path, *, unpacks: bool = True) -> list[Member]:
    """List the files of an export; without `unpacks` an archive is a file. Raises `Unreadable`."""
    if path.is_dir():
        found = list(_folder(path))
    elif unpacks and zipfile.is_zipfile(path):
        found = list(_archive(path))
    elif path.is_file():
        found = [Member(path.name, lambda size: _head(path, size))]
    else:
        raise Unreadable(f"Tidak ada berkas {path}. Periksa letak dan namanya.")
    if len(found) > MOST_FILES:
        raise Unreadable(f"{path}: berisi lebih dari {MOST_FILES} berkas, jadi tidak dibaca.")
    return sorted(found, key=lambda member: member.name)


def _folder(path: Path) -> Iterator[Member]:
    for file in path.rglob("*"):
        if file.is_file() and not file.is_symlink():
            name = file.relative_to(path).as_posix()
            yield Member(name, lambda size, file=file: _head(file, size))  # type: ignore[misc]


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _archive(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        listed = archive.infolist()
    for info in listed[: MOST_FILES + 1]:
        if not info.is_dir():
            name = info.filename
            yield Member(name, lambda size, name=name: _unpacked(path, name, size))  # type: ignore[misc]


def _unpacked(path: Path, name: str, size: int) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as file:
            return file.read(size)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise Unreadable(f"{path.name}: arsip ZIP ini rusak atau terpotong di {name}.") from None
    except RuntimeError:
        raise Unreadable(f"{path.name}: arsip ZIP ini dikunci dengan sandi.") from None
