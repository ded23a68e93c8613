"""Lists as people write them, and as GitHub shows them to them.

Nested by spaces or by another mark at the same indent; right after a sentence; with the
marks of chats, Word and officials (`•`, `1)`, `(1)`, `a.`). A line without a mark right
after a list is a paragraph of its own, and an indent outside of lists means nothing.
Python-Markdown wants four spaces a level, a blank line and `1.` or `-`, and silently makes
plain text or code of the rest.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from markdown.preprocessors import Preprocessor

from kim_plugins.content.markdown.layout.items import Item, amounts_of, items_of
from kim_plugins.content.markdown.layout.lines import goes_on
from kim_plugins.content.markdown.layout.marks import MAY_MARK, Mark
from kim_plugins.content.markdown.layout.signs import APART, PLAIN, numbered

_INDENT = 4
"""Spaces of a level, and of a tab."""
_PROSE = re.compile(r"[^\s#>|`~\x02]|#{1,6}[ \t]")
"""How a line begins that is part of a paragraph, or is a heading."""
_HOLDER = re.compile(r"\[\^[^\]\n]+\]:|:[ \t]")
"""A footnote's text or a definition: indented lines below it belong to it."""
_RULE = re.compile(r"(?:[─━═—–]{3,}|~{8,}|(?:[*•] ?){3,}|(?P<below>={3,}))[ \t]*")
_FIRST = frozenset(" ─━═—–=~")


def _may_change(line: str) -> bool:
    """Tell whether a line is set in, holds a tab or is a rule; without marks others stay."""
    return line[:1] in _FIRST or "\t" in line


class Lists(Preprocessor):
    """Rewrites the marks and indents of items, and of the lines that belong to them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with four spaces for each level of a list, and none elsewhere."""
        # Line by line, since a search through the whole text takes ten times as long.
        if not any(map(_may_change, lines)) and not any(map(MAY_MARK.match, lines)):
            return lines
        return _Writer([line.expandtabs(_INDENT) for line in lines]).written()


@dataclasses.dataclass(slots=True)
class _Level:
    """A list that is open."""

    own: int
    """The indent of its items, as written, in spaces."""
    first: Mark
    shown: int
    """The number of its last item."""
    is_lazy: bool = False
    """Whether all of its items have the same number, as Markdown lets them."""


