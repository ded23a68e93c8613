"""Headings go down one level at a time (WCAG 1.3.1): who listens to a page moves along them."""

from __future__ import annotations

import re

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.prose import without_code

_HEADING = re.compile(r"^(#{1,6})(?!#)[^\n]*\w[^\n]*$|^[^\s#>|-][^\n]*\n(=+|-+) *$", re.MULTILINE)


def check(draft: Draft) -> list[Diagnostic]:
    """Compare each heading with the one above it; the first belongs to the page's title."""
    if "###" not in draft.text:
        return []
    problems = []
    last = 1
    for found in _HEADING.finditer(without_code(draft.text)):
        # A first-level heading in the text is shown as one of the second level.
        level = max(2, len(found[1] or "##"))
        if level > last + 1:
            args = {"given": "#" * level, "right": "#" * (last + 1)}
            end = found.start() + level
            problems.append(Diagnostic("KIM075", draft.within(found.start(), end), args))
        last = level
    return problems
