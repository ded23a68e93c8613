"""Files too large to be held whole: parts of them are found, and read where they are needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

PART = 1 << 18
"""Bytes that are held at once."""
BACK = 1 << 12
"""Bytes in which the end of the line before is looked for, at once."""


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a file, as one piece of the content of another."""

    path: Path
    start: int
    end: int

    def __len__(self) -> int:
        """Return how many bytes it has."""
        return self.end - self.start

    def __iter__(self) -> Iterator[bytes]:
        """Yield its content in small parts; raise `OSError` where the file is shorter by now."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            left = len(self)
            while left > 0:
                part = file.read(min(left, PART))
                if not part:
                    raise OSError(self.path)
                yield part
                left -= len(part)


class LargeFile:
    """A file that is searched and read like bytes; its methods raise `OSError` where it is gone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = path.stat().st_size

    def __len__(self) -> int:
        """Return how many bytes it had at first."""
        return self._size

    def part(self, start: int, end: int) -> Stretch:
        """Return what stands between two places, unread."""
        return Stretch(self._path, max(0, start), min(end, self._size))

    def read(self, start: int, end: int) -> bytes:
        """Return what stands between two places."""
        return b"".join(self.part(start, end))

    def find(self, wanted: bytes, start: int = 0) -> int:
        """Return where some bytes stand first from a place on; raise `LookupError` if nowhere."""
        before = b""
        for part in self.part(start, self._size):
            seen = before + part
            if (at := seen.find(wanted)) >= 0:
                return start - len(before) + at
            start += len(part)
            before = seen[-(len(wanted) - 1) :] if len(wanted) > 1 else b""
        raise LookupError(wanted)

    def rfind(self, wanted: int, end: int) -> int:
        """Return where a byte stands last before a place; -1 if nowhere."""
        while end > 0:
            start = max(0, end - BACK)
            if (at := self.read(start, end).rfind(wanted)) >= 0:
                return start + at
            end = start
        return -1
