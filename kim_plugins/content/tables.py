"""Tables right after a sentence, and other blocks right after a table, as GitHub shows them.

Python-Markdown wants an empty line at both ends; without one the bars stay in sight, or a
heading becomes a row. GFM 4.10: a table ends where another block begins.
"""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_OTHER_BLOCK = re.compile(r" {0,3}(?:#{1,6}(?:[ \t]|$)|>|[-*+][ \t]+\S|\d{1,9}[.)][ \t]+\S)")


class TableGaps(Preprocessor):
    """Puts an empty line before and after a table that has none."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines; those of a table stay as they are."""
        result: list[str] = []
        is_table = False
        for number, line in enumerate(lines):
            if is_table:
                is_table = bool(line.strip())
                if is_table and _OTHER_BLOCK.match(line):
                    is_table = False
                    result.append("")
            elif _is_head(lines, number):
                is_table = True
                if result and result[-1].strip():
                    result.append("")
            result.append(line)
        return result


def _is_head(lines: list[str], number: int) -> bool:
    """Tell whether a row stands here with a rule of its own below it."""
    if "|" not in lines[number] or number + 1 == len(lines):
        return False
    rule = lines[number + 1]
    return "|" in rule and "-" in rule and _RULE.fullmatch(rule) is not None
