"""An urgent notice says who speaks, on what ground, for which places, and until when."""

from __future__ import annotations

import datetime as dt
import math

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.model.frontmatter import Pengumuman

REQUIRED = ("agency", "sources", "areas", "valid_until")
LONGEST = dt.timedelta(days=7)


def check(draft: Draft) -> list[Diagnostic]:
    """Ask of an urgent notice what it needs, and no more than seven days."""
    meta = draft.meta
    if not isinstance(meta, Pengumuman) or not meta.urgent:
        return []
    problems = [
        draft.problem("KIM046", "urgent", key=key)
        for key in REQUIRED
        if not getattr(meta, key) and (key not in draft.given or draft.count(key) == 0)
    ]
    if meta.valid_until and meta.date and meta.valid_until.end - meta.date.at > LONGEST:
        length = meta.valid_until.end - meta.date.at
        days = math.ceil(length / dt.timedelta(days=1))
        problems.append(draft.problem("KIM053", "valid_until", days=str(days)))
    return problems
