"""A title is set like a sentence: neither shouted nor closed by marks."""

from __future__ import annotations

import re

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft

MOST_CAPITALS = 0.8
"""Of the letters of a title; `SK KIM dan RT` is far below it."""
FEWEST_CAPITALS = 12
"""Fewer capitals may be an abbreviation."""
_ABBREVIATED = re.compile(r"(?:\.\.\.|\b(?:(?i:dkk|dll|dsb|dst|tbk|jl|no|hlm|rp)|[A-Z][a-z]?)\.)$")
"""What ends with the full stop of an abbreviation or with an ellipsis ends rightly."""
_MARKS = re.compile(r"(?:[.,;:]|[!?]{2,})$")


def check(draft: Draft) -> list[Diagnostic]:
    """Look at the title's letters and at its end."""
    title = draft.meta.title
    if not isinstance(title, str) or not title:
        return []
    problems = []
    if is_shouted(title):
        problems.append(draft.problem("KIM072", "title"))
    if mark := closing_marks(title):
        problems.append(draft.problem("KIM073", "title", mark=mark))
    return problems


def is_shouted(title: str) -> bool:
    """Tell whether nearly all letters of a title are capitals."""
    capitals, small = sum(map(str.isupper, title)), sum(map(str.islower, title))
    return capitals >= FEWEST_CAPITALS and capitals >= MOST_CAPITALS * (capitals + small)


def closing_marks(title: str) -> str:
    """Return the marks at a title's end that don't belong there, or ""."""
    found = _MARKS.search(title)
    return found[0] if found and not _ABBREVIATED.search(title) else ""
