"""Rows of a few tables from a database's dump, as mysqldump, phpMyAdmin and OpenSID write it.

Only the tables that are asked for are read: the same dump holds residents' data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim_plugins.content.imports.article import Unreadable
from kim_plugins.content.imports.decoding import decoded

_STRING = r"(?:'(?:[^'\\]++|\\.|'')*+'|\"(?:[^\"\\]++|\\.|\"\")*+\")"
_TOKEN = re.compile(
    rf"(?P<kind>(?:_\w{{1,20}}\s*)?[xXnN]?)(?P<text>{_STRING})|(?P<sign>[,();])|(?P<open>['\"])|(?P<bare>[^,()\s'\";]++)",
    re.DOTALL,
)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": ""}
_ESCAPED = re.compile(r"\\(.)|''|\"\"", re.DOTALL)
_NAME = re.compile(r"[`\"\[]?(\w+)[`\"\]]?")
_COLUMN = re.compile(r"(?m)^\s{0,8}[`\"](\w+)[`\"]\s")
_HEX = re.compile(r"(?i)0x([0-9a-f]*)")
_LONGEST_NAMES = 8000
"""Letters of a list of columns."""


def rows(dump: str, table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, NULL as an empty text.

    Columns are named by each statement, else by the table's own statement. Raises `Unreadable`
    where the dump ends within a row.
    """
    name = rf"(?:[`\"]?\w{{1,64}}[`\"]?\.)?[`\"]?{table}[`\"]?"
    begin = re.compile(
        rf"(?im)^\s*(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+{name}\s*"
        rf"(?:\(([^();]{{1,{_LONGEST_NAMES}}})\)\s*)?VALUES?\b"
    )
    columns: list[str] | None = None
    position = 0
    while statement := begin.search(dump, position):
        if statement[1]:
            names = _NAME.findall(statement[1])
        else:
            columns = _columns(dump, name) if columns is None else columns
            names = columns
        position = statement.end()
        for row, end in _tuples(dump, position):
            position = end
            yield dict(zip(names, row, strict=False))


def _columns(dump: str, name: str) -> list[str]:
    """Return the names of a table's columns, in its order."""
    made = re.search(rf"(?im)^\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{name}\s*\(", dump)
    if made is None:
        raise Unreadable(
            "Ekspor ini tidak menyebut nama kolomnya. Buat lagi dengan struktur tabelnya "
            "(CREATE TABLE), atau dengan nama kolom di setiap INSERT."
        )
    end = re.compile(r"(?m)^\s{0,8}\)").search(dump, made.end())
    return _COLUMN.findall(dump, made.end(), end.start() if end else len(dump))


def _tuples(dump: str, position: int) -> Iterator[tuple[list[str], int]]:
    """Yield the rows of a statement, each with the place where it ends."""
    row: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(dump, position):
        match token.lastgroup, token[0]:
            case "open", _:
                break
            case "sign", "(":
                depth += 1
                row = [] if depth == 1 else row
            case "sign", ")":
                depth -= 1
                if depth == 0:
                    yield row, token.end()
            case "sign", ";" if depth == 0:
                return
            case "text", _:
                row.append(_plain(token["text"], token["kind"][-1:]))
            case "bare", value if not value.startswith("_"):  # The name of a character set.
                row.append(_bare(value))
    raise Unreadable(
        "Ekspor SQL ini terpotong di tengah sebuah baris. Buat ekspornya sekali lagi, dan tunggu "
        "sampai selesai."
    )


def _plain(value: str, kind: str) -> str:
    quote = value[0]
    inner = _ESCAPED.sub(lambda found: _unescaped(found[1], quote, found[0]), value[1:-1])
    return _unhexed(inner) if kind in ("x", "X") else inner


def _bare(value: str) -> str:
    if value.upper() in ("NULL", "DEFAULT"):
        return ""
    found = _HEX.fullmatch(value)
    return _unhexed(found[1]) if found else value


def _unhexed(digits: str) -> str:
    """Return the text that phpMyAdmin and `mysqldump --hex-blob` write in base 16."""
    try:
        return decoded(bytes.fromhex(digits))
    except ValueError:
        return digits


def _unescaped(letter: str | None, quote: str, whole: str) -> str:
    if letter is not None:
        return _ESCAPES.get(letter, letter)
    return quote if whole == quote * 2 else whole
