"""The date in the front matter is the one in the file name."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft, Surroundings


def check(draft: Draft, around: Surroundings) -> list[Diagnostic]:
    """Compare WITA dates: both name the same day."""
    if not draft.meta.date or not draft.place or draft.meta.date.day == draft.place.day:
        return []
    args = {"date": draft.meta.date.day.isoformat(), "name_date": draft.place.day.isoformat()}
    return [draft.problem("KIM025", "date", **args)]
