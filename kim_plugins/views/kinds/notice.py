"""Pengumuman: a notice of a public agency, while it holds and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kim_plugins.model.frontmatter import Pengumuman
from kim_plugins.model.kinds import KIP_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import kecamatan_code, regency_code
from kim_plugins.views import parts
from kim_plugins.views.kinds.kind import BY_AREA, MORE, Kind, Row, Section, after
from kim_plugins.views.output import Context

MOST_URGENT = 5
"""Urgent notices shown above a page; more than these would be urgent no longer."""
NO_END = "Tidak ditentukan"


def meta_of(post: Post) -> Pengumuman:
    """Return the front matter of a notice."""
    assert isinstance(post.meta, Pengumuman)
    return post.meta


def is_valid(post: Post, now: dt.datetime) -> bool:
    """Tell whether a notice still holds; one without an end does."""
    until = meta_of(post).valid_until
    return until is None or until.end >= now


def urgent(posts: Sequence[Post], province: Province) -> list[Context]:
    """Make the entries of the urgent notices that hold now, newest first."""
    found = [
        post for post in posts if post.entry.is_urgent and is_valid(post, province.settings.now)
    ]
    return parts.newest(found, province, MOST_URGENT)


def urgent_in(area_id: str, province: Province) -> list[Context]:
    """Make the same for an area; what is about the whole province concerns each of them."""
    concerned = {area_id, province.registry.provincial_area.id}
    posts = province.posts_by_kind.get("pengumuman", ())
    return urgent([p for p in posts if concerned & {*province.areas_of(p)}], province)


def urgent_at(code: str, province: Province) -> list[Context]:
    """Make the same for a village: what is about it first, then what is about all around it."""
    codes = (code, kecamatan_code(code), regency_code(code), province.registry.province.code)
    found = {
        post.source: post
        for around in codes
        for post in reversed(province.urgent_by_place.get(around, ()))
    }
    return urgent([*reversed(found.values())], province)


def _rows(post: Post, _province: Province) -> list[Row]:
    meta = meta_of(post)
    return [
        Row("Instansi", meta.agency or ""),
        Row("Golongan informasi", KIP_LABELS[meta.kip] if meta.kip else ""),
        Row("Berlaku sampai", parts.when(meta.valid_until) or NO_END),
    ]


def _sections(posts: Sequence[Post], province: Province) -> list[Section]:
    now = province.settings.now
    valid = [post for post in posts if is_valid(post, now)]
    past = [post for post in posts if not is_valid(post, now)]
    valid.sort(key=lambda post: (meta_of(post).urgent, post.order))
    past.sort(key=lambda post: (_end(post), post.order))
    return [
        Section(
            "berlaku",
            "Masih berlaku",
            parts.newest(valid, province),
            "Tidak ada pengumuman yang berlaku sekarang.",
            count=len(valid),
        ),
        Section("lewat", "Sudah tidak berlaku", _expired(past, province), count=len(past)),
    ]


def _expired(past: Sequence[Post], province: Province) -> list[Context]:
    """Make the entries of notices whose end no reader's clock needs to watch any more."""
    return [{**entry, "until": ""} for entry in parts.newest(past, province, MORE)]


def _end(post: Post) -> dt.datetime:
    until = meta_of(post).valid_until
    assert until is not None  # else it would still hold
    return until.end


def _changes(post: Post, _province: Province) -> Iterator[dt.datetime]:
    until = meta_of(post).valid_until
    if until is not None:
        yield after(until.end)


def _details(post: Post, province: Province) -> Context:
    until = meta_of(post).valid_until
    holds = until is not None and until.end >= province.settings.now
    return {"until": until.end.isoformat() if until and holds else ""}


KIND = Kind(
    id="pengumuman",
    lead="Pengumuman instansi yang diteruskan KIM, lengkap dengan sumber dan masa berlakunya.",
    invitation="Belum ada pengumuman.",
    rows=_rows,
    sections=_sections,
    groupings=(BY_AREA,),
    changes=_changes,
    details=_details,
)
