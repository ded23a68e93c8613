"""A source is named once."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.checks.clarification import FEWEST_SOURCES, distinct, how_many
from kim_plugins.content.draft import Draft
from kim_plugins.model.frontmatter import Klarifikasi


def check(draft: Draft) -> list[Diagnostic]:
    """Report a source that repeats an earlier one."""
    sources = draft.meta.sources or ()
    if len(sources) < 2 or _is_told(draft):
        return []
    first = distinct(sources)
    return [
        draft.problem("KIM085", "sources", number, "title", first=str(first[number] + 1))
        for number in range(len(sources))
        if first[number] != number
    ]


def _is_told(draft: Draft) -> bool:
    """Tell whether a clarification is left with too few sources, which is told as such."""
    return isinstance(draft.meta, Klarifikasi) and how_many(draft) < FEWEST_SOURCES
