"""Nested lists as people write them: indented by two, three or four spaces.

Python-Markdown wants four a level and silently flattens the rest.
"""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,9}[.)]) +\S")
_LEVEL = 4
_DEEPEST_START = 3
"""A list that starts further in is code."""


class ListIndents(Preprocessor):
    """Rewrites the indents of list items, and of the lines that belong to them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with four spaces for each level of a list."""
        return list(_rewritten(lines))


def _rewritten(lines: list[str]) -> list[str]:
    result: list[str] = []
    indents: list[int] = []
    """The indent, as written, of the item that is open on each level."""
    for line in lines:
        text = line.lstrip(" ")
        own = len(line) - len(text)
        if not text:
            result.append(line)
            continue
        is_item = bool(_ITEM.match(line)) and (bool(indents) or own <= _DEEPEST_START)
        while indents and (indents[-1] > own or (not is_item and own == 0)):
            indents.pop()
        if is_item and (not indents or indents[-1] < own):
            indents.append(own)
        result.append(" " * _indent(own, indents, is_item=is_item) + text)
    return result


def _indent(own: int, indents: list[int], *, is_item: bool) -> int:
    """Return the indent that a line of this `own` indent needs below the open items."""
    if not indents:
        return own
    level = _LEVEL * (len(indents) - 1)
    if is_item:
        return level
    return max(level + own - indents[-1], level + _LEVEL)
