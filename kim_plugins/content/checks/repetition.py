"""An event that repeats takes place on the days that it names, and comes to an end."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.locale_id import long_date, short_date
from kim_plugins.content.draft import Draft
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda
from kim_plugins.model.occurrences import occurrence_on
from kim_plugins.model.repetition import ONE_DAY, Repetition


def check(draft: Draft) -> list[Diagnostic]:
    """Compare the rule with the first day, the end, the days left out and the length."""
    meta = draft.meta
    if not isinstance(meta, Agenda):
        return []
    if not meta.repeats:
        if "repeats" in draft.given:  # It is there, but can't be read: that has been told.
            return []
        others = [key for key in ("repeats_until", "repeats_except") if getattr(meta, key)]
        return [draft.problem("KIM010", key, key="repeats") for key in others]
    problems = [draft.problem("KIM173", "cancelled")] if meta.cancelled else []
    if meta.starts:
        problems += _first_day(draft, meta, meta.repeats) or [
            *_end(draft, meta, meta.repeats),
            *_exceptions(draft, meta, meta.repeats),
            *_length(draft, meta, meta.repeats),
        ]
    return problems


def _first_day(draft: Draft, meta: Agenda, rule: Repetition) -> list[Diagnostic]:
    first = meta.starts.day
    if not rule.is_everywhere(first):
        is_last = (first + ONE_DAY).day == 1 and rule.unit == "MONTHLY" and rule.every == 1
        span, end = draft.at("repeats"), "tiap akhir bulan" if is_last else ""
        return [Diagnostic("KIM170", span, {"value": str(rule.resolved(first))}, end)]
    if rule.falls_on(first, first):
        return []
    each = dataclasses.replace(rule, every=1)  # Else a week that doesn't count would be passed.
    right = next(each.dates(first, rule.latest_end(first)), None)
    return [_stray(draft, ("starts",), meta.starts, rule, right)]


def _stray(
    draft: Draft,
    place: tuple[str | int, ...],
    given: Moment | dt.date,
    rule: Repetition,
    right: dt.date | None,
) -> Diagnostic:
    """Tell of a day that the rule does not mean, and of the one that it does."""
    day = given.day if isinstance(given, Moment) else given
    has_time = isinstance(given, Moment) and given.has_time
    hour = given.at.strftime("T%H:%M") if isinstance(given, Moment) and has_time else ""
    args = {"date": long_date(day), "key": str(place[0]), "rule": str(rule)}
    suggestion = f"{right.isoformat()}{hour}" if right else ""
    return Diagnostic("KIM171", draft.at(*place), args, suggestion)


def _end(draft: Draft, meta: Agenda, rule: Repetition) -> list[Diagnostic]:
    """Ask for an end by which the event has been held at least twice, and within its limit."""
    until = meta.repeats_until
    if until is None and "repeats_until" in draft.given:
        return []
    first = meta.starts.day
    last = rule.latest_end(first)
    days = list(rule.dates(first, last))
    left = [day for day in days if day not in (meta.repeats_except or ())]
    earliest = max(days[1], left[0]) if left else last
    if until is not None and earliest <= until <= last and left:
        return []
    args = {"first": short_date(earliest), "last": short_date(last)}
    suggestion = last.isoformat() if until is not None and until > last else ""
    key = "repeats" if until is None else "repeats_until"
    return [Diagnostic("KIM172", draft.at(key), args, suggestion)]


def _exceptions(draft: Draft, meta: Agenda, rule: Repetition) -> list[Diagnostic]:
    given = meta.repeats_except or ()
    if draft.count("repeats_except") != len(given):  # One of them can't be read.
        return []
    first = meta.starts.day
    last = min(meta.repeats_until or dt.date.max, rule.latest_end(first))
    days = list(rule.dates(first, last))
    return [
        _stray(draft, ("repeats_except", number), day, rule, _nearest(day, days))
        for number, day in enumerate(given)
        if day not in days
    ]


def _nearest(day: dt.date, days: list[dt.date]) -> dt.date | None:
    return min(days, key=lambda other: abs(other - day), default=None)


def _length(draft: Draft, meta: Agenda, rule: Repetition) -> list[Diagnostic]:
    """Report a meeting that isn't over when the next one begins."""
    if meta.ends is None:
        return []
    first = meta.starts.day
    days = rule.dates(first, rule.latest_end(first))
    for day, following in itertools.pairwise(days):
        one, other = (occurrence_on(d, meta.starts, meta.ends) for d in (day, following))
        if one.over > other.starts.at:
            args = {"next": long_date(following)}
            return [draft.problem("KIM174", "ends", **args)]
    return []
