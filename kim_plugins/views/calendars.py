"""Events as iCalendar (RFC 5545): one file each, and one calendar for all and for each area."""

from __future__ import annotations

import datetime as dt
import functools
import uuid
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from kim_plugins.base import home
from kim_plugins.base.zones import Zone
from kim_plugins.model import urls
from kim_plugins.model.changes import changed_at, last_told
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda, FrontMatter, Tombstone
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.occurrences import days_of, occurrence_on, occurrences
from kim_plugins.model.posts import Entry, Post
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import once
from kim_plugins.views.kinds import event
from kim_plugins.views.output import PlannedFile
from kim_plugins.views.sharing import lasting_title
from kim_plugins.views.view import View

LONGEST = 200
"""Events of one calendar: those that begin last, so that it stays a small file."""
ONE_DAY = dt.timedelta(days=1)
ANNOUNCED, CANCELLED, WITHDRAWN = 0, 1, 2
"""States of an event, of which programs must miss none (3.8.7.4)."""
FIRST_MINUTE = dt.datetime(1999, 12, 31, 16, tzinfo=dt.UTC)


def _plan(source: str, province: Province) -> Iterator[PlannedFile]:
    if not source:
        yield from _calendars(province)
        return
    post = province.post(source)
    yield PlannedFile(urls.event(post.url), partial(_events(province).alone, post))


def _is_event(post: Post) -> bool:
    return post.is_listed and post.entry.kind == "agenda"


def _own(post: Post, province: Province) -> list[str]:
    """Return the key of the part that an event has of its own."""
    found = province.by_source.get(post.source)
    return [post.source] if found and _is_event(found) else []


def _calendars(province: Province) -> Iterator[PlannedFile]:
    events = _events(province)
    posts = province.posts_by_kind.get("agenda", ())
    real = [*(post for post in posts if not post.entry.is_example), *province.gone]
    name = f"{KIND_LABELS['agenda']} KIM {province.registry.province.name}"
    yield PlannedFile(urls.calendar(urls.kind("agenda")), partial(events.listing, name, real))
    for area in province.registry.areas.values():
        found = [post for post in real if area.id in province.areas_of(post)]
        path = urls.calendar(urls.area(area.id))
        yield PlannedFile(path, partial(events.listing, f"{name}: {area.name}", found))


view = View("calendars", _plan, of_posts=_own)
"""The calendars, with or without events, and a file for each event.

An example has its own file, marked as one, and is in no calendar. A withdrawn event stays in
the calendars as cancelled, for as long as it would have stayed there itself:
whoever subscribes, however seldom their program asks, is told not to go.
"""


class _Events:
    """The events of a site, each written once for all calendars that hold it."""

    def __init__(self, province: Province) -> None:
        self._province = province
        self._written: dict[str, tuple[bytes, frozenset[str]]] = {}

    def alone(self, post: Post) -> bytes:
        """Return the calendar of one event."""
        return _calendar("", [self._event(post)])

    def listing(self, name: str, posts: Sequence[Post]) -> bytes:
        """Return a calendar of the events that begin last, or are held last."""
        dated = [(days[-1], post.order, post) for post in posts if (days := _meetings(post))]
        by_start = [post for *_, post in sorted(dated, key=lambda item: item[:2])]
        return _calendar(name, [self._event(post) for post in by_start[-LONGEST:]])

    def _event(self, post: Post) -> bytes:
        make = _event if post.is_listed else _withdrawn
        return once(self._written, post.url, lambda: bytes(make(post, self._province).to_ical()))


def _events(province: Province) -> _Events:
    return province.kept("events", lambda: _Events(province))


def uid(post: Post, province: Province) -> str:
    """Return an event's identifier, the same wherever the site is and however often it moves.

    RFC 7986, 5.3, asks for a UUID; it names the first address that is the post's own.
    """
    name = f"tag:kim,2026:{province.registry.province.code}/{province.identities.of(post.url)}"
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _calendar(name: str, events: Sequence[bytes]) -> bytes:
    """Put finished events into a calendar, between its first lines and its last."""
    head, end = _around(name, home.zone())
    return b"".join([head, *events, end])


@functools.cache
def _around(name: str, zone: Zone) -> tuple[bytes, bytes]:
    """Make a calendar without events; the time zone keeps even an empty one valid (3.6)."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//KIM//KIM//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", zone.name)
        calendar.add("refresh-interval", ONE_DAY, parameters={"VALUE": "DURATION"})
    calendar.add_component(_timezone(zone))
    head, end, rest = calendar.to_ical().rpartition(b"END:VCALENDAR")
    return head, end + rest


def _timezone(zone: Zone) -> Any:
    """Make a zone of Indonesia: one offset the whole year."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1970, 1, 1))  # noqa: DTZ001 - local by definition
    standard.add("tzoffsetfrom", dt.timedelta(hours=zone.hours))
    standard.add("tzoffsetto", dt.timedelta(hours=zone.hours))
    standard.add("tzname", zone.word)
    made = Timezone()
    made.add("tzid", zone.name)
    made.add_component(standard)
    return made


