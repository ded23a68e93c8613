"""Marks of headings and of bold words are written so that they do what they should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.markdown.emphasis import unpaired
from kim_plugins.content.text.prose import without_code

_HEADING = re.compile(r"^ {0,3}(#{1,6})([^\W\d_][^\n#]*)$", re.MULTILINE)
"""A line that would be a heading if a blank stood after its sign; `#satu #dua` are tags."""
_TAG = re.compile(r"\w+[.!]?", re.ASCII)
_BLOCK = re.compile(
    r"(?:^[ \t]*(?:\n|\Z))+|^(?=[ \t]*(?:[-+*•>|#]|\d{1,3}[.)])[ \t])|\|", re.MULTILINE
)
"""What parts texts in which signs pair: empty lines, items of lists, cells."""
_PAIR = re.compile(r"\*\*(?=\S)[^*\n|\\]*(?<=\S)\*\*")
"""Bold words as nearly all are written, on one line."""
_ESCAPED = re.compile(r"\\[^\n]")
_AS_TEXT = "tampil sebagai teks biasa"


def check(draft: Draft) -> list[Diagnostic]:
    """Look for headings without their blank, and for bold that nothing ends."""
    text = without_code(draft.text)
    return [*_headings(draft, text), *_bold(draft, text)]


def _headings(draft: Draft, text: str) -> Iterator[Diagnostic]:
    for found in _HEADING.finditer(text) if "#" in text else ():
        is_alone = not (_line(text, found.start() - 1) or _line(text, found.end() + 1))
        if is_alone and _is_title(*found.groups()):
            written = found[0].strip()
            args = {
                "written": f"“{written}”",
                "effect": f"{_AS_TEXT}, bukan judul bagian",
                "advice": "Beri satu spasi sesudah tanda pagar.",
            }
            signs = found[1] if len(found[1]) > 1 else "##"  # One is the title of the post.
            place = draft.within(found.start(1), found.end())
            yield Diagnostic("KIM218", place, args, f"{signs} {found[2].strip()}")


def _is_title(signs: str, words: str) -> bool:
    """Tell a heading from a tag: that is one word after one sign."""
    return words[0].isupper() and (len(signs) > 1 or _TAG.fullmatch(words.strip()) is None)


def _line(text: str, place: int) -> str:
    """Return the line that a place lies in, without blanks ("" outside of the text)."""
    if not 0 <= place < len(text):
        return ""
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)].strip()


def _bold(draft: Draft, text: str) -> Iterator[Diagnostic]:
    if "**" not in text or "**" not in _PAIR.sub("", text):
        return  # Nothing is left to be looked at more closely, which costs a lot.
    plain = _ESCAPED.sub("  ", text)
    start = 0
    for end in (*(found.end() for found in _BLOCK.finditer(plain)), len(plain)):
        for place in unpaired(plain[start:end]) if "**" in plain[start:end] else ():
            args = {
                "written": "Tanda **",
                "effect": f"{_AS_TEXT}, sebab tidak ada pasangannya",
                "advice": "Tulislah ** juga di ujung kata yang hendak ditebalkan, dalam alinea "
                "yang sama, atau hapus tanda ini.",
            }
            yield Diagnostic("KIM218", draft.within(start + place, start + place + 2), args)
        start = end
