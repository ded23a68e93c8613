"""The search page, and what the search is told of each post."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic_core import to_json

from kim_plugins.base import stems
from kim_plugins.base.common_words import CLIPPED, COMMON
from kim_plugins.base.locale_id import short_date
from kim_plugins.model import place_words, urls
from kim_plugins.model.body import Body, SlotKind
from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Agenda, Aspirasi, Klarifikasi, Pengumuman
from kim_plugins.model.groups import Regency
from kim_plugins.model.kinds import KIND_LABELS, VERDICT_LABELS
from kim_plugins.model.occurrences import occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import cards, listing, parts, search_suggestions, times, wish_states
from kim_plugins.views.output import Context, FileOutput, HtmlOutput, Planned

_RANKS = ("Kabupaten ", "Kota ", "Provinsi ")
"""What people leave out of an area's name."""
_BLOCK = re.compile(
    r"<(?!/?(?:a|abbr|b|code|del|em|i|ins|mark|s|small|span|strong|su[bp])\b)[^>]*>"
)
"""Tags between which words end; the others may stand inside of one."""
_TAG = re.compile(r"<[^>]*>")

Record = dict[str, Any]
"""What is published of a post for whoever searches: address, title, words, text and the like."""


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
        """Digest what its record depends on, without putting it together."""
        body = self.body
        alts = [slot.alt for slot in body.slots if slot.kind is SlotKind.PICTURE]
        told = (self.url, self.title, self.summary, self.words, self.shown, self.filters)
        rest = (self.until, self.day, alts, body.digest)
        return hashlib.blake2b(to_json((told, rest)), digest_size=16).hexdigest()

    def record(self) -> Record:
        """Return all of it as plain data, which is published with the index."""
        until = int(self.until.timestamp() // 60) if self.until else 0
        return {
            "url": self.url,
            "title": self.title,
            "words": self.words,
            "shown": {name: value for name, value in self.shown.items() if value},
            "filters": {name: list(values) for name, values in self.filters.items()},
            "until": until,
            "summary": self.summary,
            "text": " ".join(self._text().split()),
        }

    def _text(self) -> str:
        """Return the plain text with pictures told by their descriptions."""
        pieces = [str(self.body.pieces[0])]
        for slot, piece in zip(self.body.slots, self.body.pieces[1:], strict=True):
            pieces += (html.escape(slot.alt) if slot.kind is SlotKind.PICTURE else "", piece)
        return html.unescape(_TAG.sub("", _BLOCK.sub(" ", "".join(pieces))))


def is_searched(post: Post) -> bool:
    """Tell whether a published post can be found."""
    return post.is_listed and not post.entry.is_example


def searched(province: Province) -> Iterator[Post]:
    """Yield the posts that can be found."""
    return filter(is_searched, province.listed)


def document(post: Post, province: Province) -> Document:
    """Tell the search of a post."""
    entry, place = post.entry, parts.place_names(post, province)
    group, topics = province.group_of(post), province.registry.topics_by_id
    named = [topics[topic].name for topic in entry.topics if topic in topics]
    kind = KIND_LABELS[entry.kind]
    shown = [post.meta.video.title] if post.meta.video else []
    aliases = [
        alias for area in province.areas_of(post) for alias in province.registry.areas[area].aliases
    ]
    aliases += [name for code in post.areas for name in _other_names(code, place, province)]
    return Document(
        url=post.url,
        title=post.meta.title,
        summary=post.meta.summary,
        words=". ".join([place, group.name, kind, *_event(post), *named, *aliases, *shown]) + ".",
        shown={
            "tempat": parts.short_place(post, province),
            "tanggal": short_date(entry.day),
            "hari": entry.day.isoformat(),
            "jenis": kind,
            "id": entry.kind,
            "kim": group.name,
            **_standing(post, province),
        },
        filters={
            "wilayah": list(province.areas_of(post)),
            "kim": [f"{post.place.area}/{post.place.group}"],
            "jenis": [entry.kind],
            "topik": list(entry.topics),
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
            return {"keadaan": str(wish_states.of(post, province)["id"])}
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


def _other_names(code: str, told: str, province: Province) -> Iterator[str]:
    """Yield what a place, and what it lies in, was called in earlier region tables.

    What it is called today comes first, where a post's own words (`told`) are of its day.
    """
    today = parts.place_name(code, province)
    if today not in told:
        yield today
    for region in province.regions.path(code):
        yield from province.regions.other_names.get(region.code, ())


def _event(post: Post) -> list[str]:
    """Return when and where an event is, so that it is found by its place and its weekday."""
    meta = post.meta
    return [times.always(meta), meta.place] if isinstance(meta, Agenda) else []


TITLE = "Cari"


def view(province: Province) -> Iterator[Planned]:
    """Yield the search page."""
    preview = cards.of_title(urls.SEARCH, TITLE, province)
    yield Planned(urls.SEARCH, partial(_page, province), preview=preview)


def files(_: Province) -> Iterator[FileOutput]:
    """Yield the rules by which words are reduced to stems, for the search page."""
    content = json.dumps(stems.rules(), ensure_ascii=False, separators=(",", ":"))
    yield FileOutput(urls.STEMS, content.encode())


def _page(province: Province) -> HtmlOutput:
    context: Context = {
        "crumbs": parts.crumbs(),
        **_sources(),
        **_choices(province),
        "verdicts": [{"id": verdict, "label": label} for verdict, label in VERDICT_LABELS.items()],
        "states": list(wish_states.STATES),
        **_lists(province),
    }
    return HtmlOutput(
        url=urls.SEARCH,
        template="search.html",
        title=TITLE,
        description=(
            f"Cari tulisan, {place_words.words().village}, KIM, kantor, dan panduan di "
            f"{province.settings.site_name} "
            "menurut kata, wilayah, KIM, jenis, topik, dan tahun."
        ),
        context=context,
    )


def _sources() -> Context:
    """Say where the script finds what it searches."""
    return {
        "common": " ".join(sorted(COMMON | CLIPPED)),
        "index": urls.SEARCH_INDEX,
        "stems": urls.STEMS,
        "places": urls.VILLAGE_DATA,
        "signs": urls.SEARCH_SUGGESTIONS,
        "root": urls.HOME,
        "here": urls.SEARCH,
    }


def _choices(province: Province) -> Context:
    """List what results can be narrowed to."""
    registry = province.registry
    places = [(group.regency, group.id) for group in registry.groups]
    used = {place for place in places if province.months("group", place)}
    return {
        "areas": list(map(_area, registry.areas.values())),
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
        "years": [str(year) for year in sorted(province.years_told(), reverse=True)],
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
        "complaints": parts.guide(search_suggestions.COMPLAINTS, province) or "",
    }


def _area(area: Regency) -> Context:
    """Describe an area to the search page; the names under which people look for it included."""
    short = area.name
    for rank in _RANKS:
        short = short.removeprefix(rank)
    return {
        "id": area.id,
        "name": area.name,
        "names": "|".join(dict.fromkeys([short, *area.aliases])),
    }
