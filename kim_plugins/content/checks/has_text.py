"""A post says something."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.hidden_notes import blanked


def check(draft: Draft) -> list[Diagnostic]:
    """Only a withdrawn post may have no text; headings alone say nothing."""
    lines = (line.strip() for line in blanked(draft.text).split("\n"))
    has_words = any(line and not line.startswith("#") for line in lines)
    if has_words or "withdrawn" in draft.head.items:
        return []
    return [Diagnostic("KIM043", Span(draft.path, draft.text_line))]
