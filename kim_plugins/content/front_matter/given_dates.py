"""Dates and hours as people write them, read only where they can mean one moment alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

from kim_plugins.base import home, zones
from kim_plugins.base.locale_id import long_date, weekday_name

MONTHS = (
    "jan januari january",
    "feb peb februari pebruari february",
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
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = {weekday_name(number).lower(): number for number in range(7)}
_WEEKDAY |= {name: number for number, name in enumerate(_ENGLISH)} | {"jum'at": 4, "ahad": 6}
_CLOCK = (
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?"
    rf"\s*(?P<zone>{'|'.join(zones.WORDS)})?"
)
_BEFORE = r"(?:pukul|pkl\.?|jam)"
_TIME = rf"(?:[, T]+{_BEFORE}?\s*{_CLOCK})?"
_NAMED = re.compile(
    r"(?:(?P<weekday>[a-z']+),?\s+)?(?:(?:tanggal|tgl\.?)\s+)?"
    rf"(?P<day>\d{{1,2}})[ -](?P<month>[a-z]+)\.?[ -](?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[-/. ]?)(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_YEAR_LAST = re.compile(
    r"(?:(?P<weekday>[a-z']+),?\s+)?"
    rf"(?P<day>\d{{1,2}})(?P<sign>[-/. ])(?P<month>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE | re.ASCII,
)
_HOUR = re.compile(rf"(?:{_BEFORE}\s*)?{_CLOCK}", re.IGNORECASE | re.ASCII)


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """What a text can mean."""

    iso: str = ""
    """As ISO 8601 writes it, where there is one reading alone."""
    readings: tuple[str, ...] = ()
    """The dates between which nobody but the author can tell."""


def read(text: str, known: dt.date | None = None) -> Given:
    """Read a date, and a time of day where one is given.

    `8 Mei 2026`, `Jumat, 8 Mei 2026 pukul 09.30 WIB`, `2026/5/8`, `13-05-2026`. Of `08/05/2026`
    nobody can tell whether day or month comes first, unless one of both is the day that is
    `known`, or a weekday stands before it; nor which slip `Jumat, 9 Mei 2026` holds.
    """
    text = plain(text)
    for pattern in (_NAMED, _YEAR_FIRST, _YEAR_LAST):
        if found := pattern.fullmatch(text):
            time = _time(found)
            days = _days(found, known) if time is not None else ()
            readings = tuple(f"{long_date(day)} ({day.isoformat()}{time})" for day in days)
            if len(days) == 1:
                return Given(days[0].isoformat() + (time or ""))
            return Given(readings=readings)
    return Given()


def iso(text: str, known: dt.date | None = None) -> str:
    """Return the one reading of a date as ISO 8601 writes it ("" if unsure)."""
    return read(text, known).iso


def on(day: dt.date, text: str) -> str:
    """Return a bare time of day, as it is written for the end of an event, on a day."""
    found = _HOUR.fullmatch(plain(text))
    time = _time(found) if found else None
    return day.isoformat() + time if time else ""


def plain(text: str) -> str:
    """Return a value without the quotation marks around it, its blanks and apostrophes plain."""
    text = " ".join(text.split()).strip("\u201c\u201d\u2018\"' ")
    return text.replace("\u2019", "'").strip("' ")


def _days(found: re.Match[str], known: dt.date | None) -> tuple[dt.date, ...]:
    """Return the days that may be meant, the likeliest first."""
    parts = found.groupdict()
    month = _MONTH.get(parts["month"].lower()) if parts["month"].isalpha() else int(parts["month"])
    year, day = int(parts["year"]), int(parts["day"])
    if month is None or not 1945 <= year <= 2999:
        return ()
    if found.re is _YEAR_FIRST and not parts["sign"] and len(parts["month"] + parts["day"]) < 4:
        return ()
    ways = [_date(year, month, day)]
    if found.re is _YEAR_LAST:
        ways.append(_date(year, day, month))
    readings = tuple(dict.fromkeys(way for way in ways if way))
    if parts.get("weekday"):
        return _fitting(readings, parts["weekday"])
    return (known,) if known in readings and known else readings


def _fitting(days: tuple[dt.date, ...], weekday: str) -> tuple[dt.date, ...]:
    """Return the days of that name; where none is, the day and the nearest one of that name."""
    number = _WEEKDAY.get(weekday.lower())
    if number is None or not days:
        return ()
    fitting = tuple(day for day in days if day.weekday() == number)
    away = (number - days[0].weekday() + 3) % 7 - 3
    return fitting or (days[0], days[0] + dt.timedelta(days=away))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _time(found: re.Match[str]) -> str | None:
    """Return the time of day with its zone, "" where there is none, `None` if there is no such."""
    if not found["hour"]:
        return ""
    hour, minute, second = int(found["hour"]), found["minute"], found["second"]
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    named = zones.WORDS.get((found["zone"] or "").upper(), home.zone())
    zone = "" if named == home.zone() else named.offset  # The site's own is left unsaid.
    return f"T{hour:02}:{minute}{':' + second if second else ''}{zone}"
