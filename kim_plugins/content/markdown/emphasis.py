"""Emphasis and strong emphasis: signs that pair say something, all others are text.

After CommonMark 6.2, more generous to people: a sign needs no blank or punctuation beside it,
and an opening with fewer signs than the closing yields to one with as many (`**a *b**`). A
processor of our own, since Python-Markdown's differs between releases, and 3.11 publishes its
placeholders and drops letters where signs don't pair (`*a **b*` before a break).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE

_RUN = re.compile(r"\*+|_+")
_NOTED = re.compile(
    INLINE_PLACEHOLDER_RE.pattern + r"(?=[*_])|(?<=[*_])" + INLINE_PLACEHOLDER_RE.pattern
)
"""What stands beside signs and was found before."""
_FARTHEST = 50
"""Openings that are looked at for one closing."""
_DEEPEST = 10
"""Levels of emphasis that are shown; what stands around them is text."""
_LONGEST = 6
"""More signs in a row are a line drawn by hand."""


@dataclasses.dataclass(slots=True)
class _Run:
    """Signs in a row, as far as they are not yet used."""

    sign: str
    start: int
    end: int
    given: int
    """How many there were."""
    opens: bool
    closes: bool

    @property
    def count(self) -> int:
        return self.end - self.start

    def may_close(self, opening: _Run) -> bool:
        """Tell whether two runs can pair (CommonMark 6.2, rules 9 and 10)."""
        is_doubtful = self.closes and (self.opens or opening.closes)
        is_third = (self.given + opening.given) % 3 == 0 and bool(self.given % 3)
        return opening.sign == self.sign and not (is_doubtful and is_third)


class _Pair(NamedTuple):
    """Where the signs on both sides of emphasised words begin and end.

    Counted from the end of the text, which stays as what comes before it is replaced.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int


class Emphasis(InlineProcessor):
    """Makes `<em>` and `<strong>` of pairs, the outermost ones of a text one after another."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"[*_]", md)
        self.waiting: dict[str, list[list[_Pair]]] = {}
        """The pairs in the rest of a text, by that rest: outermost ones, each with those in it."""

    def reset(self) -> None:
        """Forget what an interrupted run has left."""
        self.waiting.clear()

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        """Return what stands for a match, and from where to where."""
        groups = self.waiting.pop(data[m.start() :], None)
        if groups is None:
            groups = _grouped(_pairs(self._with_breaks(data)))[::-1]
        if not groups:
            return None, m.start(), len(data)
        pairs = groups.pop()
        start, end = len(data) - pairs[0].start, len(data) - pairs[0].end
        if following := _RUN.search(data, end):
            self.waiting[data[following.start() :]] = groups
        return _element(data, pairs), start, end

    def _with_breaks(self, data: str) -> str:
        """Return a text with blanks for the line breaks in it that were found before."""
        if "\x02" not in data:
            return data
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]

        def blank(found: re.Match[str]) -> str:
            is_break = getattr(stash.get(found[1] or found[2]), "tag", "") == "br"
            return " " * len(found[0]) if is_break else found[0]

        return _NOTED.sub(blank, data)


def unpaired(data: str) -> list[int]:
    """Return the places of the signs for bold that stand before a word and that nothing ends."""
    open_runs: list[_Run] = []
    _pairs(data, open_runs)
    return [
        run.start
        for run in open_runs
        if run.count == run.given == 2 and not run.closes and run.sign == "*"
    ]


def _pairs(data: str, open_runs: list[_Run] | None = None) -> list[_Pair]:
    """Return what pairs in a text, in the order of their beginnings; leave what stays open."""
    open_runs = [] if open_runs is None else open_runs
    found: list[_Pair] = []
    heights: list[tuple[int, int]] = []
    """Where pairs that stand in no other begin, and how many levels each has."""
    for run in _runs(data):
        while run.closes and run.count and (place := _opening(open_runs, run)) is not None:
            opening = open_runs[place]
            del open_runs[place + 1 :]
            size = _size(opening.count, run.count)
            places = (opening.end - size, opening.end, run.start, run.start + size)
            height = 1
            while heights and heights[-1][0] > places[0]:
                height = max(height, 1 + heights.pop()[1])
            heights.append((places[0], height))
            if height <= _DEEPEST:
                found.append(_Pair(*(len(data) - place for place in places)))
            opening.end -= size
            run.start += size
            if not opening.count:
                open_runs.pop()
        if run.opens and run.count:
            open_runs.append(run)
    return sorted(found, reverse=True)


def _grouped(pairs: list[_Pair]) -> list[list[_Pair]]:
    """Return the outermost pairs, each followed by those inside it."""
    groups: list[list[_Pair]] = []
    for pair in pairs:
        if groups and pair.start > groups[-1][0].end:
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return groups


def _runs(data: str) -> Iterator[_Run]:
    """Yield the runs that can open or close; `2*3` and `*888*1#` have signs of their own."""
    for found in _RUN.finditer(data):
        start, end = found.span()
        before, after = data[start - 1 : start], data[end : end + 1]
        opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
        is_text = end - start > _LONGEST
        if is_text or (found[0] == "*" and before.isalnum() and after.isalnum()):
            continue
        if found[0].startswith("_"):
            opens = opens and not _is_word(before)
            closes = closes and not _is_word(after)
        if opens or closes:
            yield _Run(found[0][0], start, end, end - start, opens, closes)


def _opening(open_runs: list[_Run], closing: _Run) -> int | None:
    """Return the place of the run that a closing one belongs to.

    The last that it can pair with; one with fewer signs yields to one with as many.
    """
    last = None
    for place in range(len(open_runs) - 1, max(-1, len(open_runs) - 1 - _FARTHEST), -1):
        if closing.may_close(open_runs[place]):
            count = open_runs[place].count
            if count == closing.count or (last is None and count > closing.count):
                return place
            last = place if last is None else last
    return last


def _size(opening: int, closing: int) -> int:
    """Return how many signs pair: of three the inner one says emphasis, the two strong."""
    if opening == closing == 3:
        return 1
    return min(2, opening, closing)


def _element(data: str, pairs: list[_Pair]) -> Element:
    """Make the element of the first pair, with those inside it."""
    outer, size = Element("root"), len(data)
    levels = [(outer, pairs[0])]
    position = size - pairs[0].start
    for pair in pairs:
        while len(levels) > 1 and levels[-1][1].inner_end >= pair.start:
            position = _closed(levels, data, position)
        _append(levels[-1][0], data[position : size - pair.start])
        element = Element("strong" if pair.start - pair.inner_start == 2 else "em")
        levels[-1][0].append(element)
        levels.append((element, pair))
        position = size - pair.inner_start
    while len(levels) > 1:
        position = _closed(levels, data, position)
    return outer[0]


def _closed(levels: list[tuple[Element, _Pair]], data: str, position: int) -> int:
    """End the innermost element and return where the text goes on behind it."""
    element, pair = levels.pop()
    _append(element, data[position : len(data) - pair.inner_end])
    return len(data) - pair.end


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
