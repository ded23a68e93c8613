"""A date in the text is one that the calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import month_name
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.dates import Written, dates_in
from kim_plugins.content.text.prose import is_own


def check(draft: Draft) -> list[Diagnostic]:
    """Look through title, summary and text; in a quotation such a date is another's."""
    problems = []
    for key in ("title", "summary"):
        for _, args in impossible(getattr(draft.meta, key)):
            problems.append(draft.problem("KIM070", key, **args))
    for written, args in impossible(draft.text):
        problems.append(Diagnostic("KIM070", draft.within(written.start, written.end), args))
    return problems


def impossible(text: str | None) -> Iterator[tuple[Written, dict[str, str]]]:
    """Yield each date that does not exist, with the message's arguments."""
    for written in dates_in(text or ""):
        if 1 <= written.day <= written.last_day or not text:
            continue
        # Without a year it may be a count: `45 Mei` is nothing, `31 Juni` is a slip.
        is_count = written.year is None and not 1 <= written.day <= 31
        if not is_count and is_own(text, written.start, written.end):
            month = month_name(written.month)
            if written.year and written.month == 2:
                month += f" {written.year}"
            said = " ".join(text[written.start : written.end].split())
            yield written, {"date": said, "month": month, "last": str(written.last_day)}
