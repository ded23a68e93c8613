"""The marks that people put before the items of a list."""

from __future__ import annotations

import dataclasses
import re

_BULLETS = "•·‣▪▫◦●○■□►▶➤➢➔⁃∙◆◇♦❖"
_DASHES = "–—→"
_TICKS = "✓✔☑✅✗✘✖❌❎☐"
"""Marks that say something themselves, and so stay in the text."""
_SYMBOLS = "".join(map(chr, range(0xF020, 0xF100)))
"""Word's bullets, from the fonts Symbol and Wingdings, as they arrive elsewhere."""
_SIGNS = frozenset(_BULLETS + _DASHES + _TICKS + _SYMBOLS)
MAY_MARK = re.compile(
    rf"[ \t]*(?:[-*+({''.join(sorted(_SIGNS))}]|[0-9]{{1,9}}[.)\ufe0f\u20e3]"
    r"|[A-Za-z]{1,5}[.)]|o\s)"
)
"""How a line begins that can be an item at all."""
_GAP = "[ \t\u00a0]"
_MARKDOWN = re.compile(rf"[-*+]{_GAP}+(?P<rest>\S.*)")
_TIGHT = re.compile(r"-(?P<rest>[^\W\d_].*)")
_SIGN = re.compile(rf"(?P<sign>.)\ufe0f?{_GAP}*(?P<rest>.*)")
_CIRCLE = re.compile(rf"o{_GAP}+(?P<rest>\S.*)")
_KEYCAP = re.compile(rf"(?P<number>\d)\ufe0f?\u20e3{_GAP}*(?P<rest>\S.*)")
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,9}})(?P<end>[.)])(?P<gap>{_GAP}+|(?=[^\W\d_])|$)(?P<rest>.*)"
)
_LETTER = re.compile(
    rf"(?P<letter>[A-Za-z]|[ivx]{{2,5}}|[IVX]{{2,5}})(?P<end>[.)])(?:{_GAP}+|$)(?P<rest>.*)"
)
_BRACKETS = re.compile(rf"\((?P<inner>\d{{1,3}}|[A-Za-z]|[ivx]{{2,5}})\){_GAP}*(?P<rest>.*)")
_ROMAN = {
    name: number
    for number, name in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), start=1
    )
}


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """The mark before an item, read in one way."""

    kind: str
    """What items of one list have in common: `-`, `•`, `1.`, `a)`, `(i)`."""
    rest: str
    """The item's text; "" where it stands on the next line."""
    number: int = 0
    """Its place in an ordered list, from 0; 0 in another list, too."""
    style: str = ""
    """How an ordered list counts, as HTML's `ol type` has it; "" for another list."""
    is_sure: bool = True
    """An item by itself; else only beside others of its kind."""


def readings(text: str) -> tuple[Mark, ...]:
    """Return what the mark of a line can be, the likeliest first; nothing where it has none."""
    first = text[:1]
    if first in "-*+":
        return _markdown(text)
    if first in _SIGNS:
        return _sign(text)
    if first == "(":
        return _brackets(text)
    if "0" <= first <= "9":
        return _number(text)
    return _letter(text) if first.isascii() and first.isalpha() else ()


def _markdown(text: str) -> tuple[Mark, ...]:
    if found := _MARKDOWN.fullmatch(text):
        return (Mark("-", found["rest"]),)
    found = _TIGHT.fullmatch(text)
    return (Mark("-", found["rest"], is_sure=False),) if found else ()


def _sign(text: str) -> tuple[Mark, ...]:
    found = _SIGN.fullmatch(text)
    if not found or not found["rest"]:
        return ()
    sign, rest = found["sign"], found["rest"]
    if sign in _TICKS:
        return (Mark("✓", text, is_sure=False),)
    if sign in _DASHES:
        return (Mark(sign, rest, is_sure=False),) if text[1].isspace() else ()
    return (Mark(sign, rest),)


def _number(text: str) -> tuple[Mark, ...]:
    if found := _KEYCAP.fullmatch(text):
        return (Mark("1\u20e3", found["rest"], int(found["number"]), "1", is_sure=False),)
    found = _NUMBER.fullmatch(text)
    if not found or (not found["gap"] and len(found["number"]) > 2):
        return ()
    is_sure = bool(found["gap"] and found["rest"])
    return (Mark("1" + found["end"], found["rest"], int(found["number"]), "1", is_sure=is_sure),)


def _letter(text: str) -> tuple[Mark, ...]:
    if found := _CIRCLE.fullmatch(text):
        return (Mark("o", found["rest"], is_sure=False),)
    found = _LETTER.fullmatch(text)
    return _counted(found["letter"], "{}" + found["end"], found["rest"]) if found else ()


def _brackets(text: str) -> tuple[Mark, ...]:
    found = _BRACKETS.fullmatch(text)
    if not found:
        return ()
    inner = found["inner"]
    if inner.isdigit():
        return (Mark("(1)", found["rest"], int(inner), "1", is_sure=False),)
    return _counted(inner, "({})", found["rest"])


def _counted(letter: str, around: str, rest: str) -> tuple[Mark, ...]:
    """Read a letter as one of the alphabet and as a Roman number."""
    lower, found = letter.lower(), []
    alphabet, roman = ("a", "i") if letter == lower else ("A", "I")
    if len(letter) == 1:
        number = ord(lower) - ord("a") + 1
        found.append(Mark(around.format(alphabet), rest, number, alphabet, is_sure=False))
    if lower in _ROMAN:
        kind = around.format(roman)
        found.append(Mark(kind, rest, _ROMAN[lower], roman, is_sure=False))
    return tuple(found)
