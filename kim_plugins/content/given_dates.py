"""Dates as people write them, read only where they can mean one day alone."""

from __future__ import annotations

import datetime as dt
import re

from kim_plugins.base.locale_id import weekday_name

MONTHS = (
    "jan januari january",
    "feb februari pebruari february",
    "mar maret march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "agu ags agt aug agustus august",
    "sep sept september",
    "okt oct oktober october",
    "nov nop november nopember",
    "des dec desember december",
)
"""The names of each month in Indonesian and English, and how they are shortened."""
_MONTH = {name: number for number, names in enumerate(MONTHS, start=1) for name in names.split()}
_WEEKDAY = {weekday_name(number).lower(): number for number in range(7)} | {"jum'at": 4}
_TIME = (
    r"(?:[, T]+(?:pukul|pkl\.?|jam)?\s*(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?::\d{2})?"
    r"\s*(?:WITA)?)?"
)
_NAMED = re.compile(
    r"(?:(?P<weekday>[a-z']+),?\s+)?"
    rf"(?P<day>\d{{1,2}})[ -](?P<month>[a-z]+)\.?[ -](?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[-/. ]?)(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_YEAR_LAST = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<sign>[-/. ])(?P<month>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)


def iso(text: str, known: dt.date | None = None) -> str:
    """Return a date, and a time of day where one is given, as ISO 8601 writes it ("" if unsure).

    `8 Mei 2026`, `Jumat, 8 Mei 2026 pukul 09.30 WITA`, `2026/5/8`, `13-05-2026`. Of `08/05/2026`
    nobody can tell whether day or month comes first, unless it may be the day that is `known`.
    """
    text = text.strip()
    for pattern in (_NAMED, _YEAR_FIRST, _YEAR_LAST):
        if found := pattern.fullmatch(text):
            day = _day(found, known)
            return day.isoformat() + _time(found) if day and _is_time(found) else ""
    return ""


def _day(found: re.Match[str], known: dt.date | None) -> dt.date | None:
    parts = found.groupdict()
    month = _MONTH.get(parts["month"].lower()) if parts["month"].isalpha() else int(parts["month"])
    year, day = int(parts["year"]), int(parts["day"])
    if month is None or not 1945 <= year <= 2999:
        return None
    if found.re is _YEAR_FIRST and not parts["sign"] and len(parts["month"] + parts["day"]) < 4:
        return None
    if found.re is not _YEAR_LAST:
        return _fitting(_date(year, month, day), parts.get("weekday"))
    readings = {_date(year, month, day), _date(year, day, month)} - {None}
    if known in readings:
        return known
    return readings.pop() if len(readings) == 1 else None


def _fitting(day: dt.date | None, weekday: str | None) -> dt.date | None:
    """Return the day, unless its weekday is another than the one that stands before it."""
    if day is None or not weekday or _WEEKDAY.get(weekday.lower()) == day.weekday():
        return day
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _is_time(found: re.Match[str]) -> bool:
    hour, minute = found["hour"], found["minute"]
    return hour is None or (int(hour) < 24 and int(minute) < 60)


def _time(found: re.Match[str]) -> str:
    return f"T{int(found['hour']):02}:{found['minute']}" if found["hour"] else ""
