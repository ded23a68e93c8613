"""Weekdays and dates that are named in one breath: `Senin-Rabu, 30 November - 2 Desember 2026`.

The first weekday is the first date's, the last the last one's; where there are as many of the
one as of the other, each has its own.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator

from kim_plugins.content.text.dates import MONTH_NAMES, MONTH_NUMBERS, WEEKDAYS, dates_in
from kim_plugins.content.text.prose import lowered

_DAY_NAMES = "|".join(WEEKDAYS)
_TO = r"(?:[&\u2013\u2014-]|sampai(?:\s+dengan)?|hingga|s\.?/?d\.?|dan)"
_AND = rf"[*_]*(?:\s*,\s*(?:dan\s+)?|\s*{_TO}\s*)[*_]*"
_NAMES = rf"(?:{_DAY_NAMES})(?:\s+(?:pagi|siang|sore|petang|malam))?"
_WEEKDAYS = rf"(?P<weekdays>{_NAMES}(?:{_AND}(?:hari\s+)?{_NAMES})+)(?!\w)"
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s+(?P<name>{MONTH_NAMES})\b\.?(?:\s+(?P<year>\d{{4}}))?"
    r"|[/.-](?P<month>\d{1,2})(?:[/.-](?P<full>\d{4}))?)?(?!\d)"
)
_DAYS = rf"(?P<days>(?<!\d)(?:{re.sub(r'[?]P<[a-z]+>', '?:', _DAY.pattern)}{_AND})+)"
_BEFORE = re.compile(
    rf"(?<![\w\"'\u201c\u2018])(?P<each>tiap\s+(?:hari\s+)?)?{_WEEKDAYS}[*_]*"
    rf"(?:\s*[,/|:]\s*|\s+)?(?:tanggal\s+|tgl\.?\s+)?\(?[*_]*{_DAYS}$"
)
_DAYS_BEFORE = re.compile(rf"{_DAYS}$")
_AFTER = re.compile(rf"\s*(?:\(\s*(?:hari\s+)?|jatuh\s+(?:pada\s+)?(?:hari\s+)?){_WEEKDAYS}")
_NAME = re.compile(rf"(?i)\b(?:{_DAY_NAMES})\b")
REACH = 96
"""Characters on either side of the last date in which the others may stand."""
_WEEK = dt.timedelta(days=7)
"""From here on the weekdays are those of each week: `Senin dan Kamis, 1-31 Desember 2026`."""


@dataclasses.dataclass(frozen=True, slots=True)
class DayRun:
    """Weekdays that stand beside dates, or beside a date, and are not each that date's own."""

    start: int
    end: int
    weekdays: tuple[int, int]
    """Where they stand."""
    pairs: tuple[tuple[str, dt.date], ...]
    """Each weekday, as written, with the date that it is to be; none if that isn't known."""


def day_runs(text: str, near: tuple[dt.date, ...] = ()) -> Iterator[DayRun]:
    """Yield the runs of a text; a date without a year is one near the days `near`."""
    lower = lowered(text)
    for written in dates_in(text):
        left = max(0, written.start - REACH)
        before, last = lower[left : written.start], written.meant(near)
        if found := _BEFORE.search(before):
            start, end = left + found.start(), written.end
        elif found := _AFTER.match(lower, written.end, written.end + REACH):
            days = _DAYS_BEFORE.search(before)
            start, end = left + days.start() if days else written.start, found.end()
        else:
            continue
        is_before = found.re is _BEFORE
        given = found["days"] if is_before else days["days"] if days else ""
        first, after = (n + (left if is_before else 0) for n in found.span("weekdays"))
        may_tell = last and given and not (is_before and found["each"])
        pairs = _pairs(text[first:after], _dates(given, last)) if last and may_tell else ()
        yield DayRun(start, end, (first, after), pairs)


def _dates(given: str, last: dt.date) -> list[dt.date]:
    """Return the dates that stand before a last one, which says the rest of each; then itself."""
    found = [last]
    for day in reversed(list(_DAY.finditer(given))):
        following = found[0]
        month = int(day["month"] or 0) or MONTH_NUMBERS.get(day["name"] or "", following.month)
        year = int(day["year"] or day["full"] or following.year - (month > following.month))
        try:
            found.insert(0, dt.date(year, month, int(day["day"])))
        except ValueError:
            return []
    return found


def _pairs(weekdays: str, dates: list[dt.date]) -> tuple[tuple[str, dt.date], ...]:
    names = _NAME.findall(weekdays)
    if not dates or not dt.timedelta() < dates[-1] - dates[0] < _WEEK:
        return ()
    if len(names) == len(dates):
        return tuple(zip(names, dates, strict=True))
    return ((names[0], dates[0]), (names[-1], dates[-1]))
