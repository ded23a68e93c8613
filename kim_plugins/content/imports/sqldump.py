"""Rows of a few tables from a database's dump, as mysqldump, phpMyAdmin and OpenSID write it.

Only the tables that are asked for are read: the same dump holds residents' data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_VALUE = r"(?:'(?:[^'\\]++|\\.|'')*+'|[^',()\s]++)"
_TOKEN = re.compile(rf"{_VALUE}|[,()]|;", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": ""}
_ESCAPED = re.compile(r"\\(.)|''", re.DOTALL)
_NAME = re.compile(r"[`\"]?(\w+)[`\"]?")


def rows(dump: str, table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, NULL as an empty text; columns are named by each statement."""
    begin = re.compile(rf"INSERT\s+(?:IGNORE\s+)?INTO\s+[`\"]?{table}[`\"]?\s*\(([^)]*)\)\s*VALUES")
    for statement in begin.finditer(dump):
        names = _NAME.findall(statement[1])
        yield from (dict(zip(names, row, strict=False)) for row in _tuples(dump, statement.end()))


def _tuples(dump: str, position: int) -> Iterator[list[str]]:
    row: list[str] = []
    for token in _TOKEN.finditer(dump, position):
        match token[0]:
            case "(":
                row = []
            case ")":
                yield row
            case ";":
                return
            case ",":
                pass
            case value:
                row.append(_plain(value))


def _plain(value: str) -> str:
    if not value.startswith("'"):
        return "" if value.upper() == "NULL" else value
    return _ESCAPED.sub(lambda found: _unescaped(found[1]), value[1:-1])


def _unescaped(letter: str | None) -> str:
    return "'" if letter is None else _ESCAPES.get(letter, letter)
