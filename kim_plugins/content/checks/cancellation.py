"""Calendars take a cancellation for newer than the announcement only where a post dates it."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.model.frontmatter import Agenda


def check(draft: Draft) -> list[Diagnostic]:
    """Ask of a cancelled event when that was."""
    meta = draft.meta
    if not isinstance(meta, Agenda) or not meta.cancelled:
        return []
    is_dated = not draft.given.isdisjoint({"updated", "corrections"})
    return [] if is_dated else [draft.problem("KIM153", "cancelled")]
