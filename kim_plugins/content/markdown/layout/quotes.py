"""Quotations hold lines, lists and tables as the text around them does (CommonMark 5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown.preprocessors import Preprocessor

from kim_plugins.content.markdown.layout.lines import goes_on
from kim_plugins.content.markdown.layout.signs import PLAIN

_MARK = re.compile(r" {0,3}> ?")
_MORE_THAN = re.compile(r" {0,3}> ?(?=(?:Rp\.? ?)?\d)")
"""Before an amount the sign says that there is more of it, unless other lines are quoted, too."""
_DECORATED = re.compile(r" {0,3}>+[^<>\n]*<+[ \t]*")
"""`>>> Gratis <<<` is no quotation either."""
_DEEPEST = 5
"""Quotations in quotations that are arranged; deeper ones stay as they are."""


class Quotations(Preprocessor):
    """Arranges what stands behind the marks of a quotation with the other preprocessors."""

    def __init__(self, parts: Sequence[Preprocessor]) -> None:
        super().__init__()
        self.parts = parts

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, each of a quotation with its mark again."""
        return self._arranged(lines, _DEEPEST)

    def _arranged(self, lines: list[str], depth: int) -> list[str]:
        result: list[str] = []
        inner: list[str] = []
        for number, line in enumerate([*lines, ""]):
            if (found := _MARK.match(line)) and not _says_more(lines, number):
                inner.append(line[found.end() :])
                continue
            if inner:
                result += [f"> {text}" for text in self._inner(inner, depth - 1)]
                if line.strip() and not goes_on(inner[-1].strip(), line):
                    result.append("")  # Else its author's words would become another's.
                inner = []
            result.append(line)
            if found:
                _plain(result, lines[number + 1 : number + 2])
        return result[:-1]

    def _inner(self, lines: list[str], depth: int) -> list[str]:
        if not depth:
            return lines
        for part in self.parts:
            lines = part.run(lines)
        return self._arranged(lines, depth)


def _says_more(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line begins with an amount, and no line beside it is quoted."""
    if number >= len(lines):
        return False
    if not (_MORE_THAN.match(lines[number]) or _DECORATED.fullmatch(lines[number])):
        return False
    beside = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    return not any(map(_MARK.match, beside))


def _plain(result: list[str], after: Sequence[str]) -> None:
    """Make text of the last line, with a line of its own."""
    result[-1] = PLAIN + result[-1] + ("  " if "".join(after).strip() else "")
    if len(result) > 1 and result[-2].strip():
        result[-2] = result[-2].rstrip() + "  "
