"""Quotations hold lines, lists and tables as the text around them does (CommonMark 5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown.preprocessors import Preprocessor

_MARK = re.compile(r" {0,3}> ?")
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
        for line in [*lines, ""]:
            if found := _MARK.match(line):
                inner.append(line[found.end() :])
                continue
            if inner:
                result += [f"> {text}" for text in self._inner(inner, depth - 1)]
                inner = []
            result.append(line)
        return result[:-1]

    def _inner(self, lines: list[str], depth: int) -> list[str]:
        if not depth:
            return lines
        for part in self.parts:
            lines = part.run(lines)
        return self._arranged(lines, depth)
