"""Parts of hand-written pages that the settings decide, marked by comments of their own lines.

`<!-- kim: contoh -->` begins what only a site that isn't official says, `<!-- kim: resmi -->`
what only an official one says; `<!-- kim: selesai -->` ends it. `<!-- kim: kontak -->` stands
for how to reach those who run the site. Where pages are read as they are written, none shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    problems = told(text, path)
    kept, position, begun = [], 0, ""
    for found, begins in _read(text):
        kept.append(text[position : found.start()] if _shows(begun, official=official) else "")
        begun = begins
        if found[1] == CONTACT and _shows(begun, official=official):
            kept.append(contact)
        position = found.end()
    if begun:
        return text, problems
    return "".join([*kept, text[position:]]), problems


def told(text: str, path: str) -> list[Diagnostic]:
    """Tell of the marks of a page that can't be understood."""
    problems, before, opened = [], "", None
    for found, begins in _read(text) if "<!--" in text else ():
        if found[1] != CONTACT and before == begins:
            problems.append(_problem(found, path, text))
        opened = found if begins != before else opened
        before = begins
    return [*problems, *([_problem(opened, path, text)] if before and opened else [])]


def _read(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each mark and what is open after it; one that can't be understood changes nothing."""
    begun = ""
    for found in _MARK.finditer(text):
        if found[1] in ONLY and not begun:
            begun = found[1]
        elif found[1] == END and begun:
            begun = ""
        yield found, begun


def _shows(begun: str, *, official: bool) -> bool:
    return not begun or ONLY[begun] is official


def _problem(found: re.Match[str], path: str, text: str) -> Diagnostic:
    word = found[1]
    guess = "" if word in _WORDS else closest(word, _WORDS)
    line = 1 + text.count("\n", 0, found.start())
    place = Span(path, line, 1, found.end() - found.start())
    return Diagnostic("KIM183", place, {"mark": word}, guess)
