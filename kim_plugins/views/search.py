"""The search page, and what the search engine is told of each post."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import html
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from pydantic_core import to_json

from kim_plugins.base.common_words import CLIPPED, COMMON
from kim_plugins.base.locale_id import short_date
from kim_plugins.model import urls
from kim_plugins.model.body import Body, SlotKind
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda, Aspirasi, Klarifikasi, Pengumuman
from kim_plugins.model.groups import Regency
from kim_plugins.model.kinds import KIND_LABELS, VERDICT_LABELS
from kim_plugins.model.occurrences import occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import listing, parts, signposts, times
from kim_plugins.views.kinds import wish
from kim_plugins.views.output import Context, HtmlOutput, Planned

_RANKS = ("Kabupaten ", "Kota ", "Provinsi ")
"""What people leave out of an area's name."""
_FIRST_DAY = dt.date(1970, 1, 1)


class Facts(NamedTuple):
    """What is known of a post before its result is loaded."""

    told: str
    """Its title, its other names and its summary: the words that a misspelt one may mean."""
    day: int
    """The day of publishing, counted from 1 January 1970."""
    title: int
    """How many words its title has: what is found among the first so many, is found in it."""
    until: int
    """The last minute in which it holds, counted from the same day in UTC; 0: it has no end."""


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """What is searched of one post, and what its result shows."""

    url: str
    title: str
    summary: str
    words: str
    """Further words by which it is to be found: place, group, kind, topics."""
    shown: Mapping[str, str]
    """What a result says besides the title, by name."""
    filters: Mapping[str, Sequence[str]]
    """The values by which results can be narrowed, by name."""
    body: Body
    day: dt.date
    until: dt.datetime | None = None
    """When a notice expires, or an event is over."""

    @property
    def identity(self) -> str:
        """Digest what its HTML depends on, without putting it together."""
        body = self.body
        alts = [slot.alt for slot in body.slots if slot.kind is SlotKind.PICTURE]
        told = [self.url, self.title, self.summary, self.words, self.shown, self.filters]
        return hashlib.blake2b(to_json([*told, alts, body.digest]), digest_size=16).hexdigest()

    @property
    def facts(self) -> Facts:
        """Return what orders results and mends queries."""
        until = int(self.until.timestamp() // 60) if self.until else 0
        day = (self.day - _FIRST_DAY).days
        return Facts(f"{self.title} {self.words} {self.summary}", day, _words(self.title), until)

    def html(self) -> str:
        """Return a page that only Pagefind reads.

        What a result shows of its text begins after the words that it says elsewhere (`isi`).
        """
        before = str(_words(self.title) + _words(self.words))
        shown = "".join(_attribute("meta", *pair) for pair in self.shown.items() if pair[1])
        shown += _attribute("meta", "isi", before)
        filters = "".join(
            _attribute("filter", name, value)
            for name, values in self.filters.items()
            for value in values
        )
        title, summary, words = (html.escape(s) for s in (self.title, self.summary, self.words))
        return (
            f'<!doctype html><html lang="id"><head><title>{title}</title>{shown}{filters}</head>'
            f"<body><main data-pagefind-body><h1>{title}</h1>"
            f'<p data-pagefind-weight="2">{words}</p>'
            f"<p>{summary}</p>{self._text()}</main></body></html>"
        )

    def _text(self) -> str:
        """Return the text with pictures told by their descriptions, and links by their words."""
        pieces = [str(self.body.pieces[0])]
        for slot, piece in zip(self.body.slots, self.body.pieces[1:], strict=True):
            pieces += (html.escape(slot.alt) if slot.kind is SlotKind.PICTURE else "", piece)
        return "".join(pieces)


def _words(text: str) -> int:
    """Count words as Pagefind does: what stands between blanks."""
    return len(text.split())


def _attribute(use: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{use}="{name}[content]" content="{html.escape(value)}">'


def is_searched(post: Post) -> bool:
    """Tell whether a published post can be found."""
    return post.is_listed and not post.entry.is_example


def searched(province: Province) -> Mapping[str, Sequence[Post]]:
    """Return the posts that can be found, by the area that they are about."""
    found = {
        area: [post for post in posts if is_searched(post)]
        for area, posts in province.posts_by_area.items()
    }
    return {area: posts for area, posts in sorted(found.items()) if posts}


def document(post: Post, province: Province) -> Document:
    """Tell the search engine of a post."""
    entry, place = post.entry, parts.place_names(post.areas, province)
    group, topics = province.group_of(post), province.registry.topics_by_id
    named = [topics[topic].name for topic in entry.topics if topic in topics]
    kind = KIND_LABELS[entry.kind]
    shown = [post.meta.video.title] if post.meta.video else []
    aliases = [
        alias for area in province.areas_of(post) for alias in province.registry.areas[area].aliases
    ]
    return Document(
        url=post.url,
        title=post.meta.title,
        summary=post.meta.summary,
        words=". ".join([place, group.name, kind, *_event(post), *named, *aliases, *shown]) + ".",
        shown={
            "tempat": parts.short_place(post.areas, province),
            "tanggal": short_date(entry.day),
            "hari": entry.day.isoformat(),
            "jenis": kind,
            "id": entry.kind,
            "kim": group.name,
            **_standing(post, province),
        },
        filters={
            "kim": [f"{post.place.area}/{post.place.group}"],
            "jenis": [entry.kind],
            "topik": list(entry.topics),
            "tahun": [str(entry.day.year)],
        },
        body=post.body,
        day=entry.day,
        until=_until(post),
    )


def _standing(post: Post, province: Province) -> dict[str, str]:
    """Tell what a result must say lest it mislead: verdict, state, when and how long it holds."""
    match post.meta:
        case Klarifikasi(verdict=verdict):
            return {"putusan": verdict}
        case Aspirasi():
            return {"keadaan": str(wish.state(post, province)["id"])}
        case Pengumuman(valid_until=Moment() as until, agency=agency):
            end = {"sampai": until.end.isoformat(), "akhir": times.when(until)}
            urgent = {"mendesak": "ya"} if post.entry.is_urgent else {}
            return {"catatan": agency or "", **end, **urgent}
        case Agenda(cancelled=cancelled) as event:
            told = f"{times.always(event)} · {event.place}"
            end = {"sampai": occurrences(event)[-1].over.isoformat()}
            return {"catatan": told, **end, "batal": "ya" if cancelled else ""}
    return {}


def _until(post: Post) -> dt.datetime | None:
    match post.meta:
        case Pengumuman(valid_until=Moment() as until):
            return until.end
        case Agenda() as event:
            return occurrences(event)[-1].over
    return None


def _event(post: Post) -> list[str]:
    """Return when and where an event is, so that it is found by its place and its weekday."""
    meta = post.meta
    return [times.always(meta), meta.place] if isinstance(meta, Agenda) else []


def view(province: Province) -> Iterator[Planned]:
    """Yield the search page."""
    yield Planned(urls.SEARCH, partial(_page, province))


def _page(province: Province) -> HtmlOutput:
    posts = searched(province)
    context: Context = {
        "crumbs": parts.crumbs(),
        **_sources(),
        **_choices(province, posts),
        "verdicts": [{"id": verdict, "label": label} for verdict, label in VERDICT_LABELS.items()],
        "states": list(wish.STATES),
        **_lists(province),
    }
    return HtmlOutput(
        url=urls.SEARCH,
        template="search.html",
        title="Cari",
        description=(
            f"Cari tulisan, desa, KIM, kantor, dan panduan di {province.settings.site_name} "
            "menurut kata, wilayah, KIM, jenis, topik, dan tahun."
        ),
        context=context,
    )


def _sources() -> Context:
    """Say where the script finds what it searches."""
    return {
        "common": " ".join(sorted(COMMON | CLIPPED)),
        "index": urls.SEARCH_INDEX,
        "engine": urls.SEARCH_ENGINE,
        "places": urls.VILLAGE_DATA,
        "signs": urls.SIGNPOSTS,
        "root": urls.HOME,
        "here": urls.SEARCH,
    }


def _choices(province: Province, posts: Mapping[str, Sequence[Post]]) -> Context:
    """List what results can be narrowed to."""
    registry = province.registry
    found = [post for items in posts.values() for post in items]
    years = sorted({post.entry.day.year for post in found}, reverse=True)
    used = {(post.place.area, post.place.group) for post in found}
    return {
        "areas": [_area(area, area.id in posts) for area in registry.areas.values()],
        "groups": [
            {
                "area": area.name,
                "id": area.id,
                "groups": [
                    {"id": f"{area.id}/{group.id}", "name": group.name}
                    for group in province.groups_by_area.get(area.id, ())
                    if (area.id, group.id) in used
                ],
            }
            for area in registry.areas.values()
            if any(place == area.id for place, _ in used)
        ],
        "kinds": [{"id": kind, "name": label} for kind, label in KIND_LABELS.items()],
        "topics": [{"id": topic.id, "name": topic.name} for topic in registry.topics],
        "years": [str(year) for year in years],
    }


def _lists(province: Province) -> Context:
    """Link to what leads further without the search."""
    registry = province.registry
    return {
        "archives": [parts.link(a.name, urls.area(a.id)) for a in registry.areas.values()],
        "by_topic": [parts.link(topic.name, urls.topic(topic.id)) for topic in registry.topics],
        "by_kind": list(listing.of_kinds()),
        "villages": urls.VILLAGES,
        "directory": urls.DIRECTORY,
        "complaints": parts.guide(signposts.COMPLAINTS, province) or "",
    }


def _area(area: Regency, has_posts: bool) -> Context:
    """Describe an area to the search page; the names under which people look for it included."""
    short = area.name
    for rank in _RANKS:
        short = short.removeprefix(rank)
    return {
        "id": area.id,
        "name": area.name,
        "names": "|".join(dict.fromkeys([short, *area.aliases])),
        "has_posts": has_posts,
    }
