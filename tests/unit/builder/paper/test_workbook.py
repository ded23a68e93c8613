"""A workbook as spreadsheets read it: text stays text, dates are dates, nothing is computed."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl

from kim_plugins.builder.paper.workbook import workbook
from kim_plugins.views.report import Table

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
HEAD = ("Tanggal", "Kode", "Judul", "Jumlah")
ROW = (dt.date(2026, 11, 8), "64.10", "=1+1", 1234)
TABLES = [Table("Tulisan", HEAD, [ROW], "Catatan."), Table("Kosong", HEAD, [])]


def test_cells_are_what_they_were() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook("Rapor & kantor", TABLES, NOW)))

    assert book.sheetnames == ["Tulisan", "Kosong"]
    head, cells, *_ = book["Tulisan"].iter_rows()
    assert tuple(cell.value for cell in head) == HEAD
    assert [cell.value for cell in cells] == [dt.datetime(2026, 11, 8), *ROW[1:]]  # noqa: DTZ001
    assert [cell.data_type for cell in cells] == ["d", "s", "s", "n"]


def test_the_same_tables_are_the_same_bytes() -> None:
    assert workbook("Rapor", TABLES, NOW) == workbook("Rapor", TABLES, NOW)


def test_a_row_is_as_high_as_its_longest_text() -> None:
    long = Table("Panjang", ("Judul", "Median"), [("Panen madu " * 14, 1.5), ("Panen madu", 2)])
    sheet = openpyxl.load_workbook(io.BytesIO(workbook("Rapor", [long], NOW)))["Panjang"]

    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [45, None]
    assert [sheet.cell(row, 2).value for row in (2, 3)] == [1.5, 2]
