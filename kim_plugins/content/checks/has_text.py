"""A post says something."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.draft import Draft


def check(draft: Draft) -> list[Diagnostic]:
    """Only a withdrawn post may have no text."""
    if draft.text.strip() or "withdrawn" in draft.head.items:
        return []
    return [Diagnostic("KIM043", Span(draft.path, draft.text_line))]
