"""Tables: rows parted by bars or tabs, with or without the rule below their head.

Python-Markdown wants a rule, a bar at either end or none, and empty lines around; without
them the bars stay in sight, and cells that the head has no column for are lost.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from kim_plugins.content.markdown.layout.marks import readings

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FRAME = re.compile(r"\+(?:[-=]{2,}\+)+")
"""What programs draw above, between and below rows."""
_BAR = re.compile(r"(?<!\\)\|")
_CODE_BAR = re.compile(r"(`+)[^`\n]*\1")
_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|>|[-*+][ \t]|\d{1,9}[.)][ \t]+(?!\|)|```|~~~")
_HEAD = re.compile(
    r"no\b|nomor|nama|hari|tanggal|waktu|jam|pukul|jenis|uraian|kegiatan|tahun", re.IGNORECASE
)
"""How the first cell of a head begins, where no number tells."""
_DIGIT = re.compile(r"\d")
_BROKEN_CELL = re.compile(
    r'(?:^|(?<=(?P<before>\t)))"(?P<text>[^"\t\n]*(?:\n[^"\t\n]*){1,9})"(?=(?P<after>[\t\n])|$)',
    re.MULTILINE,
)


@dataclasses.dataclass(frozen=True, slots=True)
class _Table:
    """Rows as they were read."""

    lines: list[str]
    """The row of each as it was written."""
    rows: list[list[str]]
    rule: list[str] | None = None
    """What stands below the head; where nothing does, the first row may be one."""

    def written(self) -> list[str]:
        """Return the table in Markdown; a cell more than the head has gives it a column."""
        width = max(map(len, self.rows))
        full = [row + [""] * (width - len(row)) for row in self.rows]
        if self.rule is None and not self._has_head():
            full.insert(0, [""] * width)
        rule = [*(self.rule or []), *["---"] * width][:width]
        return [f"| {' | '.join(row)} |" for row in (full[0], rule, *full[1:])]

    def odd(self) -> list[tuple[str, int, int]]:
        """Return the rows that other columns may be meant for: the row, its cells, those wanted.

        Below a rule a row may lack cells at its end (GFM 4.10).
        """
        wanted = len(self.rows[0]) if self.rule else max(map(len, self.rows))
        return [
            (line, len(row), wanted)
            for line, row in zip(self.lines, self.rows, strict=True)
            if len(row) > wanted or (len(row) < wanted and not self.rule)
        ]

    def _has_head(self) -> bool:
        """Tell whether the first row differs from the others."""
        first, *others = self.rows
        differs = all(any(map(_DIGIT.search, row)) for row in others) or _HEAD.match(first[0])
        return bool(differs) and not any(map(_DIGIT.search, first))


class Tables(Preprocessor):
    """Writes each table with bars, a rule and empty lines around it (GFM 4.10)."""

    def __init__(self, md: Markdown, tell: Callable[[str, int, int], None]) -> None:
        """Tell of rows that are not as wide as their table: the row, its cells, those wanted."""
        super().__init__(md)
        self.tell = tell

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines; what is no table stays as it is."""
        if any("\t" in line and '"' in line for line in lines):
            lines = _BROKEN_CELL.sub(_joined, "\n".join(lines)).split("\n")
        result: list[str] = []
        number = 0
        while number < len(lines):
            table, end = _table_at(lines, number)
            if table:
                for row in table.odd():
                    self.tell(*row)
                indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
                result += ["", *(indent + row for row in table.written()), ""]
                number = end
            else:
                # Rows that are no table from their first one on are one from no other, unless
                # a rule says so; without this a long text of such rows would take for ever.
                after = max(end, number + 1)
                rule = next((n for n in range(number + 2, after) if _is_rule(lines[n].strip())), 0)
                stop = rule - 1 if rule else after
                result += lines[number:stop]
                number = stop
        return result


def _joined(cell: re.Match[str]) -> str:
    """Return a cell that spreadsheets put in quotation marks for its line breaks, in one line."""
    is_cell = "\t" in (cell["before"], cell["after"])
    return " ".join(cell["text"].split("\n")) if is_cell else cell[0]


def _table_at(lines: Sequence[str], start: int) -> tuple[_Table | None, int]:
    """Return the table that begins at a line, and the line after it."""
    line = lines[start]
    if "|" in line or line.lstrip().startswith("+-"):
        end = _end(lines, start, _is_row)
        while following := _going_on(lines, start, end):
            end = _end(lines, following, _is_row)
        return _with_bars([line.strip() for line in lines[start:end] if line.strip()]), end
    if "\t" in line and _is_tabbed(line):
        tabs = line.strip().count("\t")
        end = _end(lines, start, lambda line: _is_tabbed(line) or line.count("\t") == tabs)
        while end + 1 < len(lines) and not lines[end] and lines[end + 1].count("\t") == tabs:
            # An empty row of a spreadsheet.
            end = _end(lines, end + 1, lambda line: line.count("\t") == tabs)
        return _with_tabs([line for line in lines[start:end] if line]), end
    return None, start


