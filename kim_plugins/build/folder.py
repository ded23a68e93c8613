"""A site folder and the record of what was made in it. Needs neither engine nor model."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kim_plugins.build.manifest import Made

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
        paths = list(self.known)
        shares = [paths[start : start + SHARE] for start in range(0, len(paths), SHARE)]
        if self.jobs < 2 or len(paths) < SMALL:
            return all(map(self.are_intact, shares))
        # Forked processes find the record in their memory; sending it would take longer.
        with ProcessPoolExecutor(self.jobs, get_context("fork"), _held.append, (self,)) as executor:
            return all(executor.map(_are_intact, shares))

    def are_intact(self, paths: Sequence[str]) -> bool:
        """Tell the same of some outputs."""
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


_held: list[Folder] = []
"""A forked process's folder."""


def _are_intact(paths: Sequence[str]) -> bool:
    return _held[-1].are_intact(paths)


def write(path: str, content: bytes, folder: Path) -> Written:
    """Write one file at once: whoever reads it sees the old one or the new one."""
    target = folder / path
    temporary = target.with_name(target.name + TEMPORARY)
    try:
        temporary.write_bytes(content)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
    temporary.replace(target)
    return Written(path, len(content), content_hash(content))


def content_hash(content: bytes) -> str:
    """Return the hash by which a file on disk is recognised."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
