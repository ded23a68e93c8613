"""Changes the lines of some posts in a file that has some for each (`views/output.RowsFile`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kim_plugins.builder.storage.folder import Pieces
from kim_plugins.model.posts import Post
from kim_plugins.views.output import RowsFile


def patched(file: RowsFile, old: bytes, pairs: Iterable[tuple[Post | None, Post | None]]) -> Pieces:
    """Return a file's content in pieces, most of them pieces of an older one.

    `pairs` are published posts as they were and as they are, of which some have lines.
    """
    try:
        return _Lines(file, old).changed(pairs)
    except LookupError:  # It isn't such a file.
        return [file.make()]


class _Lines:
    """The lines of a file, each ended like any but the last.

    Nothing is copied: these files are the largest of a site.
    """

    def __init__(self, file: RowsFile, old: bytes) -> None:
        if not (old.startswith(file.head) and old.endswith(b"\n" + file.tail)):
            raise LookupError
        self._file, self._old = file, old
        self._end = file.between + b"\n"
        self._last = len(old) - len(file.tail)
        """Where the lines end."""
        self._edits: list[tuple[int, int, bytes]] = []
        """Lines that stand instead of others, or between two."""
        self._added: dict[str, int] = {}
        """Where lines were put that had none, by the file of their post."""

    def changed(self, pairs: Iterable[tuple[Post | None, Post | None]]) -> Pieces:
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
            lines[-1:] = [lines[-1][: -len(self._end)], b"\n"]
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

    def _kept(self) -> Iterator[bytes | memoryview]:
        """Yield the lines that stay and those that are edited, in their order."""
        start = len(self._file.head)
        whole = memoryview(self._old)
        for first, end, lines in [*sorted(self._edits, key=_place_of), (self._last,) * 2 + (b"",)]:
            if first == self._last > start:
                yield from (whole[start : first - 1], self._end)
            elif first > start:
                yield whole[start:first]
            if lines:
                yield lines
            start = max(start, end)

    def _place(self, post: Post) -> tuple[int, int]:
        """Return where a post's lines begin and end; raise `LookupError` where there are none."""
        mark, text = self._file.mark(post), self._old
        at = text.find(mark)
        if at < 0:
            raise LookupError(post.source)
        # What marks it may begin with the line feed before it.
        start, end = text.rfind(b"\n", 0, at + 1) + 1, text.index(b"\n", at + 1) + 1
        while text.startswith(mark, end - 1):
            end = text.index(b"\n", end) + 1
        return start, end


def _place_of(edit: tuple[int, int, bytes]) -> tuple[int, int]:
    """Sort key: what is put before a line comes before what stands instead of it."""
    return edit[:2]
