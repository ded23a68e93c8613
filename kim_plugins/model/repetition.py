"""How an event repeats, and on which days: the rules that people use, and no more of RFC 5545.

The days are found by asking each day whether the rule means it. That is bounded, since every
repetition ends (`latest_end`), and needs no library: RFC 5545, 3.3.10, has forty ways to
repeat that no volunteer writes.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Literal

from kim_plugins.base.locale_id import listed, month_name, weekday_name

Unit = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
"""FREQ of RFC 5545, 3.3.10."""
ONE_DAY = dt.timedelta(days=1)
LAST = -1
"""The last such day of a month, as RFC 5545 counts from the end."""
UNITS: dict[Unit, str] = {
    "DAILY": "hari",
    "WEEKLY": "minggu",
    "MONTHLY": "bulan",
    "YEARLY": "tahun",
}
ORDINALS = {1: "pertama", 2: "kedua", 3: "ketiga", 4: "keempat", LAST: "terakhir"}
IN_EVERY_MONTH = 28
"""The last day of a month that every month has."""
_YEARS = {"YEARLY": 5}
_RFC_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclasses.dataclass(frozen=True, slots=True)
class Repetition:
    """A rule of repetition. What it leaves open is as on the day of the event's beginning."""

    unit: Unit
    every: int = 1
    """Each so many days, weeks (from Monday), months or years, the first one counted."""
    weekdays: tuple[int, ...] = ()
    """0 is Monday; of months together with `weeks`."""
    weeks: tuple[int, ...] = ()
    """Which of a month's such weekdays, 1 to 4 or `LAST`."""
    days: tuple[int, ...] = ()
    """Days of the month, or `LAST`."""
    month: int = 0
    """Of a yearly day; 0 is open."""

    def resolved(self, first: dt.date) -> Repetition:
        """Return the rule with what it left open taken from the event's first day."""
        if self.unit == "WEEKLY":
            return dataclasses.replace(self, weekdays=self.weekdays or (first.weekday(),))
        if self.unit == "MONTHLY" and not self.weeks:
            return dataclasses.replace(self, days=self.days or (first.day,))
        if self.unit == "YEARLY" and not self.days:
            return dataclasses.replace(self, days=(first.day,), month=first.month)
        return self

    def is_everywhere(self, first: dt.date) -> bool:
        """Tell whether each month (of a yearly day: each year) has the day that is meant."""
        rule = self.resolved(first)
        if rule.unit == "YEARLY":
            return 0 < rule.days[0] <= calendar.monthrange(2001, rule.month)[1]
        return max(rule.days, default=0) <= IN_EVERY_MONTH

    def falls_on(self, day: dt.date, first: dt.date) -> bool:
        """Tell whether an event that began (or should have) on `first` takes place on a day."""
        rule, months = self.resolved(first), 12 * (day.year - first.year) + day.month - first.month
        match rule.unit:
            case "DAILY":
                return (day - first).days % rule.every == 0
            case "WEEKLY":
                weeks = (_monday(day) - _monday(first)).days // 7
                return day.weekday() in rule.weekdays and weeks % rule.every == 0
            case "MONTHLY":
                return months % rule.every == 0 and _is_in_month(rule, day)
        years = day.year - first.year
        return (day.month, day.day) == (rule.month, *rule.days) and years % rule.every == 0

    def dates(self, first: dt.date, until: dt.date) -> Iterator[dt.date]:
        """Yield the days from `first` to `until`, the first one only where the rule means it."""
        for number in range((until - first).days + 1):
            day = first + number * ONE_DAY
            if self.falls_on(day, first):
                yield day

    def latest_end(self, first: dt.date) -> dt.date:
        """Return the last day to which it may go on: a year later, of a yearly event five.

        The site is an archive that its readers trust: what nobody has confirmed for so long
        would go on announcing meetings that are held no more.
        """
        year = first.year + _YEARS.get(self.unit, 1)
        return first.replace(
            year=year, day=min(first.day, calendar.monthrange(year, first.month)[1])
        )

    def rfc(self, first: dt.date) -> dict[str, str | int | list[str] | list[int]]:
        """Return the parts of a recurrence rule (RFC 5545, 3.3.10), its end apart."""
        rule = self.resolved(first)
        parts: dict[str, str | int | list[str] | list[int]] = {"FREQ": rule.unit}
        if rule.every > 1:
            parts["INTERVAL"] = rule.every
        names = [_RFC_DAYS[weekday] for weekday in rule.weekdays]
        if names:
            parts["BYDAY"] = [f"{n}{name}" for n in rule.weeks for name in names] or names
        if rule.days and rule.unit == "MONTHLY":
            parts["BYMONTHDAY"] = list(rule.days)
        return parts

    def __str__(self) -> str:
        """Write the rule as people do, and as it is read: `Sabtu pertama tiap bulan`."""
        count = f"{self.every} " if self.every > 1 else ""
        each = f"tiap {count}{UNITS[self.unit]}"
        names = listed([weekday_name(weekday) for weekday in self.weekdays])
        if self.weeks:
            return f"{names} {listed([ORDINALS[n] for n in self.weeks])} {each}"
        if self.days == (LAST,):
            return f"hari terakhir {each}"
        if self.days:
            month = f" {month_name(self.month)}" if self.month else ""
            return f"tanggal {listed(list(map(str, self.days)))}{month} {each}"
        if names:
            return f"{each}, hari {names}" if self.every > 1 else f"tiap {names}"
        return each


def _is_in_month(rule: Repetition, day: dt.date) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    if rule.weeks:
        is_last = LAST in rule.weeks and day.day + 7 > last
        is_one = (day.day - 1) // 7 + 1 in rule.weeks
        return day.weekday() in rule.weekdays and (is_last or is_one)
    return day.day in rule.days or (LAST in rule.days and day.day == last)


def _monday(day: dt.date) -> dt.date:
    return day - day.weekday() * ONE_DAY
