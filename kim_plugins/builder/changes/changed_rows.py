"""Changes the lines of some posts in a file that has one for each (`views/output.RowsFile`)."""

from __future__ import annotations

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
        self._text = old[: len(old) - len(file.tail)]
        if self._text != file.head:
            self._text = self._text[:-1] + self._end

    def changed(self, pairs: Iterable[tuple[Post | None, Post | None]]) -> bytes:
        """Return the whole content, with the lines of these posts changed."""
        file, come = self._file, []
        for was, now in pairs:
            old, new = (one if one and file.holds(one) else None for one in (was, now))
            if old and new and old.order == new.order:
                self._put(*self._place(old), file.row(new) + self._end)
            else:
                if old:
                    self._put(*self._place(old), b"")
                if new:
                    come.append(new)
        self._add(come)
        is_any = self._text != file.head
        lines = self._text[: -len(self._end)] + b"\n" if is_any else self._text
        return lines + file.tail

    def _add(self, come: list[Post]) -> None:
        """Add lines, each after that of the post before it."""
        posts = self._file.posts() if come else ()
        wanted = {post.source for post in come}
        before = [None, *posts]
        for number, post in enumerate(posts):
            if post.source in wanted:
                earlier = before[number]
                start = self._place(earlier)[1] if earlier else len(self._file.head)
                self._put(start, start, self._file.row(post) + self._end)

    def _put(self, start: int, end: int, line: bytes) -> None:
        self._text = self._text[:start] + line + self._text[end:]

    def _place(self, post: Post) -> tuple[int, int]:
        """Return where a post's line begins and ends; raise `LookupError` where there is none."""
        at = self._text.find(self._file.mark(post))
        if at < 0:
            raise LookupError(post.source)
        # What marks it may begin with the line feed before it.
        return self._text.rfind(b"\n", 0, at + 1) + 1, self._text.index(b"\n", at + 1) + 1
