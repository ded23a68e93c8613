"""Dates that stand in a text, in the forms that people write them."""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import functools
import re

from kim_plugins.base.locale_id import month_name, weekday_name
from kim_plugins.content.text.prose import lowered, words

MONTHS = {month_name(n).lower(): n for n in range(1, 13)} | {"pebruari": 2, "nopember": 11}
_SHORT = {name[:3]: number for name, number in MONTHS.items()}
_SHORT |= {"peb": 2, "nop": 11, "sept": 9, "agt": 8, "agst": 8, "agus": 8}
_SHORT = {name: number for name, number in _SHORT.items() if name not in MONTHS}
MONTH_NUMBERS = MONTHS | _SHORT
"""Months by their names, short ones too, in lower case."""
MONTH_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
# It starts with a digit, so that a search passes quickly over everything else.
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:[ \u00a0\n]+(?P<name>{MONTH_NAMES})(?!\w)"
    r"(?:\.?[ \u00a0\n]+(?P<year>\d{4})(?!\d))?"
    r"|(?P<sep>[/.-])(?P<month>\d{1,2})(?!\d)"
    # Without a year in brackets alone: `4-6 Desember` is no 4 June.
    r"(?:(?P=sep)(?P<full>\d{4}|\d\d)(?!\d)|(?:(?<=/\d)|(?<=/\d\d))(?=\))))"
)
SIGNS = ("/20", "-20", ".20", "/19", "-19", ".19")
"""What every date in figures holds, the short form in brackets apart."""
WEEKDAYS = {weekday_name(n).lower(): n for n in range(7)}
WEEKDAYS |= {"jum'at": 4, "jum\u2019at": 4, "jum`at": 4, "ahad": 6, "senen": 0, "rebo": 2}
"""Weekdays by their names, slips that are common among them."""
_DAY_NAMES = "|".join(WEEKDAYS)
_DAY_BEFORE = re.compile(
    rf"(?<!\w)(?:{_DAY_NAMES})(?:\s+(?:pagi|siang|sore|petang|malam))?[*_]*\s*[,/]?\s*"
    r"(?:tanggal\s+|tgl\.?\s+)?\(?[*_]*$"
)
_DAY_AFTER = re.compile(rf"\s*\(\s*(?:hari\s+)?(?:{_DAY_NAMES})(?!\w)")
"""Only beside its weekday are three pairs of figures a date: `Rabu (04/11/21)`."""
_ZONE = re.compile(r"\s*wi[bt]")
"""A zone stands behind it (`base/zones.py`)."""
_SHORT_YEAR = re.compile(r"\d([/.-])\d{1,2}\1\d\d(?!\d)")
_NUMBER_BEFORE = re.compile(r"(?:no|nomor|nomer|sk|kode|pasal|ayat|versi|rekening)[.:]?\s*$")
"""What follows is the number of a letter or a law."""
_NEARBY = dt.timedelta(days=31)


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in a text; it need not exist."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def meant(self, near: tuple[dt.date, ...] = ()) -> dt.date | None:
        """Return the date, its year taken from a day nearby where none is written."""
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        for day in near:
            for year in (day.year, day.year - 1, day.year + 1):
                date = _date(year, self.month, self.day)
                if date and abs(date - day) <= _NEARBY:
                    return date
        return None

    @property
    def last_day(self) -> int:
        """Return the last day of its month; without a year, of a leap year's."""
        return calendar.monthrange(self.year or 2000, self.month)[1]


@functools.lru_cache(maxsize=4)
def dates_in(text: str) -> tuple[Written, ...]:
    """Return every date of a text, in order."""
    if not _may_have_dates(text):
        return ()
    lower = lowered(text)
    found = (_written(match, lower) for match in _DATE.finditer(lower))
    return tuple(date for date in found if date)


def _may_have_dates(text: str) -> bool:
    if not (words(text).isdisjoint(MONTHS) and words(text).isdisjoint(_SHORT)):
        return True
    if any(sign in text for sign in SIGNS) or ("/" in text and "(" in text):
        return True
    return not words(text).isdisjoint(WEEKDAYS) and bool(_SHORT_YEAR.search(text))


def _written(match: re.Match[str], lower: str) -> Written | None:
    """Take a match for a date, or leave it where it is part of something else."""
    before, name = lower[max(0, match.start() - 2) : match.start()], match["name"]
    if before[-1:].isdigit() or re.fullmatch(r"\d[.,]", before):
        return None
    year = match["year"] or match["full"]
    if name:
        if not year and name not in MONTHS:
            return None
        month = MONTH_NUMBERS[name]
    elif not _is_date_in_figures(match, lower, before):
        return None
    else:
        month = int(match["month"])
    day = int(match["day"])
    return Written(match.start(), match.end(), day, month, _full_year(year))


def _is_date_in_figures(match: re.Match[str], lower: str, before: str) -> bool:
    """Tell a date such as 8/5/2026, or (8/5), from the number of a letter or a place."""
    if not 1 <= int(match["month"]) <= 12 or not 1 <= int(match["day"]) <= 31:
        return False
    around = before[-1:] + lower[match.end() : match.end() + 1]
    if not match["full"]:
        return match["sep"] == "/" and around == "()"
    if len(match["full"]) == 2 and not _has_weekday(match, lower):
        return False
    if re.match(r"[\w./-]", before[-1:]) or re.match(r"[\w/-]", lower[match.end() :]):
        return False
    return not _NUMBER_BEFORE.search(lower[max(0, match.start() - 12) : match.start()])


def _has_weekday(match: re.Match[str], lower: str) -> bool:
    before, after = lower[max(0, match.start() - 32) : match.start()], lower[match.end() :][:24]
    is_time = match["sep"] == "." and _ZONE.match(after)
    return not is_time and bool(_DAY_BEFORE.search(before) or _DAY_AFTER.match(after))


def _full_year(year: str | None) -> int | None:
    """Return a year; of two figures those up to 50 lie in this century."""
    if not year or len(year) == 4:
        return int(year) if year else None
    return int(year) + (2000 if int(year) <= 50 else 1900)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
