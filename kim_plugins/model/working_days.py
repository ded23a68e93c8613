"""Counts working days: Monday to Friday, without the days off that are given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from typing import Protocol

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)


class Calendar(Container[dt.date], Protocol):
    """The days on which offices rest, and what is known of their years."""

    def is_decreed(self, year: int) -> bool:
        """Tell whether the days off of a year are decreed, not estimated."""
        ...


class NoDaysOff(frozenset[dt.date]):
    """A calendar without any day off, and nothing left to decree."""

    def is_decreed(self, year: int) -> bool:
        """Tell that there is nothing to wait for."""
        return True


def is_working_day(day: dt.date, days_off: Container[dt.date]) -> bool:
    """Tell whether offices work on a day."""
    return day.weekday() < SATURDAY and day not in days_off


def nth_after(day: dt.date, count: int, days_off: Container[dt.date]) -> dt.date:
    """Return the `count`-th working day after `day`, which itself isn't counted."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day, days_off)
    return day


def between(start: dt.date, end: dt.date, days_off: Container[dt.date]) -> int:
    """Count the working days after `start` up to and with `end`; 0 where `end` isn't later."""
    days = (start + ONE_DAY * n for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, days_off) for day in days)
