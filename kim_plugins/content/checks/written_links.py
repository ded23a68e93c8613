"""Links are written so that Markdown makes links of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.prose import without_code

Slip = tuple[str, int, int, dict[str, str]]
"""A code, the place in the text, and the arguments of the message."""

_APART = re.compile(
    r"\[[^\[\]\n]{0,200}[^\W\d_][^\[\]\n]{0,200}(\][ \t]+\()(?=https?://|www\.|[\w./-]{1,200}\.md\))"
)
_WITH_BLANK = re.compile(r"\]\(\s*(https?://[^\s()<>]+)[ \t]+(?![\"'(\s])[^\n()]{1,300}\)")
_WITHOUT_TEXT = re.compile(r"(?<!!)\[\s*\]\([^()\s]{1,500}\)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:", re.MULTILINE)
_REFERENCE = re.compile(r"(?<![\\\]])\[([^\[\]\n]{1,200})\]\[([^\[\]\n]{0,200})\](?![(\[:])")
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\[\]\s]{1,60})\](?!:)")
_FURTHEST = 1000
"""Characters of an address in which its closing bracket is looked for."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look for links that stay text, and for footnotes that have no note."""
    if "[" not in draft.text:
        return []
    text = without_code(draft.text)
    slips = [*_in_links(text), *_references(text), *_footnotes(text)]
    return [
        Diagnostic(code, draft.within(start, end), args)
        for code, start, end, args in sorted(slips, key=lambda slip: slip[1])
    ]


def _in_links(text: str) -> Iterator[Slip]:
    """Yield links with a gap, without an end, with a blank or without words."""
    if "] (" in text or "]\t(" in text:
        for found in _APART.finditer(text):
            yield "KIM081", found.start(1), found.end(1), {}
    position = text.find("](")
    while position >= 0:
        yield from _at(text, position)
        position = text.find("](", position + 2)
    if "[](" in text or "[ ](" in text:
        for found in _WITHOUT_TEXT.finditer(text):
            yield "KIM086", found.start(), found.end(), {}


def _at(text: str, position: int) -> Iterator[Slip]:
    """Look at the address that begins at `](`."""
    paragraph = text.find("\n\n", position, position + _FURTHEST)
    limit = paragraph if paragraph >= 0 else position + _FURTHEST
    if text.find(")", position, limit) < 0:
        end = re.compile(r"\S*").match(text, position + 2)
        yield "KIM087", position, end.end() if end else position + 2, {}
    elif found := _WITH_BLANK.match(text, position):
        yield "KIM088", position + 2, found.end() - 1, {}


def _references(text: str) -> Iterator[Slip]:
    """Yield `[words][name]` whose name is defined nowhere."""
    if "][" not in text:
        return
    defined = {_label(name) for name in _DEFINITION.findall(text)}
    for found in _REFERENCE.finditer(text):
        words, name = found[1].strip(), found[2] or found[1]
        # `[1][2]` are notes in a row.
        is_link = any(letter.isalpha() for letter in words) and not words.startswith("^")
        if is_link and not name.startswith("^") and _label(name) not in defined:
            yield "KIM079", found.start(), found.end(), {"name": name.strip()}


def _footnotes(text: str) -> Iterator[Slip]:
    """Yield `[^name]` without its `[^name]: …`."""
    if "[^" not in text:
        return
    defined = {name for name in _DEFINITION.findall(text) if name.startswith("^")}
    for found in _FOOTNOTE.finditer(text):
        if "^" + found[1] not in defined:
            yield "KIM080", found.start(), found.end(), {"name": found[1]}


def _label(name: str) -> str:
    return " ".join(name.split()).casefold()
