"""Parts of hand-written pages that the settings decide, marked by comments of their own lines.

`<!-- kim: contoh -->` begins what only a site that isn't official says, `<!-- kim: resmi -->`
what only an official one says; `<!-- kim: selesai -->` ends it. `<!-- kim: kontak -->` stands
for how to reach those who run the site. Where pages are read as they are written, none shows.
"""

from __future__ import annotations

import re

from kim_plugins.base.diagnostics import Diagnostic, Span, closest

CONTACT = "kontak"
END = "selesai"
ONLY = {"contoh": False, "resmi": True}
"""Whether the site is official where a part shows."""
_WORDS = (*ONLY, END, CONTACT)
_MARK = re.compile(r"^ {0,3}<!-- *kim: *(.*?) *-->[ \t]*$", re.MULTILINE)


def chosen(text: str, path: str, *, official: bool, contact: str) -> tuple[str, list[Diagnostic]]:
    """Return a page's text with its own parts only; `contact` is HTML.

    Marks that can't be understood are told, and lose nothing of the text.
    """
    if "<!--" not in text:
        return text, []
    first, *rest = _MARK.split(text)
    kept, problems, begun = [first], [], ""
    for word, piece in zip(rest[::2], rest[1::2], strict=True):
        is_begin, is_end = word in ONLY and not begun, word == END and begun
        if not (is_begin or is_end or word == CONTACT):
            problems.append(_problem(word, path))
        begun = word if is_begin else "" if is_end else begun
        shown = not begun or ONLY[begun] is official
        kept += [contact if word == CONTACT and shown else "", piece if shown else ""]
    if begun:
        return text, [*problems, _problem(begun, path)]
    return "".join(kept), problems


def _problem(word: str, path: str) -> Diagnostic:
    guess = "" if word in _WORDS else closest(word, _WORDS)
    return Diagnostic("KIM183", Span(path), {"mark": word}, guess)
