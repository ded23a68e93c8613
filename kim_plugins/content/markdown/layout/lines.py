"""Where the lines of a paragraph end: as their author ended them, or wherever a program did.

`Hari : Sabtu⏎Jam : 08.00` is the commonest form of an announcement, and Markdown joins it.
Lines that were wrapped are joined still; there is no doubt of it where each is as full as
the widest one, or where one breaks off and the next goes on in lower case. One rule for all
posts, which depends on the text alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from markdown.preprocessors import Preprocessor

JOINED, BROKEN, PARTED = "joined", "broken", "parted"
"""How a line follows the one before: in its line, in a line or in a paragraph of its own."""
_NARROW, _WIDE = 55, 130
"""Between these a program wraps lines, in characters; longer ones are whole paragraphs."""
_BROKEN_OFF = 45
"""A line of so many characters that ends amid a sentence can have been wrapped."""
_LONG = 100
"""A line of so many characters that ends a sentence is a paragraph."""
_LABEL = re.compile(r"[^\W\d_][\w ()/.&,'-]{0,38}?[ \t]*:(?!//)(?:[ \t]|$)")
_TIME = re.compile(r"(?:(?:pukul|pkl\.?|jam) )?\d{1,2}[.:]\d{2}(?!\d)", re.IGNORECASE)
_SIGN = re.compile(r"[^\w\s\"'“”‘’(\[*_`«~!\\<&$@\x02\x03]|[a-z0-9][.)] |\(\w\) ", re.IGNORECASE)
_END = re.compile(r"[.!?:;][\"'”’)*_]*$")
_LOWER = re.compile(r"[\"'“‘(*_\[]*[a-zà-ÿ]")
_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}\.) +(?=\S)")
_OTHER_BLOCK = re.compile(
    r" *(?:#{1,6}(?:\s|$)|>|:\s|\[[^\]\n]+\]:|={3,}\s*$|(?:[-*_] ?){3,}\s*$|\||\x02)"
)
"""What is no line of a paragraph; a row of a table begins with a bar by now."""


class LineEnds(Preprocessor):
    """Marks the ends of lines that their author meant, as two spaces do."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines; those of other blocks stay as they are."""
        result: list[str] = []
        start = 0
        for number in range(1, len(lines) + 1):
            if number < len(lines):
                before, line = lines[number - 1], lines[number]
                if before and line and _continues(lines[start], before, line):
                    continue
            if number - start == 1:
                result.append(lines[start])
            else:
                result += _ended(lines[start:number])
            start = number
        return result


def following(lines: Sequence[str]) -> list[str]:
    """Return for each line but the first how it follows the one before."""
    found: list[str] = []
    start = 0
    for number in range(1, len(lines)):
        if _stands_alone(lines[number]):
            found += [*_of_segment(lines[start:number]), _apart(lines[number - 1])]
            start = number
    return found + _of_segment(lines[start:])


def goes_on(before: str, line: str) -> bool:
    """Tell whether a line evidently ends amid a sentence, and the next one goes on with it."""
    is_long = _BROKEN_OFF <= len(before) <= _WIDE
    return is_long and not _END.search(before) and _LOWER.match(line) is not None


def _continues(first: str, before: str, line: str) -> bool:
    """Tell whether two lines stand in one paragraph, the one that begins with the first."""
    if not before.strip() or not line.strip():
        return False
    if _ITEM.match(line) and (_ITEM.match(first) or first.startswith(" ")):
        return False  # A year or a number at the start of a line of prose is no item.
    return not (_OTHER_BLOCK.match(before) or _OTHER_BLOCK.match(line))


def _ended(lines: list[str]) -> list[str]:
    """Return the lines of one paragraph with their ends marked."""
    texts = [_ITEM.sub("", line, count=1).strip() for line in lines]
    result = lines[:1]
    for line, how in zip(lines[1:], following(texts), strict=True):
        if how == PARTED and not line.startswith(" "):
            result.append("")
        elif how != JOINED and not result[-1].endswith(("  ", "\\")):
            result[-1] = result[-1].rstrip() + "  "
        result.append(line)
    return result


def _of_segment(lines: Sequence[str]) -> list[str]:
    """Return the same for lines of which none but the first begins with a mark of its own."""
    if _is_wrapped(lines):
        return [JOINED] * (len(lines) - 1)
    pairs = itertools.pairwise(lines)
    return [JOINED if goes_on(before, line) else _apart(before) for before, line in pairs]


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether no line had room for the next one's first word."""
    pairs = list(itertools.pairwise(lines))
    width = max(map(len, lines), default=0)
    if not pairs or not _NARROW <= width <= _WIDE:
        return False
    if any(len(line) + 1 + len(after.split(None, 1)[0]) <= width for line, after in pairs):
        return False
    whole = sum(_END.search(line) is not None for line, _ in pairs)
    goes_on_once = any(_LOWER.match(after) for _, after in pairs)
    return 2 * whole <= len(pairs) and (goes_on_once or len(pairs) > 2)


def _stands_alone(line: str) -> bool:
    """Tell whether a line begins as only a new one does: with a label, a time, a sign."""
    return bool(_LABEL.match(line) or _TIME.match(line) or _SIGN.match(line))


def _apart(before: str) -> str:
    return PARTED if len(before) >= _LONG and _END.search(before) else BROKEN