class _Writer:
    """One run over the lines of a text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.items = items_of(lines)
        self.amounts = amounts_of(lines)
        self.result: list[str] = []
        self.levels: list[_Level] = []
        self.nested: set[tuple[str, str]] = set()
        """Kinds of lists that were nested, as outer and inner."""
        self.chunk = 0
        """How deep in lists the line after the last empty one stands."""
        self.is_held = False
        """Whether the lines are those of a footnote or a definition."""

    def written(self) -> list[str]:
        """Return the lines in the parser's own dialect."""
        number = 0
        while number < len(self.lines):
            text = self.lines[number].lstrip(" ")
            own = len(self.lines[number]) - len(text)
            item = self.items[number]
            if not text:
                self.result.append("")
            elif number in self.amounts:
                self._other(0, PLAIN + text)
            elif item and not _RULE.fullmatch(text) and self._is_wanted(item):
                if not item.mark.rest:
                    number += 1
                self._item(number, own, item.mark)
            else:
                self._other(own, text)
            number += 1
        return self.result

    def _is_wanted(self, item: Item) -> bool:
        """Tell whether an item can begin or go on with a list (CommonMark 5.3)."""
        if self.levels or not self._before.strip():
            return True
        begins = not item.mark.style or item.mark.number == 1 or item.is_beside
        return begins and bool(_PROSE.match(self._before))

    def _item(self, number: int, own: int, mark: Mark) -> None:
        """Write an item, whose text ends at the line of this number."""
        is_apart = self._open(number, own, mark)
        depth = len(self.levels) - 1
        if self._before and self.chunk > depth:
            self.result.append("")  # Else the parser would take it for a line of what is above.
        sign = self._sign(mark, is_apart=is_apart)
        text = mark.rest or self.lines[number].strip()
        digits = f"{mark.number}." if mark.style else "-"
        self._put(depth, f"{' ' * _INDENT * depth}{digits} {sign}{text}")

    def _open(self, number: int, own: int, mark: Mark) -> bool:
        """Find or open the list of an item; tell whether it stands apart from one before."""
        levels = self.levels
        while levels and levels[-1].own > own:
            is_outermost = len(levels) == 1
            if is_outermost and (levels[0].own < _INDENT or levels[0].first.kind == mark.kind):
                levels[0].own = own  # Not set out evenly.
            else:
                levels.pop()
        if levels and (own == levels[-1].own + 1 or self._follows(mark)):
            own = levels[-1].own
        for place, level in enumerate(levels):
            if level.own == own and level.first.kind == mark.kind:
                del levels[place + 1 :]
                return False
        outer = next((level for level in reversed(levels) if level.own == own), None)
        if not outer or self._nests(number, own, outer.first, mark):
            if not levels and self._before.strip():
                self.result.append("")
            levels.append(_Level(own, mark, mark.number, self._is_lazy(number, own, mark)))
            return False
        return self._change(number, outer, mark)

    def _follows(self, mark: Mark) -> bool:
        """Tell whether an item that stands further in is the next one of the innermost list."""
        level = self.levels[-1]
        is_next = mark.number == level.shown + 1 > 1
        return bool(mark.style) and mark.kind == level.first.kind and is_next

    def _change(self, number: int, outer: _Level, mark: Mark) -> bool:
        """Go on with another mark; where one of the two is a number, in a list of its own."""
        is_below = bool(self._before.strip())
        # After an empty line nothing belongs to the item above.
        first = outer if is_below else next(e for e in self.levels if e.own == outer.own)
        place = self.levels.index(first)
        is_apart = bool(outer.first.style or mark.style)
        if is_apart and is_below:
            self.result.append("")
        is_lazy = self._is_lazy(number, outer.own, mark)
        self.levels[place:] = [_Level(outer.own, mark, mark.number, is_lazy)]
        return is_apart

    def _is_lazy(self, number: int, own: int, first: Mark) -> bool:
        """Tell whether a list repeats one number without an empty line between."""
        if not first.style:
            return False
        found = 1
        for indent, item in self._below(number, is_tight=True):
            if item and indent <= own:
                if item.mark.kind != first.kind:
                    break
                if item.mark.number != first.number:
                    return False
                found += 1
        return found > 1

    def _nests(self, number: int, own: int, outer: Mark, mark: Mark) -> bool:
        """Tell whether a list of another kind at the same indent belongs to the item before.

        Right below a number it does; else where the outer list goes on, or where lists of
        these kinds were nested before.
        """
        kinds = (outer.kind, mark.kind)
        is_below = bool(self._before.strip())
        if (outer.style and is_below) or kinds in self.nested or self._goes_on(number, own, outer):
            self.nested.add(kinds)
            return True
        return False

    def _goes_on(self, number: int, own: int, outer: Mark) -> bool:
        """Tell whether a list has another item after a line, before any other text."""
        for indent, item in self._below(number):
            if item and item.mark.kind == outer.kind and indent <= own:
                return not outer.style or item.mark.number > 1
        return False

    def _below(self, number: int, *, is_tight: bool = False) -> Iterator[tuple[int, Item | None]]:
        """Yield indent and item of each line after one, up to other text at the margin.

        Where `is_tight`, up to an empty line as well.
        """
        for place in range(number + 1, len(self.lines)):
            line, item = self.lines[place], self.items[place]
            indent = len(line) - len(line.lstrip())
            if (is_tight and not line.strip()) or (line.strip() and not item and not indent):
                return
            yield indent, item

    def _sign(self, mark: Mark, *, is_apart: bool) -> str:
        """Return what the parser can't know of an item's number, and note it."""
        level = self.levels[-1]
        if not mark.style:
            return ""
        if level.first is mark:
            is_plain = mark.style == "1" and mark.number == 1
            return (APART if is_apart else "") + ("" if is_plain else _of(mark))
        level.shown += 1
        if mark.number == level.shown or level.is_lazy:
            return ""
        level.shown = mark.number
        return _of(mark)

    def _other(self, own: int, text: str) -> None:
        """Write a line that is no item."""
        before = self._before
        if self.levels and (own < self.levels[0].own or (own == self.levels[0].own and not before)):
            own = 0  # No further in than the list itself, all of which is set in.
        if own == 0:
            if self.levels and before and not goes_on(before.strip(), text):
                self.result.append("")
            self.is_held = bool(_HOLDER.match(text)) or (self.is_held and bool(before))
        while self.levels and (self.levels[-1].own > own or own == 0):
            self.levels.pop()
        rule = _RULE.fullmatch(text)
        if rule and not self.levels and not (rule["below"] and self._before):
            text = "* * *"
        self._put(len(self.levels), " " * self._indent(own) + text)

    @property
    def _before(self) -> str:
        """Return the line that was written last."""
        return self.result[-1] if self.result else ""

    def _put(self, depth: int, line: str) -> None:
        """Write a line that stands so deep in lists."""
        if not self._before:
            self.chunk = depth
        self.result.append(line)

    def _indent(self, own: int) -> int:
        """Return the indent that a line of this `own` indent needs below the open items."""
        if not self.levels:
            return own if self.is_held else 0
        return _INDENT * len(self.levels)


def _of(mark: Mark) -> str:
    return numbered(mark.style, mark.number)
