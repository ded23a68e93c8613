"""Writes tables as a workbook: Indonesian spreadsheets read commas in CSV as decimal signs."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from kim_plugins.views.report import Cell, Table

_WIDEST, _NARROWEST = 60, 8
"""Characters of a column."""
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
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, looks)
    for column, head in enumerate(table.head):
        longest = max([len(head), *(len(_shown(row[column])) for row in table.rows)])
        sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
    if table.note:
        sheet.write_string(len(table.rows) + 2, 0, table.note)


def _write(sheet: Any, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    match cell:
        case dt.date():
            sheet.write_datetime(row, column, cell, looks["date"])
        case int():
            sheet.write_number(row, column, cell)
        case _:
            sheet.write_string(row, column, cell, looks["text"])


def _shown(cell: Cell) -> str:
    return "00 mmm 0000" if isinstance(cell, dt.date) else str(cell)
