"""Tables of old sites, brought to rows of equal length without spans.

markdownify lets a cell that spans rows push the cells beside it out of their columns.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

_LAYOUT = 2
_WIDEST = 50
"""Columns; a span doesn't make more."""


def settle_all(soup: BeautifulSoup) -> None:
    """Settle every table.

    One of a few rows that holds another only sets things beside one another; what stands in a
    longer one becomes words of its cell.
    """
    for table in reversed(soup.find_all("table")):
        outer = table.find_parent("table")
        if outer is not None and len(_rows(outer)) > _LAYOUT:
            _as_words(table)
        elif table.find("table") is None:
            _settle(table, soup)
        else:
            for part in table.find_all(["tbody", "thead", "tfoot", "tr", "td", "th"]):
                if part.find_parent("table") is table:
                    part.name, part.attrs = "div", {}
            table.name, table.attrs = "div", {}


def _rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _as_words(table: Tag) -> None:
    rows = (" ".join(row.get_text(" ").split()) for row in _rows(table))
    table.replace_with("; ".join(filter(None, rows)))


def _settle(table: Tag, soup: BeautifulSoup) -> None:
    """Give every row as many cells as the widest; a table of one column is no table."""
    rows = list(_grid(table))
    width = max(map(len, rows), default=0)
    made = soup.new_tag("table" if width > 1 else "div")
    for number, row in enumerate(rows):
        line = soup.new_tag("tr" if width > 1 else "p")
        for words in [*row, *[""] * (width - len(row))]:
            cell = soup.new_tag(("td" if number else "th") if width > 1 else "span")
            cell.extend(words.contents if isinstance(words, Tag) else [words])
            line.append(cell)
        made.append(line)
    table.replace_with(made)


def _grid(table: Tag) -> Iterator[list[Tag | str]]:
    """Yield the rows, with a cell's place taken in every row and column that it spans."""
    waiting: dict[int, int] = {}
    for line in _rows(table):
        row: list[Tag | str] = []
        for cell in [*line.find_all(["td", "th"], recursive=False)]:
            while waiting.get(len(row), 0):
                waiting[len(row)] -= 1
                row.append("")
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            for extra in range(min(wide, max(1, _WIDEST - len(row)))):
                waiting[len(row)] = high - 1
                row.append("" if extra else _flat(cell))
        while waiting.get(len(row), 0):
            waiting[len(row)] -= 1
            row.append("")
        if any((isinstance(one, Tag) and one.get_text(strip=True)) or one for one in row):
            yield row


def _span(cell: Tag, name: str) -> int:
    given = str(cell.get(name) or "1")
    return min(max(int(given), 1), 50) if given.isdecimal() else 1


def _flat(cell: Tag) -> Tag:
    """Leave nothing in a cell that begins a line: a cell is one line."""
    for part in cell.find_all(
        ["p", "div", "ul", "ol", "li", "br", *[f"h{n}" for n in range(1, 7)]]
    ):
        if part.name == "br":
            part.replace_with("; " if part.next_sibling and part.previous_sibling else " ")
        else:
            if part.name in ("p", "div", "li") and part.find_next_sibling():
                part.append("; ")
            part.unwrap()
    return cell
