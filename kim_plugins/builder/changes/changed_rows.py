"""What files hold after some posts changed; of one with lines for each only theirs are made.

Such a file is a `views/output.RowsFile`.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

from kim_plugins.builder.changes.rejudging import Overtaken
from kim_plugins.builder.storage.folder import Folder, Pieces
from kim_plugins.builder.storage.large_file import LargeFile, Stretch
from kim_plugins.model.posts import Post
from kim_plugins.views.output import CardFile, File, RowsFile

Pairs = Sequence[tuple[Post | None, Post | None]]
"""Published posts as they were and as they are."""


@dataclasses.dataclass(frozen=True)
class Contents:
    """Gives the content of files; raises `Overtaken` where a picture changes meanwhile."""

    folder: Folder
    pairs: Pairs
    docs: Path
    """Where the pictures on share cards lie."""
    cache: Path

    def __call__(self, file: File) -> Pieces:
        """Return what a file holds now."""
        known = self.folder.known.get(file.path)
        if isinstance(file, RowsFile) and known and self.folder.lies_there(file.path, known):
            with contextlib.suppress(OSError):
                return patched(file, LargeFile(self.folder.site / file.path), self.pairs)
        return [self._drawn(file) if isinstance(file, CardFile) else file.make()]

    def _drawn(self, file: CardFile) -> bytes:
        from kim_plugins.builder.pages.publication import drawing_of  # A costly library.

        drawn, is_sure = drawing_of(self.docs, self.cache).draw(file)
        if not is_sure:
            raise Overtaken
        return drawn


def patched(file: RowsFile, old: LargeFile, pairs: Pairs) -> Pieces:
    """Return a file's content in pieces, most of them pieces of an older one.

    Raises `OSError` where that can't be read.
    """
    try:
        return _Lines(file, old).changed(pairs)
    except LookupError:  # It isn't such a file.
        return [file.make()]


class _Lines:
    """The lines of a file, each ended like any but the last.

    They are not held: these files are the largest of a site.
    """

    def __init__(self, file: RowsFile, old: LargeFile) -> None:
        end = b"\n" + file.tail
        if (
            old.read(0, len(file.head)) != file.head
            or old.read(len(old) - len(end), len(old)) != end
        ):
            raise LookupError
        self._file, self._old = file, old
        self._end = file.between + b"\n"
        self._last = len(old) - len(file.tail)
        """Where the lines end."""
        self._edits: list[tuple[int, int, bytes]] = []
        """Lines that stand instead of others, or between two."""
        self._added: dict[str, int] = {}
        """Where lines were put that had none, by the file of their post."""

    def changed(self, pairs: Pairs) -> Pieces:
        """Return the whole content, with the lines of these posts changed."""
        come = []
        for was, now in pairs:
            old, new = (one if one and self._file.holds(one) else None for one in (was, now))
            if old and new and old.order == new.order:
                self._edits.append((*self._place(old), self._lines(new)))
            else:
                if old:
                    self._edits.append((*self._place(old), b""))
                if new:
                    come.append(new)
        for post in sorted(come, key=lambda post: post.order):
            self._add(post)
        lines = [*self._kept()]
        if lines:  # The last one isn't parted from another.
            lines[-1:] = [_without_end(lines[-1], len(self._end)), b"\n"]
        return [self._file.head, *lines, self._file.tail]

    def _add(self, post: Post) -> None:
        """Add lines after those of the post before it."""
        earlier = self._file.before(post)
        if earlier is None:
            start = len(self._file.head)
        elif (known := self._added.get(earlier.source)) is not None:
            start = known
        else:
            start = self._place(earlier)[1]
        self._added[post.source] = start
        self._edits.append((start, start, self._lines(post)))

    def _lines(self, post: Post) -> bytes:
        return b"".join(row + self._end for row in self._file.rows(post))

    def _kept(self) -> Iterator[bytes | Stretch]:
        """Yield the lines that stay and those that are edited, in their order."""
        start = len(self._file.head)
        whole = self._old
        for first, end, lines in [*sorted(self._edits, key=_place_of), (self._last,) * 2 + (b"",)]:
            if first == self._last > start:
                yield from (whole.part(start, first - 1), self._end)
            elif first > start:
                yield whole.part(start, first)
            if lines:
                yield lines
            start = max(start, end)

    def _place(self, post: Post) -> tuple[int, int]:
        """Return where a post's lines begin and end; raise `LookupError` where there are none."""
        mark, text = self._file.mark(post), self._old
        # What marks it may begin with the line feed before it; then it may have several lines.
        first, end = text.line_at(text.last(mark) + 1)
        while first > 1 and mark.startswith(b"\n"):
            start, _ = text.line_at(first - 2)
            if text.read(start - 1, start - 1 + len(mark)) != mark:
                break
            first = start
        return first, end


def _without_end(piece: bytes | Stretch, size: int) -> bytes | Stretch:
    if isinstance(piece, Stretch):
        return dataclasses.replace(piece, end=piece.end - size)
    return piece[:-size]


def _place_of(edit: tuple[int, int, bytes]) -> tuple[int, int]:
    """Sort key: what is put before a line comes before what stands instead of it."""
    return edit[:2]
