"""Files too large to be held whole: parts of them are found, and read where they are needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

PART = 1 << 18
"""Bytes that are held at once."""
LINE = 1 << 12
"""Bytes in which the end of a line is looked for at once."""


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
    """A file that is searched from its end, where what is new stands, and read in parts.

    Its methods raise `OSError` where it is gone.
    """

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

    def last(self, wanted: bytes) -> int:
        """Return where some bytes stand last; raise `LookupError` where they do nowhere."""
        end = self._size
        while end > 0:
            start = max(0, end - PART)
            if (at := self.read(start, end + len(wanted) - 1).rfind(wanted)) >= 0:
                return start + at
            end = start
        raise LookupError(wanted)

    def line_at(self, place: int) -> tuple[int, int]:
        """Return where a line begins and the next one does, of which a byte stands at a place."""
        start = end = place
        while start > 0:
            before = self.read(start - LINE, start)
            start = max(0, start - LINE)
            if (at := before.rfind(b"\n")) >= 0:
                start += at + 1
                break
        while end < self._size:
            after = self.read(end, end + LINE)
            at = after.find(b"\n")
            end += len(after) if at < 0 else at + 1
            if at >= 0:
                break
        return start, end
