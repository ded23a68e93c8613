"""A site folder and the record of what was made in it. Needs neither engine nor model."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from kim_plugins.builder.processes import shared_map
from kim_plugins.builder.storage import stamps
from kim_plugins.builder.storage.contents import parts_of
from kim_plugins.builder.storage.large_file import Stretch

Item = TypeVar("Item")
Pieces = Sequence[bytes | Stretch]
"""The content of a large file, of which most stands in another one."""
SHARE = 64
"""Outputs that a process takes at a time."""
SMALL = 200
"""Outputs below which one process is faster than several."""
_HASH = 16
"""Bytes of the hash by which a file on disk is recognised."""
TEMPORARY = ".kim-tmp"
"""Ends the name of a file that is being written; an interrupted build may leave one."""


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """One output: the digest of what it was made from, and what lay on disk afterwards."""

    digest: str
    size: int
    hash: str
    stamp: str = ""
    """What tells that nobody has touched it since (`builder/storage/stamps.py`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """What lies on disk for one output."""

    path: str
    size: int
    hash: str


@dataclasses.dataclass(frozen=True)
class Folder:
    """The site on disk, as far as it is known."""

    site: Path
    known: Mapping[str, Made]
    journal: Path
    """Holds, while a build writes, every path that it may touch."""
    jobs: int = 1

    def looked_at(self) -> dict[str, str] | None:
        """Return the stamps to be noted of outputs, if all lie there as they were made.

        `None` stands for a site of which something is missing or differs.
        """
        if self.journal.exists():
            return None
        begun = stamps.clock_ns()
        marks = {path: stamps.stamp_of(self._place(path), begun) for path in self.known}
        unsure = [path for path, made in self.known.items() if not _is_same(marks[path], made)]
        jobs = self.jobs if len(unsure) >= SMALL else 1
        if not all(shared_map(self._have_content, shares_of(unsure), jobs)):
            return None
        return {path: marks[path] for path in unsure if marks[path]}

    def _have_content(self, paths: Sequence[str]) -> bool:
        return all(self._has_content(path, self.known[path]) for path in paths)

    def lies_there(self, path: str, made: Made) -> bool:
        """Tell whether an output lies on disk as it was recorded."""
        return self.found(path, made) is not None

    def found(self, path: str, made: Made) -> Made | None:
        """Return an output with the stamp that it has, if it lies on disk as it was recorded."""
        mark = self._stamp(path)  # Taken before its content is read.
        if _is_same(mark, made):
            return made
        return dataclasses.replace(made, stamp=mark) if self._has_content(path, made) else None

    def is_untouched(self, path: str, made: Made) -> bool:
        """Tell whether an output has the stamp that was noted when its content was looked at."""
        return bool(made.stamp) and _is_same(self._stamp(path), made)

    def sweep(self) -> None:
        """Remove what writers have left that were killed."""
        sweep(self.site)

    def _stamp(self, path: str) -> str:
        return stamps.stamp_of(self._place(path), stamps.clock_ns())

    def _place(self, path: str) -> str:
        return os.path.join(self.site, path)  # noqa: PTH118 - ten thousand Paths cost time

    def _has_content(self, path: str, made: Made) -> bool:
        """Tell whether an output on disk has the recorded size and hash."""
        target = self._place(path)
        try:
            # A file of another length need not be read.
            return os.stat(target).st_size == made.size and (  # noqa: PTH116
                hash_of(parts_of(target)) == made.hash
            )
        except OSError:
            return False


def _is_same(mark: str, made: Made) -> bool:
    """Tell whether an output has the stamp that was noted when its content was looked at."""
    return bool(mark) and mark == made.stamp


def shares_of(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Part a list into what a process takes at a time."""
    return [items[start : start + SHARE] for start in range(0, len(items), SHARE)]


def write(path: str, content: bytes, folder: Path) -> Written:
    """Write one file at once: whoever reads it sees the old one or the new one.

    What stands in its way, a file for a folder or a folder for a file, is removed.
    """
    return write_pieces(path, [content], folder)[0]


def write_pieces(
    path: str, content: Pieces, folder: Path, unless: str = ""
) -> tuple[Written, bool]:
    """Write one file in the same way, in pieces; return what lies there, and whether it is new.

    It stays where what is written has the hash `unless`: which it has is known afterwards.
    """
    target = os.path.join(folder, path)  # noqa: PTH118 - ten thousand Paths cost time
    name = f"{os.getpid()}-{content_hash(path.encode('utf-8', 'surrogateescape'))[:8]}{TEMPORARY}"
    beside = os.path.dirname(target)  # noqa: PTH120
    temporary = os.path.join(beside, name)  # noqa: PTH118
    try:
        digest = _put(temporary, content)
    except OSError:
        _make_folder(beside, folder)
        digest = _put(temporary, content)
    written = Written(path, sum(map(len, content)), digest)
    if digest == unless:
        os.unlink(temporary)  # noqa: PTH108
        return written, False
    try:
        os.replace(temporary, target)  # noqa: PTH105
    except OSError:
        if not Path(target).is_dir():
            raise
        shutil.rmtree(target)
        os.replace(temporary, target)  # noqa: PTH105
    return written, True


def _put(path: str, content: Pieces) -> str:
    found = hashlib.blake2b(digest_size=_HASH)
    with open(path, "wb") as file:  # noqa: PTH123
        for part in _parts(content):
            found.update(part)
            file.write(part)
    return found.hexdigest()


def _make_folder(wanted: str, folder: Path) -> None:
    try:
        os.mkdir(wanted)  # noqa: PTH102 - most lack only this one
    except OSError:
        _make_folders(Path(wanted), folder)


def _make_folders(wanted: Path, folder: Path) -> None:
    try:
        wanted.mkdir(parents=True, exist_ok=True)
    except OSError:
        _clear_way(wanted, folder)
        wanted.mkdir(parents=True, exist_ok=True)


def _clear_way(parent: Path, folder: Path) -> None:
    """Remove a file that stands where a folder belongs."""
    while parent != folder:
        if parent.is_symlink() or parent.is_file():
            with contextlib.suppress(OSError):
                parent.unlink()
        parent = parent.parent


def sweep(site: Path) -> None:
    """Remove what writers of a site have left that were killed."""
    for left in site.rglob("*" + TEMPORARY):
        left.unlink(missing_ok=True)


def remove(stale: Iterable[str], site: Path) -> tuple[str, ...]:
    """Remove outputs and the folders that they leave empty."""
    removed = []
    for path in sorted(stale):
        target = site / path
        with contextlib.suppress(OSError):
            target.unlink()
            removed.append(path)
        _prune(target.parent, site)
    return tuple(removed)


def _prune(folder: Path, root: Path) -> None:
    """Remove a folder and those above it while they are empty."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def content_hash(content: bytes) -> str:
    """Return the hash by which a file on disk is recognised."""
    return hash_of([content])


def hash_of(content: Iterable[bytes | Stretch]) -> str:
    """Return the same for the pieces of a content."""
    found = hashlib.blake2b(digest_size=_HASH)
    for part in _parts(content):
        found.update(part)
    return found.hexdigest()


def _parts(content: Iterable[bytes | Stretch]) -> Iterator[bytes]:
    for piece in content:
        yield from piece if isinstance(piece, Stretch) else (piece,)
