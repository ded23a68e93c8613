"""Which part of a text its author says in words of his own.

Code, addresses and quotations are others' words or none at all; a rule about wording
asks here before it speaks. Everything is worked out once a text, and only on demand.
"""

from __future__ import annotations

import functools
import re

from kim_plugins.content.text.fenced import Fences
from kim_plugins.content.text.hidden_notes import blanked

EDGES = " .,;:!?()[]{}\"'*_~<>|=…–—“”‘’`"
"""What may stand around a word without belonging to it."""
_APART = {ord(sign): "'" if sign in "'`\u2019" else " " for sign in EDGES + "-/"}
_CODE = re.compile(r"(`{1,3})(?!`)[^\n]{1,300}?(?<!`)\1(?!`)")
_ADDRESS = re.compile(
    r"<[^<>\s]{1,500}>|\]\([^()\n]{0,500}\)|(?:https?://|www\.)[^\s<>)\]]+|[\w.+-]{1,64}@[\w.-]+"
    r"|^ {0,3}\[[^\]\n]{1,200}\]:.*$|[\w/-]{1,200}\.(?:md|jpe?g|png|webp|pdf|docx?|xlsx?)\b",
    re.MULTILINE,
)
_QUOTATION = re.compile(
    r"“(?:[^“”\n]|\n(?!\n)){1,800}”|‘(?:[^‘’\n]|\n(?!\n)){1,400}’(?!\w)|«[^«»\n]{1,800}»"
    r"|(?<!\w)\"(?=\S)(?:[^\"\n]|\n(?!\n)){1,800}(?<=\S)\"(?!\w)"
    r"|(?<!\w)'(?=\S)[^'\n]{1,400}(?<=\S)'(?!\w)"
    # Opened by one mark and closed by the other, or closed right before a word.
    r"|“[^“”\"\n]{1,400}\"(?!\w)|(?<!\w)\"(?=\S)[^“”\"\n]{1,400}”"
    r"|(?<!\w)\"(?=\S)[^\"\n]{1,800}[,.?!…]\"(?=\w)"
    # Over several paragraphs, each of which may be opened anew.
    r"|^“[^“”]{1,1500}(?:”|(?=\n\n“))"
    # Opened loosely or by a wrong mark, and closed behind a sign: `" Ini …," kata …`.
    r"|(?<![^\s(])\"[ \u00a0](?:[^\"\n]|\n(?!\n)){1,800}[,.?!…]\"(?!\w)"
    r"|(?<![^\s(])(?:‘‘|‘’|’’|''|``|,,|[“”„])[ \u00a0]?(?=\S)(?:[^“”\"\n]|\n(?!\n)){1,800}?"
    r"[,.?!…][ \u00a0]?(?:”|“|\"|’’|'')(?!\w)",
    re.MULTILINE,
)
_QUOTED_BLOCK = re.compile(r"^ {0,3}>.*$", re.MULTILINE)
_VISIBLE = re.compile(r"[^\n]")


@functools.lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """Return a text in lower case, every character at its place."""
    # The one letter whose lower case is two characters.
    return text.replace("\u0130", "I").lower()


@functools.lru_cache(maxsize=4)
def words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, without what stands around them."""
    found = set(lowered(text).translate(_APART).split())
    return frozenset(word.strip("'") if "'" in word else word for word in found)


@functools.lru_cache(maxsize=4)
def without_fences(text: str) -> str:
    """Return a text with fenced code as spaces, every other character at its place."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for code in Fences(lines).all():
        for number in range(code.first, code.last + 1):
            lines[number] = " " * len(lines[number])
    return "\n".join(lines)


@functools.lru_cache(maxsize=4)
def without_code(text: str) -> str:
    """Return a text with code and hidden notes as spaces, every other character at its place."""
    text = without_fences(blanked(text))
    return _blanked(_CODE, text) if "`" in text else text


@functools.lru_cache(maxsize=4)
def own_words(text: str) -> str:
    """Return a text with code, addresses and quotations replaced by spaces."""
    text = _blanked(_ADDRESS, without_code(text))
    return _blanked(_QUOTATION, _blanked(_QUOTED_BLOCK, text))


@functools.lru_cache(maxsize=4)
def line_starts(text: str) -> tuple[int, ...]:
    """Return where each line of a text begins."""
    return (0, *(found.end() for found in re.finditer("\n", text)))


def is_own(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a text is said in its author's own words."""
    return own_words(text)[start:end] == text[start:end]


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: _VISIBLE.sub(" ", found[0]), text)
