"""Cells of tables: aligned by classes, since `align` is obsolete and styles are not allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor

ALIGNED = {"left": "kim-left", "center": "kim-center", "right": "kim-right"}
"""The class of each way to align a cell."""
_CELL = re.compile(r'<(t[hd]) (?:align="(\w+)"|style="text-align: (\w+);?")>')


class Cells(TableProcessor):
    r"""Python-Markdown's tables with classes, and with `\|` as a bar in code too (GFM 4.10)."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]  # private in its stubs
        for cell in parent[-1]:
            if side := cell.attrib.pop("align", None):
                cell.set("class", ALIGNED[side])

    def _split_row(self, row: str) -> list[str]:
        cells: list[str] = super()._split_row(row)  # type: ignore[misc]
        if "\\|" in row and "`" in row:
            return [re.sub(r"(?<!\\)\\\|", "|", cell) for cell in cells]
        return cells


def aligned(html: str) -> str:
    """Return the HTML of hand-written pages with the same classes in its tables."""
    return _CELL.sub(
        lambda cell: (
            f'<{cell[1]} class="{ALIGNED[side]}">'
            if (side := cell[2] or cell[3]) in ALIGNED
            else cell[0]
        ),
        html,
    )
