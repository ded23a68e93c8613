"""An event is announced before it is over."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import long_date
from kim_plugins.content.draft import Draft
from kim_plugins.model.fields import Moment

_REASON = "acara ini sudah selesai sebelum tanggal tulisannya ({date})"


def check(draft: Draft) -> list[Diagnostic]:
    """Compare the last day of an event that takes place once with the post's own."""
    meta = draft.meta
    key = "ends" if getattr(meta, "ends", None) else "starts"
    last, published = getattr(meta, key, None), meta.date
    is_once = not (getattr(meta, "repeats", None) or "withdrawn" in draft.head.items)
    if not (isinstance(last, Moment) and published and is_once and last.day < published.day):
        return []
    reason = _REASON.format(date=long_date(published.day))
    return [draft.problem("KIM217", key, date=long_date(last.day), reason=reason)]
