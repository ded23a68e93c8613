"""A report as one HTML file, which a browser prints or anybody opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from kim_plugins.base.locale_id import number, short_date
from kim_plugins.builder.pages import fragments
from kim_plugins.views.output import Context, HtmlOutput
from kim_plugins.views.report import Cell, Table


def page(
    title: str, site: str, tables: Sequence[Table], made: dt.datetime, *, is_running: bool
) -> str:
    """Return the file's text: the tables that are for paper.

    `is_running` says that what they tell of isn't over yet.
    """
    context: Context = {
        "title": title,
        "site": site,
        "made": short_date(made.date()),
        "is_running": is_running,
        "tables": [_table(table) for table in tables if table.is_for_paper],
    }
    output = HtmlOutput("", "report.html", title, "", context)
    return fragments.render(output, "/")


def _table(table: Table) -> Context:
    """Write cells as text; a column of numbers stands to the right, its head with it."""
    columns = {
        n: bool(table.rows)
        and all(isinstance(row[n], int | float) or row[n] == "–" for row in table.rows)
        for n, head in enumerate(table.head)
        if head != table.off_paper
    }
    return {
        "name": table.name,
        "note": table.note,
        "head": _row(table.head, columns),
        "rows": [_row(row, columns) for row in table.rows],
    }


def _row(cells: Sequence[Cell], columns: Mapping[int, bool]) -> list[Context]:
    return [{"text": _shown(cells[n]), "is_number": is_one} for n, is_one in columns.items()]


def _shown(cell: Cell) -> str:
    match cell:
        case dt.date():
            return short_date(cell).replace(" ", "\N{NO-BREAK SPACE}")
        case int() | float():
            return number(cell)
        case _:
            return cell
