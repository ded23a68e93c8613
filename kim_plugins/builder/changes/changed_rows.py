"""Changes the lines of some posts in a file that has some for each (`views/output.RowsFile`)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from kim_plugins.model.posts import Post
from kim_plugins.views.output import RowsFile


def patched(file: RowsFile, old: bytes, pairs: Iterable[tuple[Post | None, Post | None]]) -> bytes:
    """Return a file's content, made from an older one.

    `pairs` are published posts as they were and as they are, of which some have lines.
    """
    try:
        return _Lines(file, old).changed(pairs)
    except LookupError:  # It isn't such a file.
        return file.make()


class _Lines:
    """The lines of a file, each ended like any but the last."""

    def __init__(self, file: RowsFile, old: bytes) -> None:
        self._file = file
        self._end = file.between + b"\n"
        if not (old.startswith(file.head) and old.endswith(b"\n" + file.tail)):
            raise LookupError
        self._text = bytearray(old)  # In place: these files are the largest of a site.
        del self._text[len(old) - len(file.tail) :]
        if len(self._text) > len(file.head):
            self._text[-1:] = self._end

    def changed(self, pairs: Iterable[tuple[Post | None, Post | None]]) -> bytes:
        """Return the whole content, with the lines of these posts changed."""
        file, come = self._file, []
        for was, now in pairs:
            old, new = (one if one and file.holds(one) else None for one in (was, now))
            if old and new and old.order == new.order:
                self._put(*self._place(old), self._lines(new))
            else:
                if old:
                    self._put(*self._place(old), b"")
                if new:
                    come.append(new)
        self._add(come)
        if len(self._text) > len(file.head):
            self._text[-len(self._end) :] = b"\n"
        self._text += file.tail
        return bytes(self._text)

    def _add(self, come: list[Post]) -> None:
        """Add lines, each after those of the post before it."""
        wanted = {post.source for post in come}
        posts = itertools.chain(self._file.posts() if come else (), [None])
        beside = ((post, earlier) for post, earlier in itertools.pairwise(posts) if post)
        found = (pair for pair in beside if pair[0].source in wanted)
        for post, earlier in reversed([*itertools.islice(found, len(come))]):
            start = self._place(earlier)[1] if earlier else len(self._file.head)
            self._put(start, start, self._lines(post))

    def _lines(self, post: Post) -> bytes:
        return b"".join(row + self._end for row in self._file.rows(post))

    def _put(self, start: int, end: int, line: bytes) -> None:
        self._text[start:end] = line

    def _place(self, post: Post) -> tuple[int, int]:
        """Return where a post's lines begin and end; raise `LookupError` where there are none."""
        mark = self._file.mark(post)
        at = self._text.find(mark)
        if at < 0:
            raise LookupError(post.source)
        # What marks it may begin with the line feed before it.
        start, end = self._text.rfind(b"\n", 0, at + 1) + 1, self._text.index(b"\n", at + 1) + 1
        while self._text.startswith(mark, end - 1):
            end = self._text.index(b"\n", end) + 1
        return start, end
