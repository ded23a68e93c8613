"""Which days offices rest: Indonesian public holidays, and what editors add or take away.

The library computes the holidays of the moon's calendars ahead of the yearly
joint decree, which may move them; groups.yaml (`days_off`) puts that right and
adds the collective leave days (cuti bersama).
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

    def __contains__(self, day: object) -> bool:
        """Tell whether a date is a day off (weekends apart)."""
        if not isinstance(day, dt.date) or day in self.removed:
            return False
        return day in self.added or day in _public(day.year)


def of(registry: Registry) -> DaysOff:
    """Return the days off as the registry corrects them."""
    return DaysOff(frozenset(registry.days_off.added), frozenset(registry.days_off.removed))


@functools.cache
def _public(year: int) -> frozenset[dt.date]:
    """Return the public holidays of a year; the library is loaded only where one is asked for."""
    from holidays.countries.indonesia import Indonesia

    return frozenset(Indonesia(years=year, expand=False))
