"""The date in the front matter is the one in the file name."""

from __future__ import annotations

from kim_plugins.base import home
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft


def check(draft: Draft) -> list[Diagnostic]:
    """Compare dates by the site's clock: both name the same day."""
    if not draft.meta.date or not draft.day or draft.meta.date.day == draft.day:
        return []
    days = {"date": draft.meta.date.day.isoformat(), "name_date": draft.day.isoformat()}
    args = {**days, "zone": home.zone().word}
    return [draft.problem("KIM025", "date", **args)]
