"""A site folder and the record of what was made in it. Needs neither engine nor model."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from kim_plugins.build.manifest import Made
from kim_plugins.build.processes import shared_map

Item = TypeVar("Item")
SHARE = 64
"""Outputs that a process takes at a time."""
SMALL = 200
"""Outputs below which one process is faster than several."""
TEMPORARY = ".kim-tmp"
"""Ends the name of a file that is being written; an interrupted build may leave one."""


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

    def is_intact(self) -> bool:
        """Tell whether every recorded output lies there as it was made."""
        if self.journal.exists():
            return False
        shares = shares_of(list(self.known))
        jobs = self.jobs if len(self.known) >= SMALL else 1
        return all(shared_map(self._are_intact, shares, jobs))

    def _are_intact(self, paths: Sequence[str]) -> bool:
        return all(self.lies_there(path, self.known[path]) for path in paths)

    def lies_there(self, path: str, made: Made) -> bool:
        """Tell whether an output on disk has the recorded size and hash."""
        target = self.site / path
        try:
            content = target.read_bytes()
        except OSError:
            return False
        is_same = len(content) == made.size and content_hash(content) == made.hash
        return is_same and not target.is_symlink()


def shares_of(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Part a list into what a process takes at a time."""
    return [items[start : start + SHARE] for start in range(0, len(items), SHARE)]


def write(path: str, content: bytes, folder: Path) -> Written:
    """Write one file at once: whoever reads it sees the old one or the new one.

    What stands in its way, a file for a folder or a folder for a file, is removed.
    """
    target = folder / path
    name = f"{os.getpid()}-{content_hash(path.encode('utf-8', 'surrogateescape'))[:8]}{TEMPORARY}"
    temporary = target.with_name(name)
    try:
        temporary.write_bytes(content)
    except OSError:
        _clear_way(target.parent, folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    temporary.replace(target)
    return Written(path, len(content), content_hash(content))


def _clear_way(parent: Path, folder: Path) -> None:
    """Remove a file that stands where a folder belongs."""
    while parent != folder:
        if parent.is_symlink() or parent.is_file():
            with contextlib.suppress(OSError):
                parent.unlink()
        parent = parent.parent


def content_hash(content: bytes) -> str:
    """Return the hash by which a file on disk is recognised."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
