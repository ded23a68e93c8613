"""Notes that an author hides in a text (`<!-- … -->`): shown nowhere, and told.

CommonMark ends a comment at an empty line where it began inside a sentence, and shows it
then; here one ends at its `-->` wherever that stands. One that is never closed, or that holds
another's beginning, is an error: it would either show what was meant to be hidden or swallow
what was meant to be read, and nobody but its author knows which.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator

from kim_plugins.content.text.fenced import Fences

_START, _END = "<!--", "-->"
_BROKEN = re.compile(r"<!\s?[-–—\u2212\u2010\u2011]")
"""The beginning of a comment, as it was typed or as a word processor has changed it."""
_SIGN = re.compile(
    r"^(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<fence>`{3,}|~{3,})"
    rf"|(?P<ticks>`+)|\\[\\`<]|{_BROKEN.pattern}",
    re.MULTILINE,
)
_VISIBLE = re.compile(r"[^\n]")
_REST = re.compile(r"[ \t]*(?=\n|\Z)")
_BLANKS = re.compile(r"[ \t]*")


@dataclasses.dataclass(frozen=True, slots=True)
class HiddenNote:
    """One comment: where it stands in the text, and the code that tells of it."""

    code: str
    start: int
    end: int
    told: int
    """Where its fault stands: the start, or the second beginning inside it."""


def may_hide(text: str) -> bool:
    """Tell at a glance whether a text can hold a hidden note."""
    return "<!" in text


def begins(value: str | None) -> bool:
    """Tell whether a comment begins in a value, as it was typed or as it was changed since."""
    return value is not None and may_hide(value) and _BROKEN.search(value) is not None


@functools.lru_cache(maxsize=4)
def hidden_notes(text: str) -> tuple[HiddenNote, ...]:
    """Return the comments of a text, in order; in code they are text."""
    return tuple(_found(text)) if may_hide(text) else ()


def blanked(text: str) -> str:
    """Return a text with blanks for its hidden notes, every other character at its place."""
    for note in hidden_notes(text):
        inside = _VISIBLE.sub(" ", text[note.start : note.end])
        text = text[: note.start] + inside + text[note.end :]
    return text


def removed(text: str) -> str:
    """Return a text without its hidden notes; a line that held nothing else becomes empty."""
    parts: list[str] = []
    position = 0
    for note in hidden_notes(text):
        before = text[position : note.start]
        rest = _REST.match(text, note.end)
        # Blanks before the end of a line would break it, those before a first word make code.
        is_first = not text[text.rfind("\n", 0, note.start) + 1 : note.start].strip()
        parts.append(before.rstrip(" \t") if rest else before)
        position = rest.end() if rest else note.end
        if is_first and not rest:
            position = _BLANKS.match(text, note.end).end()  # type: ignore[union-attr]
    return "".join([*parts, text[position:]])


def _found(text: str) -> Iterator[HiddenNote]:
    position = 0
    fences = Fences(text.split("\n"))
    while found := _SIGN.search(text, position):
        sign = found[0]
        position = found.end()
        if found["fence"]:
            position = _after_fence(text, found, fences)
        elif found["ticks"]:
            position = _after_code(text, found)
        elif sign.startswith("<"):
            yield (note := _note(text, found.start()))
            position = note.end


def _note(text: str, start: int) -> HiddenNote:
    end = text.find(_END, start + 2)
    if not text.startswith(_START, start):
        # Its dashes have become others: it would be shown.
        return HiddenNote("KIM141", start, end + 3 if end >= 0 else _line_end(text, start), start)
    if text.startswith(("<!-->", "<!--->"), start):
        end = text.index(">", start) - 2
    if end < 0:
        return HiddenNote("KIM141", start, len(text), start)
    again = text.find(_START, start + 4, end)
    code = "KIM140" if again < 0 else "KIM141"
    return HiddenNote(code, start, end + 3, again if again >= 0 else start)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _after_fence(text: str, opening: re.Match[str], fences: Fences) -> int:
    """Return where fenced code ends; a fence that is never closed is none."""
    line = text.count("\n", 0, opening.start())
    if code := fences.at(line):
        end = opening.start()
        for _ in range(code.last - code.first):
            end = text.index("\n", end) + 1
        return _line_end(text, end)
    info = text[opening.end() : _line_end(text, opening.end())]
    is_code = opening["fence"][0] == "`" and "`" in info
    return opening.end("lead") + 1 if is_code else opening.end()


def _after_code(text: str, opening: re.Match[str]) -> int:
    """Return where code in a sentence ends; signs without their like are text."""
    ticks = opening["ticks"]
    closing = re.compile(rf"(?<!`){ticks}(?!`)")
    paragraph = text.find("\n\n", opening.end())
    found = closing.search(text, opening.end(), paragraph if paragraph >= 0 else len(text))
    return found.end() if found else opening.end()
