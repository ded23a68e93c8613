r"""Numbers as Markdown and line ends part them: `0812\-3456`, `0812&nbsp;3456`, `0812-3456-⏎7890`.

A text is looked at as it will be shown, with every character's place in the text as written.
"""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"\\(?=[^\w\s])|&#?\w{1,8};")
_NEXT = re.compile(r"\n[ \t>]*(?=\d\d)(?!\d{1,2}[.):\s])")
"""A line that goes on with a number; what begins like an item or a time does not."""
_LAST = re.compile(r"(?<=\d\d)[ \t]*(?P<sign>[./\u2010-\u2013-]?)[ \t\\]*$")
END = 6
"""Characters at a line's end in which `_LAST` is looked for."""
BEFORE, AFTER = 70, 30
"""Characters around a line's end in which a number and the word for it may stand."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A part of a text as it is shown."""

    text: str
    places: tuple[int, ...]
    """Where each character stands in the text as written, and where the last one ends."""
    cut: int = 0
    """Where a line's end was, if there was one."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of it stands in the text as written."""
        return self.places[start], self.places[end - 1] + 1


def without_escapes(text: str) -> Shown | None:
    """Return a text without Markdown's backslashes and with its entities read, if it has any."""
    if ("\\" not in text and "&" not in text) or not _ESCAPE.search(text):
        return None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for found in _ESCAPE.finditer(text):
        sign = html.unescape(found[0]) if found[0] != "\\" else ""
        parts += (text[at : found.start()], sign)
        places += [*range(at, found.start()), *[found.start()] * len(sign)]
        at = found.end()
    places += range(at, len(text) + 1)
    return Shown("".join([*parts, text[at:]]), tuple(places))


def around_line_ends(text: str) -> Iterator[Shown]:
    """Yield what stands around each line's end that may cut a number, in one line."""
    for after in _NEXT.finditer(text):
        ending = _LAST.search(text[max(0, after.start() - END) : after.start()])
        if not ending:
            continue
        cut = after.start() - len(ending[0])
        start = max(cut - BEFORE, text.rfind("\n", 0, cut) + 1)
        end = text.find("\n", after.end(), after.end() + AFTER)
        end = end if end >= 0 else min(len(text), after.end() + AFTER)
        places = (*range(start, cut), cut, *range(after.end(), end + 1))
        line = f"{text[start:cut]}{ending['sign'] or ' '}{text[after.end() : end]}"
        yield Shown(line, places, cut - start)