def _going_on(lines: Sequence[str], start: int, end: int) -> int:
    """Return the line after an empty one with which the rows from a line on go on, or 0.

    Copied from chats and pages, rows may have empty lines between them. Below a rule those of
    as many cells are of the same table; without a rule where each stands alone between bars.
    """
    following = next((n for n in range(end, min(end + 3, len(lines))) if lines[n].strip()), end)
    if following == end or not _is_row(lines[following]):
        return 0
    head, row = lines[start].strip(), lines[following].strip()
    begun = [line.strip() for line in lines[start : min(end, start + 4)] if line.strip()]
    below = [line.strip() for line in lines[following + 1 : following + 3]]
    if _is_rule(row):
        return following if len(begun) == 1 else 0
    if any(map(_is_rule, [line for line in below if line][:1])) or _shape(head) != _shape(row):
        return 0
    is_alone = end - start < 2 or not lines[end - 2].strip()
    is_spaced = head.startswith("|") and is_alone and not _is_row("".join(below[:1]))
    return following if is_spaced or any(map(_is_rule, begun)) else 0


def _shape(row: str) -> tuple[bool, bool, int]:
    """Return where a row has bars, and how many cells."""
    return row.startswith("|"), row.endswith("|"), len(_cells(row))


def _end(lines: Sequence[str], start: int, is_row: Callable[[str], bool]) -> int:
    end = start
    while end < len(lines) and is_row(lines[end]):
        end += 1
    return end


def _with_bars(lines: Sequence[str]) -> _Table | None:
    """Read rows that bars part; those without a rule are all as wide as the first."""
    framed = lines[1:] if lines and _FRAME.fullmatch(lines[0]) else lines
    rows = [line for line in framed if not _is_rule(line)]
    if len(framed) < 2 or not rows or framed[0] is not rows[0]:
        return None
    cells = _without_last([_cells(row) for row in rows])
    if _is_rule(framed[1]):
        return _Table(rows, cells, [] if _FRAME.fullmatch(framed[1]) else _cells(framed[1]))
    widths = [len(row) for row in cells]
    # Most rows are as wide as the widest: the others lack cells, which is told.
    is_even = 2 * widths.count(max(widths)) > len(rows)
    return _Table(rows, cells) if len(rows) > 1 and max(widths) > 1 and is_even else None


def _without_last(rows: list[list[str]]) -> list[list[str]]:
    """Drop a last cell that is empty in each row, where a bar only ends it."""
    if all(len(row) > 1 and not row[-1] for row in rows):
        return [row[:-1] for row in rows]
    return rows


def _with_tabs(lines: Sequence[str]) -> _Table | None:
    """Read rows that tabs part, unless they are labels with their values."""
    if len(lines) < 2 or any(re.search(r"\t[ \t]*:", line) for line in lines):
        return None
    rows = [
        [_BAR.sub(r"\|", cell.strip()) for cell in line.strip(" ").split("\t")] for line in lines
    ]
    if len({len(row) for row in rows}) > 1:
        # Set in columns by hand, with as many tabs as each word left room for.
        rows = [[cell for cell in row if cell] for row in rows]
    kept = [
        place
        for place in range(max(map(len, rows)))
        if any(any(r[place : place + 1]) for r in rows)
    ]
    return _Table(
        [line.strip() for line in lines], [[r[n] for n in kept if n < len(r)] for r in rows]
    )


def _is_row(line: str) -> bool:
    text = line.strip()
    if _FRAME.fullmatch(text):
        return True
    if "|" not in text or _OTHER_BLOCK.match(text):
        return False
    return _BAR.search(_CODE_BAR.sub("", text)) is not None


def _is_rule(row: str) -> bool:
    if "|" not in row:
        return _FRAME.fullmatch(row) is not None
    return "-" in row and _RULE.fullmatch(row) is not None


def _is_tabbed(line: str) -> bool:
    """Tell a row of cells from an item whose mark a tab follows, and from an indent."""
    head, _, rest = line.strip().partition("\t")
    if "\t" in rest:
        return True
    return bool(rest) and not any(mark.rest == rest for mark in readings(f"{head} {rest}"))


def _cells(row: str) -> list[str]:
    """Part a row at its bars, of which those in code and escaped ones are text."""
    hidden = _CODE_BAR.sub(lambda code: code[0].replace("|", "\0"), row.removeprefix("|"))
    cells = _BAR.split(hidden)
    if len(cells) > 1 and not cells[-1].strip() and row.startswith("|"):
        cells.pop()
    return [cell.replace("\0", "|").strip() for cell in cells]
