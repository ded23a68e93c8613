"""A weekday named beside a date is that date's weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import short_date, weekday_name
from kim_plugins.content.dates import WEEKDAYS, Written, dates_in
from kim_plugins.content.draft import Draft
from kim_plugins.content.prose import is_own, lowered
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
_TO = r"(?:[&\u2013\u2014-]|sampai(?:\s+dengan)?|hingga|s\.?/?d\.?|dan)"
_RANGE = re.compile(
    rf"(?<![\w\"'\u201c\u2018])(?<!tiap )(?P<first>{_NAMES})\s*{_TO}\s*(?P<last>{_NAMES})[*_]*"
    rf"(?:\s*,\s*|\s+)(?:tanggal\s+|tgl\.?\s+)?\(?[*_]*(?P<day>\d{{1,2}})\s*{_TO}\s*$"
)
_REACH = 48
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
    for written in dates_in(text or ""):
        date = written.meant(near)
        if date is None:
            continue
        yield from _in_range(text or "", written, date)
        for start, end, weekday in _beside(text or "", written):
            if date.weekday() != WEEKDAYS[weekday.lower()] and is_own(text or "", start, end):
                actual = weekday_name(date.weekday())
                yield start, end, {"said": weekday, "date": short_date(date), "actual": actual}


def _beside(text: str, written: Written) -> Iterator[tuple[int, int, str]]:
    """Yield the weekdays directly before and after a date, with the place of both."""
    left = max(0, written.start - _REACH)
    lower = lowered(text)
    if found := _BEFORE.search(lower[left : written.start]):
        start = left + found.start("weekday")
        yield start, written.end, text[start : left + found.end("weekday")]
    after = lower[written.end : written.end + _REACH]
    if found := _AFTER.match(after) or _NAMED_AFTER.match(after):
        name = "weekday" if found["weekday"] else "cell"
        start, end = (written.end + n for n in found.span(name))
        yield written.start, end, text[start:end]


def _in_range(text: str, written: Written, last: dt.date) -> Iterator[Wrong]:
    """Yield a weekday that does not fit in a pair of days: `Jumat dan Sabtu, 13 dan 14 Mei`."""
    left = max(0, written.start - 2 * _REACH)
    found = _RANGE.search(lowered(text)[left : written.start])
    if not found or not 0 < last.day - int(found["day"]) < 7:
        return
    first = last - dt.timedelta(days=last.day - int(found["day"]))
    start = left + found.start("first")
    for name, date in (("first", first), ("last", last)):
        said = text[left + found.start(name) : left + found.end(name)]
        if date.weekday() != WEEKDAYS[said.lower()] and is_own(text, start, written.end):
            actual = weekday_name(date.weekday())
            args = {"said": said, "date": short_date(date), "actual": actual}
            yield start, written.end, args
            return


def _near(draft: Draft) -> tuple[dt.date, ...]:
    """Return the days of which a post speaks: its event's, each of one that repeats, its own."""
    meta = draft.meta
    moments = (getattr(meta, key, None) for key in ("starts", "ends", "date"))
    days = tuple(moment.day for moment in moments if isinstance(moment, Moment))
    if isinstance(meta, Agenda) and meta.starts and meta.repeats:
        return (*days, *days_of(meta))
    return days
