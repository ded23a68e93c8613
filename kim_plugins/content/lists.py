"""Lists as people write them, and as GitHub shows them to them.

Nested by two, three or four spaces; right after a sentence; numbered `1)`; with the bullets
of chats and Word. A line without a mark right after a list is a paragraph of its own.
Python-Markdown wants four spaces a level, a blank line and `1.`, and silently makes
plain text of the rest.
"""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

from kim_plugins.content.lines import goes_on

_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) +\S")
_INTERRUPTS = re.compile(r" *(?:[-*+]|1[.)]) +\S")
"""Items that begin a list right after a sentence, as they do on GitHub (CommonMark 5.3)."""
_PROSE = re.compile(r"[^\s#>|`~]|#{1,6}[ \t]")
"""How a line begins that is part of a paragraph, or is a heading."""
_BRACKET = re.compile(r"(\d{1,9})\)(?= )")
_BULLETS = "•·▪▫◦‣●○■□►➤➢⁃∙◆❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""Signs before items; those beyond Unicode's are Word's, from Symbol and Wingdings."""
_BULLET = re.compile(rf"( *)[{_BULLETS}]\ufe0f?[ \u00a0]*(?=\S)")
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
    for written in lines:
        line = written if written.isascii() else _with_hyphen(written)
        text = line.lstrip(" ")
        own = len(line) - len(text)
        if not text:
            result.append(line)
            continue
        before = result[-1] if result else ""
        is_item = _is_item(line, own, before, has_list=bool(indents))
        if indents and own == 0 and before and not is_item and not goes_on(before.strip(), text):
            result.append("")
        while indents and (indents[-1] > own or (not is_item and own == 0)):
            indents.pop()
        if is_item and (not indents or indents[-1] < own):
            if not indents and before.strip():
                result.append("")
            indents.append(own)
        if is_item:
            text = _BRACKET.sub(r"\1.", text, count=1)
        result.append(" " * _indent(own, indents, is_item=is_item) + text)
    return result


def _with_hyphen(line: str) -> str:
    """Return a line whose bullet is Markdown's own."""
    found = _BULLET.match(line)
    return f"{found[1]}- {line[found.end() :]}" if found else line


def _is_item(line: str, own: int, before: str, *, has_list: bool) -> bool:
    """Tell whether a line begins an item of a list."""
    if not _ITEM.match(line):
        return False
    if has_list or not before.strip():
        return has_list or own <= _DEEPEST_START
    return own <= _DEEPEST_START and bool(_INTERRUPTS.match(line)) and bool(_PROSE.match(before))


def _indent(own: int, indents: list[int], *, is_item: bool) -> int:
    """Return the indent that a line of this `own` indent needs below the open items."""
    if not indents:
        return own
    level = _LEVEL * (len(indents) - 1)
    if is_item:
        return level
    return max(level + own - indents[-1], level + _LEVEL)
