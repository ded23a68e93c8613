"""When an event is, in words: on its page, in lists, and where no clock may change a word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kim_plugins.base.locale_id import clock_time, day_and_month, listed, long_date, short_date
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda
from kim_plugins.model.occurrences import Occurrence, coming, occurrences
from kim_plugins.model.repetition import Repetition

ALSO = 2
"""Further dates that a list names beside the next one."""


def when(value: Moment) -> str:
    """Write a moment: `Sabtu, 5 Desember 2026, 08.00 WIB`."""
    day = long_date(value.day)
    return f"{day}, {clock_time(value.at)}" if value.has_time else day


def briefly(value: Moment) -> str:
    """Write a moment in few words: `5 Desember 2026, 08.00 WIB`."""
    day = short_date(value.day)
    return f"{day}, {clock_time(value.at)}" if value.has_time else day


def always(meta: Agenda) -> str:
    """Tell when an event is in words that stay true: `Sabtu pertama tiap bulan, …, sampai …`."""
    if meta.repeats is None:
        return when(meta.starts)
    return f"{rule(meta, meta.repeats)}, sampai {short_date(occurrences(meta)[-1].starts.day)}"


def rule(meta: Agenda, repeats: Repetition) -> str:
    """Write the rule of an event that repeats, with its hours where each day has the same."""
    said = str(repeats.resolved(meta.starts.day))
    clock = hours(meta.starts, meta.ends)
    return said[0].upper() + said[1:] + (f", pukul {clock}" if clock else "")


def soonest(meta: Agenda, now: dt.datetime, *, whole: bool = False) -> str:
    """Tell the next date of an event and some of those that follow it, or the last one.

    Until when it lasts is said where the `whole` of it is asked for.
    """
    found = occurrences(meta)
    left = coming(found, now)
    one = (left or found[-1:])[0]
    said = from_to(one) if whole else when(one.starts)
    if meta.repeats is None:
        return said
    if not left:
        return f"terakhir {said}"
    return said + _also(left[1:], yearly=meta.repeats.unit == "YEARLY")


def from_to(one: Occurrence) -> str:
    """Tell when a meeting begins and ends: `Sabtu, 5 Desember 2026, 08.00 sampai 10.00 WIB`."""
    starts, ends = one.starts, one.ends
    if ends is None or (ends.day == starts.day and not (starts.has_time and ends.has_time)):
        return when(starts)
    if ends.day != starts.day:
        return f"{when(starts)} sampai {when(ends)}"
    return f"{long_date(starts.day)}, {hours(starts, ends)}"


def _also(left: Sequence[Occurrence], *, yearly: bool) -> str:
    write = short_date if yearly else day_and_month
    named = [write(one.starts.day) for one in left[:ALSO]]
    if not named:
        return ""
    rest = ["dan seterusnya"] if len(left) > ALSO else []
    return ", juga " + (", ".join([*named, *rest]) if rest else listed(named))


def hours(starts: Moment, ends: Moment | None) -> str:
    """Write from when to when a meeting is ("" for whole days): `08.00 sampai 10.00 WIB`."""
    if not starts.has_time:
        return ""
    if ends is None or ends.day != starts.day or not ends.has_time:
        return clock_time(starts.at)
    return f"{clock_time(starts.at).partition(' ')[0]} sampai {clock_time(ends.at)}"
