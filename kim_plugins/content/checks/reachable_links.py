"""Addresses lead to where readers can go, not to the author's own computer or office."""

from __future__ import annotations

import re

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.prose import without_code

_HOME = re.compile(
    r"https?://(?:[^\s/@]{1,100}@)?(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]"
    r"|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}"
    r"|[\w-]{1,63}\.(?:local|lan|localhost|internal)|[A-Za-z][\w-]{0,62}(?=/|:\d))"
    r"(?![\w.-])[^\s)>\"']*"
)
"""Names and numbers that mean something within one network only (RFC 1918, 6761, 6762)."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look through the text and the addresses of the sources."""
    problems = []
    for number, source in enumerate(draft.meta.sources or ()):
        if source.url and _HOME.match(source.url):
            place = ("sources", number, "url")
            problems.append(draft.problem("KIM082", *place, address=source.url))
    if "://" in draft.text:
        for found in _HOME.finditer(without_code(draft.text)):
            place_in_text = draft.within(found.start(), found.end())
            problems.append(Diagnostic("KIM082", place_in_text, {"address": found[0]}))
    return problems
