"""When an event takes place: once, or on each day that its repetition means."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Sequence

from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda, Tombstone
from kim_plugins.model.repetition import Repetition


@dataclasses.dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting."""

    starts: Moment
    ends: Moment | None

    @property
    def over(self) -> dt.datetime:
        """Return its last moment; without an end it lasts through its day."""
        if self.ends is not None:
            return self.ends.end
        return dt.datetime.combine(self.starts.day, dt.time(23, 59, 59), self.starts.at.tzinfo)


def occurrences(meta: Agenda | Tombstone) -> tuple[Occurrence, ...]:
    """Return the meetings of an event in the order of time, those that were called off apart.

    Of a withdrawn post that was no event there are none. An event of which each single date
    was called off keeps them: it has to be somewhere in time to be told about.
    """
    if meta.starts is None:
        return ()
    days = days_of(meta)
    kept = [day for day in days if day not in meta.repeats_except] or days
    return tuple(occurrence_on(day, meta.starts, meta.ends) for day in kept)


def days_of(meta: Agenda | Tombstone) -> tuple[dt.date, ...]:
    """Return the days that an event's rule means, those that were called off among them."""
    assert meta.starts is not None
    first = meta.starts.day
    if meta.repeats is None or meta.repeats_until is None:
        return (first,)
    return rule_days(meta.repeats, first, meta.repeats_until)


@functools.lru_cache(maxsize=4096)
def rule_days(rule: Repetition, first: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """Return the days of a rule; however late its end is said to be, no later than it may be."""
    return tuple(rule.dates(first, min(until, rule.latest_end(first)))) or (first,)


def occurrence_on(day: dt.date, starts: Moment, ends: Moment | None) -> Occurrence:
    """Move an event to another day, hours and length as they are."""
    by = day - starts.day
    moved = dataclasses.replace(starts, at=starts.at + by)
    return Occurrence(moved, ends and dataclasses.replace(ends, at=ends.at + by))


def coming(found: Sequence[Occurrence], now: dt.datetime) -> Sequence[Occurrence]:
    """Return the meetings that aren't over."""
    return [one for one in found if one.over >= now]
