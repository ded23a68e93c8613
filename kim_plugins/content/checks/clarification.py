"""A clarification rests on two sources and on two pairs of eyes."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.model.frontmatter import Klarifikasi

FEWEST_SOURCES = 2


def check(draft: Draft) -> list[Diagnostic]:
    """Count the sources, and keep the reviewer out of the authors."""
    meta = draft.meta
    if not isinstance(meta, Klarifikasi):
        return []
    problems = []
    if meta.sources is not None and len(meta.sources) < FEWEST_SOURCES:
        problems.append(draft.problem("KIM045", "sources", count=str(len(meta.sources))))
    names = {name.casefold() for name in meta.authors or ()}
    if meta.reviewer and meta.reviewer.casefold() in names:
        problems.append(draft.problem("KIM054", "reviewer", name=meta.reviewer))
    return problems
