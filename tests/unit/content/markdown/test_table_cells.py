"""Cells of hand-written pages are aligned by classes, whichever way Markdown wrote it."""

from __future__ import annotations

import pytest

from kim_plugins.content.markdown.table_cells import aligned


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<th align="right">a</th>', '<th class="kim-right">a</th>'),
        ('<td style="text-align: center;">a</td>', '<td class="kim-center">a</td>'),
        ('<td align="left">a</td>', '<td class="kim-left">a</td>'),
        ('<td align="justify">a</td>', '<td align="justify">a</td>'),
        ("<td>a</td>", "<td>a</td>"),
    ],
)
def test_a_cell_is_aligned_by_a_class(cell: str, expected: str) -> None:
    assert aligned(cell) == expected
