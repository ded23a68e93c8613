"""Agenda: events by the day on which they take place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kim_plugins.base.locale_id import clock_time, long_date
from kim_plugins.model import urls
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.kinds.kind import BY_AREA, MORE, Kind, Row, Section, after
from kim_plugins.views.output import Context


def meta_of(post: Post) -> Agenda:
    """Return the front matter of an event."""
    assert isinstance(post.meta, Agenda)
    return post.meta


def is_over_after(post: Post) -> dt.datetime:
    """Return the last moment of an event; without an end it lasts through its day, WITA."""
    meta = meta_of(post)
    if meta.ends is not None:
        return meta.ends.end
    return dt.datetime.combine(meta.starts.day, dt.time(23, 59, 59), meta.starts.at.tzinfo)


def _rows(post: Post, _province: Province) -> list[Row]:
    meta = meta_of(post)
    return [
        Row("Keadaan", "Acara ini batal" if meta.cancelled else ""),
        *_times(meta.starts, meta.ends),
        Row("Tempat kegiatan", meta.place),
    ]


def _times(starts: Moment, ends: Moment | None) -> list[Row]:
    """Tell when an event is: in one row where it ends on its first day."""
    if ends is None or ends.day != starts.day or ends.has_time != starts.has_time:
        return [Row("Mulai", parts.when(starts)), Row("Selesai", parts.when(ends))]
    if not starts.has_time:
        return [Row("Waktu", parts.when(starts))]
    first, last = clock_time(starts.at).partition(" ")[0], clock_time(ends.at)
    return [Row("Waktu", f"{long_date(starts.day)}, {first} sampai {last}")]


def _sections(posts: Sequence[Post], province: Province) -> list[Section]:
    now = province.settings.now
    by_start = sorted(posts, key=lambda post: (meta_of(post).starts.at, post.order))
    coming = [post for post in by_start if is_over_after(post) >= now]
    past = [post for post in by_start if is_over_after(post) < now]
    return [
        Section(
            "akan-datang",
            "Akan datang",
            [parts.card(post, province) for post in coming[: urls.NEWEST]],
            "Belum ada acara yang akan datang.",
            count=len(coming),
        ),
        Section(
            "lewat",
            "Sudah lewat",
            parts.newest(past, province, MORE),
            is_folded=True,
            count=len(past),
        ),
    ]


def _changes(post: Post, _province: Province) -> Iterator[dt.datetime]:
    yield after(is_over_after(post))


def _details(post: Post, province: Province) -> Context:
    is_over = is_over_after(post) < province.settings.now
    outcome = "batal" if meta_of(post).cancelled else "lewat" if is_over else ""
    return {"event": urls.event(post.url), "outcome": outcome}


KIND = Kind(
    id="agenda",
    lead="Acara yang terbuka bagi warga, menurut hari berlangsungnya. Waktu ditulis dalam WITA.",
    invitation="Belum ada agenda. Kabarkan acara di sekitar Anda.",
    rows=_rows,
    sections=_sections,
    groupings=(BY_AREA,),
    changes=_changes,
    details=_details,
)
