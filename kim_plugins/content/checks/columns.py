"""Columns that are set out with blanks, as text copied from a PDF has them, run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.prose import without_fences

_GAP = re.compile(r"(?:(?<=[^\s.!?…:;,|])[ \u00a0]{2,}|(?<=[.!?…;,])[ \u00a0]{4,})(?=[^\s:=|])")
"""What parts cells: not the few behind a sentence, and not those before a label's colon."""
_WIDE = 5
"""From so many blanks on two texts stand side by side, such as those of a signature."""
_SURE = 3
"""So many columns, lines or blanks are no slip of somebody who types two blanks."""
_FIGURE = re.compile(r"^[ \t]*\d|[ \u00a0]{2}[^\w]*(?:Rp[. ]*)?\d")
"""A cell that begins with a number."""
_NO_ROW = re.compile(r"[ \t]*(?:\||#{1,6}[ \t])|[^\n]*\t")

Gaps = list[tuple[int, int]]


def check(draft: Draft) -> list[Diagnostic]:
    """Look for lines that have gaps in the same places."""
    if "  " not in draft.text and "\u00a0" not in draft.text:
        return []
    return [
        Diagnostic("KIM175", draft.within(start, end), {"columns": str(columns)})
        for start, end, columns in _tables(without_fences(draft.text))
    ]


def _tables(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the first line of each run of such lines, and how many columns there are."""
    rows: list[tuple[int, str, Gaps]] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        gaps = [] if _NO_ROW.match(line) else [gap.span() for gap in _GAP.finditer(line)]
        if rows and len(gaps) != len(rows[0][2]):
            if _are_columns([(line, gaps) for _, line, gaps in rows]):
                begin, first, found = rows[0]
                yield begin, begin + len(first), len(found) + 1
            rows = []
        if gaps:
            rows.append((start, line, gaps))
        start += len(line) + 1


def _are_columns(rows: Sequence[tuple[str, Gaps]]) -> bool:
    """Tell columns from prose with a blank too many here and there."""
    if len(rows) < 2:
        return False
    columns = len(rows[0][1]) + 1
    widths = [end - start for _, gaps in rows for start, end in gaps]
    if columns < _SURE:
        # Names with their amounts read well in lines; two texts side by side do not.
        return min(widths) >= _WIDE and not any(_FIGURE.search(line) for line, _ in rows)
    if len(rows) >= _SURE:
        return True
    places = [tuple(end for _, end in gaps) for _, gaps in rows]
    return places.count(places[0]) == len(places) or sum(w >= _SURE for w in widths) > len(rows) / 2
