"""The search page, and what the search engine is told of each post."""

from __future__ import annotations

import dataclasses
import hashlib
import html
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from pydantic_core import to_json

from kim_plugins.base.common_words import COMMON
from kim_plugins.base.locale_id import short_date
from kim_plugins.model import urls
from kim_plugins.model.body import Body, SlotKind
from kim_plugins.model.frontmatter import Agenda
from kim_plugins.model.groups import Regency
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import listing, parts, times
from kim_plugins.views.output import Context, HtmlOutput, Planned

_RANKS = ("Kabupaten ", "Kota ", "Provinsi ")
"""What people leave out of an area's name."""


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

    @property
    def identity(self) -> str:
        """Digest what its HTML depends on, without putting it together."""
        body = self.body
        alts = [slot.alt for slot in body.slots if slot.kind is SlotKind.PICTURE]
        told = [self.url, self.title, self.summary, self.words, self.shown, self.filters]
        return hashlib.blake2b(to_json([*told, alts, body.digest]), digest_size=16).hexdigest()

    def html(self) -> str:
        """Return a page that only Pagefind reads."""
        shown = "".join(_attribute("meta", *pair) for pair in self.shown.items())
        filters = "".join(
            _attribute("filter", name, value)
            for name, values in self.filters.items()
            for value in values
        )
        title, summary, words = (html.escape(s) for s in (self.title, self.summary, self.words))
        return (
            f'<!doctype html><html lang="id"><head><title>{title}</title>{shown}{filters}</head>'
            f"<body><main data-pagefind-body><h1>{title}</h1><p>{summary}</p>{self._text()}"
            f'<p data-pagefind-weight="2">{words}</p></main></body></html>'
        )

    def _text(self) -> str:
        """Return the text with pictures told by their descriptions, and links by their words."""
        pieces = [str(self.body.pieces[0])]
        for slot, piece in zip(self.body.slots, self.body.pieces[1:], strict=True):
            pieces += (html.escape(slot.alt) if slot.kind is SlotKind.PICTURE else "", piece)
        return "".join(pieces)


def _attribute(use: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{use}="{name}[content]" content="{html.escape(value)}">'


def searched(province: Province) -> Mapping[str, Sequence[Post]]:
    """Return the posts that can be found, by the area that they are about."""
    found = {
        area: [post for post in posts if not post.entry.is_example]
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
        },
        filters={
            "kim": [f"{post.place.area}/{post.place.group}"],
            "jenis": [entry.kind],
            "topik": list(entry.topics),
            "tahun": [str(entry.day.year)],
        },
        body=post.body,
    )


def _event(post: Post) -> list[str]:
    """Return when and where an event is, so that it is found by its place and its weekday."""
    meta = post.meta
    return [times.always(meta), meta.place] if isinstance(meta, Agenda) else []


def view(province: Province) -> Iterator[Planned]:
    """Yield the search page."""
    yield Planned(urls.SEARCH, partial(_page, province))


def _page(province: Province) -> HtmlOutput:
    registry, posts = province.registry, searched(province)
    found = [post for items in posts.values() for post in items]
    years = sorted({post.entry.day.year for post in found}, reverse=True)
    used = {(post.place.area, post.place.group) for post in found}
    context: Context = {
        "crumbs": parts.crumbs(),
        "common": " ".join(sorted(COMMON)),
        "index": urls.SEARCH_INDEX,
        "engine": urls.SEARCH_ENGINE,
        "root": urls.HOME,
        "here": urls.SEARCH,
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
        "archives": [parts.link(a.name, urls.area(a.id)) for a in registry.areas.values()],
        "by_topic": [parts.link(topic.name, urls.topic(topic.id)) for topic in registry.topics],
        "by_kind": list(listing.of_kinds()),
        "villages": urls.VILLAGES,
        "directory": urls.DIRECTORY,
    }
    return HtmlOutput(
        url=urls.SEARCH,
        template="search.html",
        title="Cari tulisan",
        description=(
            f"Cari tulisan di {province.settings.site_name} menurut kata, wilayah, KIM, jenis, "
            "topik, dan tahun."
        ),
        context=context,
    )


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