def _event(post: Post, province: Province) -> Any:
    meta = event.meta_of(post)
    made = _begun(post, province)
    made.add("summary", lasting_title(meta))
    made.add("description", meta.summary)
    made.add("location", meta.place)
    made.add("categories", [KIND_LABELS["agenda"], *_topics(post, province)])
    status = "TENTATIVE" if meta.example else "CONFIRMED"
    made.add("status", "CANCELLED" if meta.cancelled else status)
    return made


def _withdrawn(post: Post, province: Province) -> Any:
    """Take an event back, saying no more of it than its page still does."""
    withdrawal = post.meta.withdrawn
    assert withdrawal is not None  # is_listed has seen to it
    made = _begun(post, province)
    made.add("summary", "Acara ini dicabut")
    made.add("description", withdrawal.reason)
    made.add("status", "CANCELLED")
    return made


def revision(meta: FrontMatter, now: dt.datetime) -> int:
    """Return the number by which programs tell a newer revision from an older one (3.8.7.4).

    Nothing is remembered between builds, so it is made from the minute of the last change that
    the post tells of. It rises with each of them, also when a cancelled event is held after all.
    A bare day of withdrawal counts as its end, since the post may have changed on that day.
    A post that no longer tells of a change falls behind what it was: `kim check` says so where
    it is compared with what it was (`builder/requests/calendar_revisions.py`).
    """
    is_cancelled = isinstance(meta, Agenda) and meta.cancelled
    state = WITHDRAWN if meta.withdrawn else CANCELLED if is_cancelled else ANNOUNCED
    changed = meta.withdrawn.at.end if meta.withdrawn else last_told(Entry.of(meta), now)
    minutes = (changed - FIRST_MINUTE) // dt.timedelta(minutes=1) if changed else 0
    return 3 * max(minutes, 0) + state


def changed_before(number: int) -> dt.datetime | None:
    """Return the moment of which a revision tells, if it tells of any."""
    at = FIRST_MINUTE + number // 3 * dt.timedelta(minutes=1)
    return home.local(at) if number >= 3 else None


def _begun(post: Post, province: Province) -> Any:
    """Begin an event with what tells it from others, and when it is."""
    from icalendar import Event

    made = Event()
    made.add("uid", uid(post, province))
    made.add("dtstamp", changed_at(post, province.settings.now).astimezone(dt.UTC))
    if number := revision(post.meta, province.settings.now):
        made.add("sequence", number)
    for name, value in _times(*_span(post)).items():
        is_day = not isinstance(value, dt.datetime)
        made.add(name, value, parameters={} if is_day else {"TZID": home.zone().name})
    _repeat(made, post)
    made.add("url", province.absolute(post.url))
    return made


def _repeat(made: Any, post: Post) -> None:
    """Say how an event repeats (3.8.5.3), and on which of those days it is not held (3.8.5.1).

    The rule ends with the last meeting, in UTC where the event has a time (3.3.10). Times that
    stand for themselves are written in the zone of the event, which any program can match.
    """
    meta = _times_of(post)
    days = days_of(meta)
    if meta.repeats is None or meta.starts is None or len(days) < 2:
        return
    starts, has_time = meta.starts, meta.starts.has_time
    begins = [occurrence_on(day, starts, None).starts.at for day in days]
    off = [at for day, at in zip(days, begins, strict=True) if day in meta.repeats_except]
    until = begins[-1].astimezone(dt.UTC) if has_time else days[-1]
    made.add("rrule", {**meta.repeats.rfc(days[0]), "UNTIL": until})
    if off:
        times = [_local(at) if has_time else at.date() for at in off]
        made.add(
            "exdate",
            times,
            parameters={"TZID": home.zone().name} if has_time else {"VALUE": "DATE"},
        )


def _meetings(post: Post) -> list[dt.datetime]:
    """Return the beginnings of an event's meetings; a withdrawn post that was none has none."""
    return [one.starts.at for one in occurrences(_times_of(post))]


def _times_of(post: Post) -> Agenda | Tombstone:
    meta = post.meta
    assert isinstance(meta, Agenda | Tombstone)
    return meta


def _span(post: Post) -> tuple[Moment | None, Moment | None]:
    """Return when an event begins and ends; a withdrawn post that was no event has no times."""
    meta = _times_of(post)
    return meta.starts, meta.ends


def _times(starts: Moment | None, ends: Moment | None) -> dict[str, dt.date]:
    """Return start and end: bare dates as whole days, whose end is the day after (3.6.1)."""
    assert starts is not None  # what has none is in no calendar
    if not starts.has_time:
        return {"dtstart": starts.day, "dtend": (ends or starts).day + ONE_DAY}
    times: dict[str, dt.date] = {"dtstart": _local(starts.at)}
    if ends and ends.end > starts.at:
        times["dtend"] = _local(ends.at if ends.has_time else ends.at + ONE_DAY)
    return times


def _local(moment: dt.datetime) -> dt.datetime:
    """Return a moment as the clocks of the zone show it."""
    return moment.astimezone(home.tz()).replace(tzinfo=None)


def _topics(post: Post, province: Province) -> list[str]:
    topics = province.registry.topics_by_id
    return [topics[name].name for name in post.meta.topics]
