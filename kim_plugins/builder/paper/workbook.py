"""Writes tables as a workbook: Indonesian spreadsheets read commas in CSV as decimal signs."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Sequence
from typing import Any

from kim_plugins.views.report import Cell, Table

_WIDEST, _NARROWEST = 60, 8
"""Characters of a column."""
_LINE_POINTS = 15
"""The height of a row of one line. Longer ones get theirs here: not every program works it out."""
_NOTHING_IS_GUESSED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(title: str, tables: Sequence[Table], made: dt.datetime) -> bytes:
    """Return an .xlsx (ISO/IEC 29500) with a sheet a table: text as text, dates as dates.

    `made` is the moment that it bears, so that the same tables give the same bytes.
    """
    import xlsxwriter  # Only reports need it.

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _NOTHING_IS_GUESSED) as book:
        book.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"valign": "top", "align": "right", "indent": 1}),
            "date": book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"}),
        }
        for table in tables:
            _sheet(book.add_worksheet(table.name), title, table, looks)
    return written.getvalue()


def _sheet(sheet: Any, title: str, table: Table, looks: dict[str, Any]) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{title.replace('&', '&&')}")
    sheet.write_row(0, 0, table.head, looks["head"])
    sheet.freeze_panes(1, 0)
    widths = [_width(head, column, table) for column, head in enumerate(table.head)]
    for number, row in enumerate(table.rows, start=1):
        sheet.set_row(number, _LINE_POINTS * max(map(_lines, row, widths)))
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, looks)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    if table.note:
        sheet.write_string(len(table.rows) + 2, 0, table.note)


def _width(head: str, column: int, table: Table) -> int:
    longest = max([len(head), *(len(_shown(row[column])) for row in table.rows)])
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _lines(cell: Cell, width: int) -> int:
    """Return how many lines a cell takes at most, where words may leave the end of each empty."""
    return math.ceil(len(_shown(cell)) / (width * 0.9)) if len(_shown(cell)) > width else 1


def _write(sheet: Any, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    match cell:
        case dt.date():
            sheet.write_datetime(row, column, cell, looks["date"])
        case int() | float():
            sheet.write_number(row, column, cell, looks["number"])
        case _:
            sheet.write_string(row, column, cell, looks["text"])


def _shown(cell: Cell) -> str:
    return "00 mmm 0000" if isinstance(cell, dt.date) else str(cell)
