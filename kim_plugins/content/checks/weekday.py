"""A weekday named beside a date is that date's weekday."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import short_date, weekday_name
from kim_plugins.content.draft import Draft
from kim_plugins.content.text.dates import WEEKDAYS, Written, dates_in
from kim_plugins.content.text.day_runs import day_runs
from kim_plugins.content.text.prose import is_own, lowered
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda
from kim_plugins.model.occurrences import days_of

_NAMES = "|".join(WEEKDAYS)
_BEFORE = re.compile(
    rf"(?<![\w\"'\u201c\u2018])(?<!malam )(?P<weekday>{_NAMES})"
    r"(?:\s+(?:pagi|siang|sore|petang|malam))?[*_]*"
    r"(?:\s*[,/]\s*|[ \t]*[|\u2013\u2014-][ \t]*|\s+)"
    r"(?:tanggal\s+|tgl\.?\s+)?\(?[*_]*$"
)
"""`Senin, 8 Mei 2022`, `Senin (8/5/2022)`, `| Senin | 8 Mei 2022 |`. What opens a
quotation is another's words, and the evening named after a weekday is the one before."""
_AFTER = re.compile(
    rf"\s*(?:\(\s*(?:hari\s+)?|jatuh\s+(?:pada\s+)?(?:hari\s+)?)(?P<weekday>{_NAMES})(?!\w)"
)
"""`8 Mei 2022 (Senin)`, `8 Mei 2022 jatuh pada hari Senin`."""
_NAMED_AFTER = re.compile(
    rf"(?:\s*,?\s*hari\s+(?P<weekday>{_NAMES})(?=\s*(?:[.,;:)\n]|$|pukul|jam|pagi|siang|sore))"
    rf"|[ \t]*\|[ \t]*(?P<cell>{_NAMES})[ \t]*\|)"
)
"""`8 Mei 2022, hari Senin pukul …`, `| 8 Mei 2022 | Senin |`; not `…, hari Senin menjadi …`."""
REACH = 48
"""Characters on either side of a date in which its weekday may stand."""

Wrong = tuple[int, int, dict[str, str]]
"""Where weekday and date stand, and the arguments of the message."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look through title, summary and text."""
    problems = []
    near = _near(draft)
    for key in ("title", "summary"):
        for _, _, args in wrong_weekdays(getattr(draft.meta, key), near):
            problems.append(draft.problem("KIM014", key, **args))
    for start, end, args in wrong_weekdays(draft.text, near):
        problems.append(Diagnostic("KIM014", draft.within(start, end), args))
    return problems


def wrong_weekdays(text: str | None, near: tuple[dt.date, ...] = ()) -> Iterator[Wrong]:
    """Yield each weekday that does not fit its date.

    A date without a year is read as the one nearest to the days `near`, where it is near.
    """
    text = text or ""
    runs = list(day_runs(text, near))
    told = [place for run in runs for place in range(*run.weekdays)]
    for run in runs:
        yield from itertools.islice(_wrong(text, run.start, run.end, run.pairs), 1)
    for written in dates_in(text):
        date = written.meant(near)
        for start, end, weekday, place in _beside(text, written) if date else ():
            if date and place not in told:
                yield from _wrong(text, start, end, [(weekday, date)])


def _wrong(
    text: str, start: int, end: int, pairs: Iterable[tuple[str, dt.date]]
) -> Iterator[Wrong]:
    """Yield the weekdays that are not their date's, unless they are another's words."""
    for said, date in pairs:
        if date.weekday() != WEEKDAYS[said.lower()] and is_own(text, start, end):
            actual = weekday_name(date.weekday())
            yield start, end, {"said": said, "date": short_date(date), "actual": actual}


def _beside(text: str, written: Written) -> Iterator[tuple[int, int, str, int]]:
    """Yield the weekdays directly before and after a date, with the place of both and its own."""
    left = max(0, written.start - REACH)
    lower = lowered(text)
    if found := _BEFORE.search(lower[left : written.start]):
        start = left + found.start("weekday")
        yield start, written.end, text[start : left + found.end("weekday")], start
    after = lower[written.end : written.end + REACH]
    if found := _AFTER.match(after) or _NAMED_AFTER.match(after):
        name = "weekday" if found["weekday"] else "cell"
        start, end = (written.end + n for n in found.span(name))
        yield written.start, end, text[start:end], start


def _near(draft: Draft) -> tuple[dt.date, ...]:
    """Return the days of which a post speaks: its event's, each of one that repeats, its own."""
    meta = draft.meta
    moments = (getattr(meta, key, None) for key in ("starts", "ends", "date"))
    days = tuple(moment.day for moment in moments if isinstance(moment, Moment))
    if isinstance(meta, Agenda) and meta.starts and meta.repeats:
        return (*days, *days_of(meta))
    return days
