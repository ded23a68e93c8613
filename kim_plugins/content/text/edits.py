"""Changes of a text as data: what stands where, and what is to stand there instead.

Places are those of diagnostics; the text keeps its line ends, comments and order.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from kim_plugins.base.diagnostics import Span
from kim_plugins.content.front_matter.source import SourceFile

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One change: the characters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


class Written:
    """A file's text exactly as it stands on disk, found by line and column."""

    def __init__(self, file: SourceFile) -> None:
        self.text = file.content.decode("utf-8")
        first = len(_BOM) if self.text.startswith(_BOM) else 0
        breaks = list(_BREAK.finditer(self.text))
        self._starts = [first, *(found.end() for found in breaks)]
        self._ends = [*(found.start() for found in breaks), len(self.text)]

    def offset(self, span: Span) -> int:
        """Return where a place lies in the text."""
        return self._starts[span.line - 1] + span.column - 1

    def line_end(self, span: Span) -> int:
        """Return where the line of a place ends, its break apart."""
        return self.end_of_line(span.line)

    def end_of_line(self, line: int) -> int:
        """Return where a line ends, its break apart; the first is 1."""
        return self._ends[line - 1]

    @property
    def line_break(self) -> str:
        """Return how lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def scalar(self, span: Span, value: str) -> tuple[int, int] | None:
        """Return start and end of a one-line YAML scalar, if it stands there just as it reads."""
        if not span.line or not span.column:
            return None
        start = self.offset(span)
        end = min(start + span.length, self.line_end(span))
        raw = self.text[start:end]
        inner = raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'" else raw
        return (start, end) if inner == value else None


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; they must not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            raise ValueError("edits overlap")
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join([*parts, text[at:]])
