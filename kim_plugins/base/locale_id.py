"""Indonesian dates, numbers and sorting (EYD V; Babel's CLDR data for `id`)."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

from babel.dates import format_date
from babel.numbers import format_decimal

from kim_plugins.base import home

_GENERIC_WORDS = re.compile(
    r"^(?:(?:kabupaten|kota)(?: administrasi)?|desa|kampung|gampong|nagari|k[ae]lurahan|kim)\s+",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[0-9]+")


@functools.lru_cache(maxsize=4096)
def long_date(day: dt.date) -> str:
    """Write a date with its weekday: `Senin, 8 Mei 2023`."""
    return str(format_date(day, "EEEE, d MMMM y", locale="id"))


@functools.lru_cache(maxsize=4096)
def short_date(day: dt.date) -> str:
    """Write a date without its weekday: `8 Mei 2023`."""
    return str(format_date(day, "d MMMM y", locale="id"))


@functools.lru_cache(maxsize=512)
def day_and_month(day: dt.date) -> str:
    """Write a date without weekday and year, for days of the coming months: `8 Mei`."""
    return str(format_date(day, "d MMMM", locale="id"))


def days(first: dt.date, last: dt.date) -> str:
    """Write from when to when in a year: `8 Mei`, `8 sampai 12 Mei`, `28 Mei sampai 2 Juni`."""
    if first == last:
        return day_and_month(last)
    begun = str(first.day) if first.month == last.month else day_and_month(first)
    return f"{begun} sampai {day_and_month(last)}"


def clock_time(moment: dt.datetime) -> str:
    """Write a time of day with the site's zone: `09.30 WIB`."""
    return moment.astimezone(home.tz()).strftime("%H.%M %Z")


@functools.lru_cache(maxsize=256)
def month_name(month: int) -> str:
    """Return the name of a month, 1 to 12: `Mei`."""
    return str(format_date(dt.date(2000, month, 1), "MMMM", locale="id"))


@functools.lru_cache(maxsize=8)
def weekday_name(weekday: int) -> str:
    """Return the name of a weekday as `date.weekday()` counts them: 0 is `Senin`."""
    return str(format_date(dt.date(2024, 1, 1 + weekday), "EEEE", locale="id"))


@functools.lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Write a number with Indonesian separators: `4.123.303,5`."""
    return str(format_decimal(value, locale="id"))


def listed(words: Sequence[str], last: str = "dan") -> str:
    """Join words as a sentence does, with a word before the last: `a`, `a dan b`, `a, b, dan c`."""
    if len(words) < 3:
        return f" {last} ".join(words)
    return ", ".join(words[:-1]) + f", {last} {words[-1]}"


def file_size(size: int) -> str:
    """Write the size of a file, given in bytes: `340 KB`, `1,2 MB` (decimal, as phones do)."""
    if size < 999_500:
        return f"{number(max(1, round(size / 1000)))} KB"
    return f"{number(round(size / 1_000_000, 1))} MB"


def duration(seconds: int) -> str:
    """Write how long something lasts: `4 menit 10 detik`."""
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "jam"), (rest // 60, "menit"), (rest % 60, "detik"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def sort_key(name: str) -> tuple[str, str]:
    """Sort names by what distinguishes them, ignoring Kabupaten, Kota, Desa, KIM and case.

    Numbers in them count as numbers: `KIM Mawar 2` comes before `KIM Mawar 10`.
    """
    own = _GENERIC_WORDS.sub("", name).casefold()
    return (_NUMBERS.sub(lambda found: found[0].zfill(9), own), name)
