"""Which days offices rest: public holidays, collective leave, and what editors add or take away.

The library carries both parts of the yearly joint decree (SKB 3 Menteri): public holidays
and collective leave (cuti bersama). Ahead of a decree it computes the holidays of the moon's
calendars and knows no leave, so that a limit in such a year is an estimate.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools

from kim_plugins.model.groups import Registry


@dataclasses.dataclass(frozen=True, slots=True)
class DaysOff:
    """The days off, asked one by one so that only the years that matter are computed."""

    added: frozenset[dt.date] = frozenset()
    removed: frozenset[dt.date] = frozenset()
    decreed: frozenset[int] = frozenset()
    """Years whose decree editors have entered ahead of the library."""

    def __contains__(self, day: object) -> bool:
        """Tell whether a date is a day off (weekends apart)."""
        if not isinstance(day, dt.date) or day in self.removed:
            return False
        return day in self.added or day in _decree(day.year) or day in _public(day.year)

    def is_decreed(self, year: int) -> bool:
        """Tell whether a year's days off rest on its joint decree, not on an estimate."""
        return year in self.decreed or bool(_decree(year))


def of(registry: Registry) -> DaysOff:
    """Return the days off as the registry corrects them."""
    given = registry.days_off
    years = frozenset(int(year) for year in given.decreed)
    return DaysOff(frozenset(given.added), frozenset(given.removed), years)


@functools.cache
def _public(year: int) -> frozenset[dt.date]:
    """Return the public holidays of a year."""
    return _days(year, "public")


@functools.cache
def _decree(year: int) -> frozenset[dt.date]:
    """Return the collective leave of a year, which exists by decree alone: none, no decree.

    The label "(estimated)" is no sign: the feasts of 2027 bear it beside the decree's leave.
    """
    return _days(year, "government")


def _days(year: int, category: str) -> frozenset[dt.date]:
    """Ask the library, which is loaded only where a day is asked for."""
    from holidays.countries.indonesia import Indonesia

    return frozenset(Indonesia(years=year, expand=False, categories={category}))
