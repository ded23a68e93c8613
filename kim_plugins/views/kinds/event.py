"""Agenda: events by the day on which they take place."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from kim_plugins.base.locale_id import listed, long_date, short_date
from kim_plugins.model import urls
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda
from kim_plugins.model.occurrences import coming, days_of, occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.repetition import Repetition
from kim_plugins.views import parts, times
from kim_plugins.views.kinds.kind import BY_AREA, MORE, Kind, Row, Section, after
from kim_plugins.views.output import Context

MOST_DATES = 6
"""The next dates that the page of an event names."""


def meta_of(post: Post) -> Agenda:
    """Return the front matter of an event."""
    assert isinstance(post.meta, Agenda)
    return post.meta


def is_over_after(post: Post) -> dt.datetime:
    """Return the last moment of an event, of one that repeats the last one of all."""
    return occurrences(meta_of(post))[-1].over


def _rows(post: Post, _province: Province) -> list[Row]:
    meta = meta_of(post)
    return [
        *(_repeated(meta, meta.repeats) if meta.repeats else _times(meta.starts, meta.ends)),
        Row("Tempat kegiatan", meta.place),
    ]


def _times(starts: Moment, ends: Moment | None) -> list[Row]:
    """Tell when an event is: in one row where it ends on its first day."""
    if ends is None or ends.day != starts.day or ends.has_time != starts.has_time:
        return [Row("Mulai", parts.when(starts)), Row("Selesai", parts.when(ends))]
    if not starts.has_time:
        return [Row("Waktu", parts.when(starts))]
    return [Row("Waktu", f"{long_date(starts.day)}, {times.hours(starts, ends)}")]


def _repeated(meta: Agenda, rule: Repetition) -> list[Row]:
    """Tell how an event repeats, in words that no clock makes wrong."""
    found, days = occurrences(meta), days_of(meta)
    off = [short_date(day) for day in days if day in meta.repeats_except]
    return [
        Row("Waktu", times.rule(meta, rule)),
        # The next date stands above the text; these and those that follow it are for planning.
        Row("Pertama", long_date(found[0].starts.day), is_further=True),
        Row("Terakhir", long_date(found[-1].starts.day), is_further=True),
        Row("Ditiadakan", listed(off)),
    ]


def _dates(meta: Agenda, now: dt.datetime) -> list[Context]:
    """Return the next dates of an event that repeats."""
    if meta.repeats is None or meta.cancelled:
        return []
    left = coming(occurrences(meta), now)
    return [parts.moment(Moment(one.starts.at, has_time=False)) for one in left[:MOST_DATES]]


def _next(post: Post, now: dt.datetime) -> tuple[dt.datetime, tuple[dt.datetime, str]]:
    """Sort key: when an event is next, or was last."""
    found = occurrences(meta_of(post))
    one = next(iter(coming(found, now)), found[-1])
    return one.starts.at, post.order


def upcoming(posts: Sequence[Post], now: dt.datetime) -> list[Post]:
    """Return the events that are not over, by when they are next."""
    coming = [post for post in posts if is_over_after(post) >= now]
    return sorted(coming, key=lambda post: _next(post, now))


def _sections(posts: Sequence[Post], province: Province) -> list[Section]:
    now = province.settings.now
    coming = upcoming(posts, now)
    past = [post for post in posts if is_over_after(post) < now]
    past.sort(key=lambda post: _next(post, now))
    return [
        *_days(coming, province),
        Section(
            "lewat",
            "Sudah lewat",
            parts.newest(past, province, MORE),
            is_folded=True,
            count=len(past),
        ),
    ]


def _days(coming: Sequence[Post], province: Province) -> list[Section]:
    """Return the events to come, a section a day; the last one says how many are left out."""
    if not coming:
        return [Section("akan-datang", "Akan datang", [], "Belum ada acara yang akan datang.")]
    shown = coming[: urls.NEWEST]
    found: list[Section] = []
    for day, posts in itertools.groupby(
        shown, lambda post: _next(post, province.settings.now)[0].date()
    ):
        entries = [_on(day, parts.card(post, province)) for post in posts]
        iso = day.isoformat()
        found.append(Section(f"hari-{iso}", long_date(day), entries, count=len(entries), day=iso))
    left = len(coming) - len(shown)
    return [*found[:-1], dataclasses.replace(found[-1], count=found[-1].count + left)]


def _on(day: dt.date, card: Context) -> Context:
    """Leave the day out of a card that stands under it: `09.00 WIB · Balai Desa Contoh`."""
    return {**card, "note": str(card["note"]).replace(f"{long_date(day)}, ", "", 1)}


def _changes(post: Post, _province: Province) -> Iterator[dt.datetime]:
    for one in occurrences(meta_of(post)):
        yield after(one.over)


def _details(post: Post, province: Province) -> Context:
    is_over = is_over_after(post) < province.settings.now
    outcome = "batal" if meta_of(post).cancelled else "lewat" if is_over else ""
    dates = _dates(meta_of(post), province.settings.now)
    # Nobody is offered what won't be; calendars that know it still hear of it at its address.
    event = "" if outcome else urls.event(post.url)
    return {"event": event, "outcome": outcome, "dates": dates}


KIND = Kind(
    id="agenda",
    lead="Acara yang terbuka bagi warga, menurut harinya ({zone}).",
    invitation="Belum ada agenda. Kabarkan acara di sekitar Anda.",
    rows=_rows,
    sections=_sections,
    groupings=(BY_AREA,),
    changes=_changes,
    details=_details,
)
