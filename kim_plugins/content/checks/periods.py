"""What ends does not end before it begins."""

from __future__ import annotations

import datetime as dt

from kim_plugins.base import home
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.model.fields import Moment

PAIRS = (
    ("starts", "ends"),
    ("date", "valid_until"),
    ("date", "updated"),
    ("received", "date"),
)


def check(draft: Draft) -> list[Diagnostic]:
    """Compare each pair of moments that the post gives, and corrections with its date."""
    problems = []
    for first, second in PAIRS:
        begin, end = (_moment(getattr(draft.meta, key, None)) for key in (first, second))
        if begin and end and end.end < begin.at:
            problems.append(draft.problem("KIM049", second, first=first, second=second))
    published = draft.meta.date
    for number, correction in enumerate(draft.meta.corrections or ()):
        if published and correction.at.end < published.at:
            args = {"first": "date", "second": "at"}
            problems.append(draft.problem("KIM049", "corrections", number, "at", **args))
    return problems


def _moment(value: object) -> Moment | None:
    """Return a moment; a bare day is read as one without a time."""
    if isinstance(value, dt.date):
        return Moment(
            dt.datetime(value.year, value.month, value.day, tzinfo=home.tz()), has_time=False
        )
    return value if isinstance(value, Moment) else None
