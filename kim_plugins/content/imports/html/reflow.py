"""Paragraphs out of the lines of a printed page."""

from __future__ import annotations

import re

_ITEM = re.compile(r"\s*(?:[-•–*]|\d{1,2}[.)]|[a-zA-Z][.)])\s")
_FULL = 0.8
"""How much of the longest lines' length a line has that goes on in the next one."""
_ENDS = (".", ":", ";", "?", "!")
_PREFIX = re.compile(r"(?i)(?<!\w)(?:di|ke|se|pe|per|pem|pen|peng|me|mem|men|meng|ber|ter)-$")
"""A prefix alone before a line's end was parted from its word, and has no hyphen else."""


def reflowed(text: str) -> str:
    """Join the lines that a page's width has parted; a short line ends a paragraph."""
    lines = [line.strip() for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    made: list[str] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        if made and _goes_on(before, line, width):
            made[-1] = _joined(made[-1], line)
        elif made and before.endswith(".") and not _ITEM.match(line):
            made += ["", line]
        else:
            made.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(made))


def _goes_on(before: str, line: str, width: int) -> bool:
    if not before or not line or _ITEM.match(line) or len(before) < _FULL * width:
        return False
    return not before.endswith(_ENDS) or len(before) > 0.95 * width or line[0].islower()


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and line[0].islower():
        return (before[:-1] if _PREFIX.search(before) else before) + line
    return f"{before} {line}"
