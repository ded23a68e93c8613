"""What a pasted text brings along that would be shown otherwise than it was meant.

The title once more as its first lines, and bold as chats write it, with one asterisk, which
Markdown shows in italics. Pure functions of the text, for the checks and for `kim fix`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kim_plugins.content.text.prose import without_code

MOST_LINES = 3
"""Lines over which a repeated title may go."""
_UNDERLINE = re.compile(r"\n[ \t]*(?:=+|-+)[ \t]*(?=\n|$)")
_ANY_BOLD = re.compile(r"(?<![\w*])\*(?![\s*])[^*\n]{0,120}(?<![\s*])\*(?![\w*])")
_BOLD = re.compile(
    rf"^[^\w*\n]*(?:\d+[.)][ \t]+|[a-zA-Z][.)][ \t]+|[^*:\n]{{1,30}}:[ \t]*)?{_ANY_BOLD.pattern}"
    r"(?:[^\w*\n]*$|[ \t]*:)|^[ \t]*\*(?![\s*])[^*\n]{0,120}:\*",
    re.MULTILINE,
)
"""All of a line but signs, its label, or what a label names: within a sentence one asterisk may
well mean italics."""


def repeated_title(title: str, text: str) -> tuple[int, int] | None:
    """Return where a text begins with the title of its post again, if it does."""
    wanted = _letters(title)
    start = len(text) - len(text.lstrip())
    if not wanted or not _letters(text[start : start + 8]).startswith(wanted[:2]):
        return None
    lines = text[start:].split("\n")[:MOST_LINES]
    ends = itertools.accumulate(len(line) + 1 for line in lines)
    for end in ends:
        said = _letters(text[start : start + end])
        if said == wanted:
            return start, start + end - 1
        if not wanted.startswith(said):
            return None
    return None


def without_titles(title: str, text: str) -> tuple[int, int]:
    """Return what goes where a title is repeated, however often: an empty part if it isn't.

    With each goes the line that it is underlined with; one that is all of the text stays.
    """
    start = end = len(text) - len(text.lstrip())
    while again := repeated_title(title, text[end:]):
        place = end + again[1]
        below = _UNDERLINE.match(text, place)
        rest = text[below.end() if below else place :].lstrip()
        if not rest:
            break
        end = len(text) - len(rest)
    return start, end


def chat_bold(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where words stand in bold as chats write it, from a place on without other bold.

    Where a line shows that one asterisk is meant so, it is everywhere.
    """
    if "*" not in text or "**" in text[start:]:
        return
    plain = without_code(text)
    if _BOLD.search(plain):
        yield from (found.span() for found in _ANY_BOLD.finditer(plain, start))


def _letters(text: str) -> str:
    """Return letters and figures alone; signs between figures say what they are."""
    kept = re.sub(r"(?<=\d)[^\w\s](?=\d)", lambda sign: f"\ue000{ord(sign[0])}", text.casefold())
    return "".join(letter for letter in kept if letter.isalnum() or letter == "\ue000")
