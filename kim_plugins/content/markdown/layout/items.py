"""Which lines of a text are items of a list: each by itself, or beside others of its kind."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from kim_plugins.content.markdown.layout.marks import MAY_MARK, Mark, readings

_SIGNED = re.compile(r"[ \t]*[+-][ \t]+[^\n]*\d")


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """A line that is an item of a list."""

    mark: Mark
    is_beside: bool
    """Whether the one before or after it stands in the text as well."""


def items_of(lines: Sequence[str]) -> list[Item | None]:
    """Return what each line is an item of, if any; one with a doubtful mark has a neighbour.

    `A. Yani` and `(2) KK` are items where another line of the same stretch says `B.` or `(1)`.
    """
    found = [readings(text) if MAY_MARK.match(text) else () for text in map(str.lstrip, lines)]
    marked = [(number, mark) for number, marks in enumerate(found) if marks for mark in marks]
    neighbours = _neighbours(marked, _stretches(lines, found))
    return [
        next(_items(number, marks, lines, neighbours), None) if marks else None
        for number, marks in enumerate(found)
    ]


def amounts_of(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines whose `+` and `-` add and take away: of an account, not of a list."""
    found: set[int] = set()
    run: list[int] = []
    if not any("+" in line for line in lines):
        return frozenset()
    for number, line in enumerate([*lines, ""]):
        if _SIGNED.match(line):
            run.append(number)
            continue
        if len({lines[place].lstrip()[0] for place in run}) == 2:
            found.update(run)
        run = []
    return frozenset(found)


def _stretches(lines: Sequence[str], found: Sequence[object]) -> list[int]:
    """Return the number of each line's stretch; an item has its neighbours in its own.

    An empty line ends a stretch, unless an item or an indented line follows it.
    """
    result: list[int] = []
    stretch, is_after_blank = 0, False
    for line, marks in zip(lines, found, strict=True):
        is_blank = not line or line.isspace()
        if is_after_blank and not is_blank and not marks and not line[0].isspace():
            stretch += 1
        result.append(stretch)
        is_after_blank = is_blank
    return result


def _items(
    number: int, marks: Sequence[Mark], lines: Sequence[str], neighbours: set[tuple[int, str]]
) -> Iterator[Item]:
    """Yield the ways to read a line as an item; one without text has it on the next line."""
    for mark in marks:
        is_beside = (number, mark.kind) in neighbours
        has_text = bool(mark.rest or "".join(lines[number + 1 : number + 2]).strip())
        if has_text and (mark.is_sure or is_beside):
            yield Item(mark, is_beside)


def _neighbours(marked: Sequence[tuple[int, Mark]], stretch: Sequence[int]) -> set[tuple[int, str]]:
    """Return the readings, as line and kind, that have another of their kind next to them.

    A first one needs none where the same stretch has others: one item of many short lists.
    """
    last: dict[tuple[int, str], tuple[int, Mark]] = {}
    result: set[tuple[int, str]] = set()
    for number, mark in marked:
        place = (stretch[number], mark.kind)
        if place in last:
            before, other = last[place]
            if not mark.style or mark.number == other.number + 1:
                result |= {(before, mark.kind), (number, mark.kind)}
        last[place] = (number, mark)
    kinds = {(stretch[number], kind) for number, kind in result}
    begin = ((n, m) for n, m in marked if m.number == 1 and (stretch[n], m.kind) in kinds)
    return result | {(number, mark.kind) for number, mark in begin}
