"""Where fenced code begins and ends: one reading for all who ask (CommonMark 0.31, 4.5).

A fence that is never closed is none, so that a slip doesn't make code of all that follows; a
long row of tildes is a line that chats draw.
"""

from __future__ import annotations

import bisect
import itertools
import re
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_FENCE = r"(?P<fence>`{3,}|~{3,7}(?!~))[ \t]*(?P<language>[^`\s{}]*)[^`\n]*"
_BARE = r"(?P<fence>`{3,}|~{3,7}(?!~))[ \t]*"
_LEAD = r"(?P<lead>[ \t>]*)"
PLAIN = re.compile(rf"(?P<lead> *){_FENCE}"), re.compile(rf" *{_BARE}")
"""How fences open and close at the margin or further in."""
ANYWHERE = (
    re.compile(rf"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+)*){_FENCE}"),
    re.compile(rf"{_LEAD}{_BARE}"),
)
"""In quotations and behind the marks of lists, too."""


class Fenced(NamedTuple):
    """One piece of fenced code: its first and last line, those of the fences."""

    first: int
    last: int
    lead: str
    language: str


class Fences:
    """The fences among some lines; no line is looked at again for each of them."""

    def __init__(
        self, lines: Sequence[str], forms: tuple[re.Pattern[str], re.Pattern[str]] = ANYWHERE
    ) -> None:
        self._lines = lines
        self._opens, closes = forms
        self._found: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
        """Line and length of each that can close, by its sign."""
        for number, line in enumerate(lines):
            if ("```" in line or "~~~" in line) and (bare := closes.fullmatch(line)):
                self._found[bare["fence"][0]].append((number, len(bare["fence"])))
        self._longest = {
            sign: list(itertools.accumulate((size for _, size in reversed(found)), max))[::-1]
            for sign, found in self._found.items()
        }
        """For each of them the longest from there on."""

    def at(self, number: int) -> Fenced | None:
        """Return the code that begins at a line."""
        line = self._lines[number]
        opened = self._opens.fullmatch(line) if "```" in line or "~~~" in line else None
        last = self._closing(number, opened["fence"]) if opened else 0
        return Fenced(number, last, opened["lead"], opened["language"]) if opened and last else None

    def all(self) -> Iterator[Fenced]:
        """Yield all code, in order."""
        number = 0
        while number < len(self._lines):
            if code := self.at(number):
                yield code
                number = code.last
            number += 1

    def _closing(self, number: int, fence: str) -> int:
        """Return the line that closes a fence which opens at a line, or 0."""
        found = self._found[fence[0]]
        start = bisect.bisect_right(found, (number, sys.maxsize))
        if start == len(found) or self._longest[fence[0]][start] < len(fence):
            return 0
        return next(
            line for line, size in itertools.islice(found, start, None) if size >= len(fence)
        )
