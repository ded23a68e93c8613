"""The files of an export, wherever they lie: a file, a folder, or a ZIP archive.

Names are only compared and never written to, so nothing can climb out; what is unpacked is
counted while it is read, so nothing can swell without end.
"""

from __future__ import annotations

import dataclasses
import lzma
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
_CUT = "arsip ZIP ini rusak atau terpotong. Unduh atau salin sekali lagi sampai selesai."


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
    elif unpacks and path.is_file() and _head(path, 4) == b"PK\x03\x04":
        raise Unreadable(f"{path.name}: {_CUT}")
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
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        raise Unreadable(f"{path.name}: tidak dapat dibuka. Periksa izin berkasnya.") from None


def _archive(path: Path) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(path)  # Stays open: its list of files is long to read.
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(f"{path.name}: {_CUT}") from None
    for info in archive.infolist()[: MOST_FILES + 1]:
        if not info.is_dir():
            yield Member(
                info.filename,
                lambda size, info=info: _unpacked(archive, path.name, info, size),  # type: ignore[misc]
            )


def _unpacked(archive: zipfile.ZipFile, of: str, info: zipfile.ZipInfo, size: int) -> bytes:
    try:
        with archive.open(info) as file:
            return file.read(size)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError):
        raise Unreadable(f"{of}: arsip ZIP ini rusak atau terpotong di {info.filename}.") from None
    except RuntimeError:
        raise Unreadable(f"{of}: arsip ZIP ini dikunci dengan sandi.") from None
