"""Pengumuman: a notice of a public agency, while it holds and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kim_plugins.model import urls
from kim_plugins.model.frontmatter import Pengumuman
from kim_plugins.model.kinds import KIP_LABELS
from kim_plugins.model.post_lists import URGENT
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import kecamatan_code, regency_code
from kim_plugins.views import parts
from kim_plugins.views.kinds.kind import BY_AREA, MORE, Kind, Row, Section, after
from kim_plugins.views.output import Context

MOST_URGENT = 5
"""Urgent notices shown above a page; all of them are a link further."""
SECTION = "mendesak"
"""The part of the listing that holds them all."""
NO_END = "Tidak ditentukan"


def meta_of(post: Post) -> Pengumuman:
    """Return the front matter of a notice."""
    assert isinstance(post.meta, Pengumuman)
    return post.meta


def is_valid(post: Post, now: dt.datetime) -> bool:
    """Tell whether a notice still holds; one without an end does."""
    return not parts.is_over(meta_of(post), now)


def is_urgent(post: Post, now: dt.datetime) -> bool:
    """Tell whether a post is an urgent notice that holds."""
    return post.entry.is_urgent and is_valid(post, now)


def urgent(posts: Sequence[Post], province: Province, spare: int = 0) -> Context | None:
    """Make what a page begins with: the urgent notices that hold now, newest first.

    `spare` are further ones that stay hidden until a script, which puts the reader's own first,
    knows them for such.
    """
    now = province.settings.now
    found = [post for post in posts if is_urgent(post, now)]
    if not found:
        return None
    shown = found[: -(MOST_URGENT + spare) - 1 : -1]
    entries = [
        {**parts.card(post, province), "areas": " ".join(province.areas_of(post))} for post in shown
    ]
    return {
        "posts": entries[:MOST_URGENT],
        "spare": entries[MOST_URGENT:],
        "by_reader": spare > 0,
        "all": _all(province) if len(found) > MOST_URGENT else None,
    }


def _all(province: Province) -> Context:
    """Lead to where each of the province's urgent notices stands, and count them."""
    now, posts = province.settings.now, _urgent_ones(province)
    return {
        "url": f"{urls.kind('pengumuman')}#{SECTION}",
        "count": sum(is_urgent(post, now) for post in posts),
    }


def _urgent_ones(province: Province) -> Sequence[Post]:
    return province.among(URGENT, "kind", "pengumuman")


def urgent_in(area_id: str, province: Province) -> Context | None:
    """Make the same for an area; what is about the whole province concerns each of them."""
    concerned = {area_id, province.registry.provincial_area.id}
    posts = _urgent_ones(province)
    return urgent([p for p in posts if concerned & {*province.areas_of(p)}], province)


def openness(post: Post) -> str:
    """Name the class of information of a notice (UU 14/2008); "" for any other post."""
    kip = getattr(post.meta, "kip", None)
    return KIP_LABELS[kip] if kip else ""


def urgent_at(code: str, province: Province) -> Context | None:
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
        # Of an urgent one what to do and whom to call come first.
        Row("Instansi", meta.agency or "", is_further=meta.urgent),
        # An urgent one says so above its title.
        Row("Berlaku sampai", "" if meta.urgent else parts.when(meta.valid_until) or NO_END),
    ]


def _sections(posts: Sequence[Post], province: Province) -> list[Section]:
    now = province.settings.now
    urgent = [post for post in posts if is_urgent(post, now)]
    valid = [post for post in posts if not post.entry.is_urgent and is_valid(post, now)]
    past = [post for post in posts if not is_valid(post, now)]
    past.sort(key=lambda post: (_end(post), post.order))
    return [
        # However many: nowhere else are those that a page had no room for.
        Section(
            SECTION, "Mendesak", parts.newest(urgent, province, len(urgent)), count=len(urgent)
        ),
        Section(
            "berlaku",
            "Masih berlaku",
            parts.newest(valid, province),
            "" if urgent else "Tidak ada pengumuman yang berlaku sekarang.",
            count=len(valid),
        ),
        Section(
            "lewat", "Sudah tidak berlaku", parts.newest(past, province, MORE), count=len(past)
        ),
    ]


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
