"""The listings of each kind of post, whole and in parts, with their archives by year."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from kim_plugins.base import home
from kim_plugins.model import urls
from kim_plugins.model.groups import Registry
from kim_plugins.model.kinds import LIST_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import archive, cards, contact, parts
from kim_plugins.views.archive import Shelves
from kim_plugins.views.archive_pages import Archive
from kim_plugins.views.feeds.subscription import alternates, subscription
from kim_plugins.views.kinds import KINDS
from kim_plugins.views.kinds.kind import Grouping, Kind, Section
from kim_plugins.views.output import Context, HtmlOutput, Planned, Preview
from kim_plugins.views.view import View

_BY_AREA = "wilayah"
"""The id of the grouping by area, on the page."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shelf:
    """One listing: all posts of a kind, or one part of a grouping."""

    kind: Kind
    url: str
    title: str
    grouping: Grouping | None = None
    part: str = ""
    """The part's id in its grouping."""

    @property
    def asked(self) -> tuple[str, Any]:
        """Return the query that finds its posts, and what it is asked."""
        if self.grouping is None:
            return "kind", self.kind.id
        return self.grouping.query, (self.kind.id, self.part)

    @property
    def is_by_area(self) -> bool:
        """Tell whether it holds the posts about one area."""
        return self.grouping is not None and not self.grouping.folder


def _is_of_a_place(shelf: Shelf) -> bool:
    """Tell whether a listing holds all that a kind has for the province or for one area."""
    return shelf.grouping is None or shelf.is_by_area


def shelves(registry: Registry) -> Iterator[Shelf]:
    """Yield every listing of the site, each kind's whole one first."""
    for kind in KINDS.values():
        yield Shelf(kind, urls.kind(kind.id), LIST_LABELS[kind.id])
        for grouping in kind.groupings:
            for part, name in grouping.names(registry).items():
                title = grouping.phrase.format(kind=LIST_LABELS[kind.id], name=name)
                yield Shelf(kind, _url(kind, grouping, part), title, grouping, part)


def _plan(url: str, province: Province) -> Iterator[Planned]:
    shelf = _shelves(province)[url]
    posts = _posts(shelf, province)
    yield Planned(
        shelf.url,
        partial(_page, shelf, province),
        changed=parts.last_day(posts),
        is_indexed=bool(posts) or shelf.grouping is None,
        preview=_preview(shelf, province),
    )


def _preview(shelf: Shelf, province: Province) -> Preview:
    return cards.of_title(shelf.url, shelf.title, province)


def _posts(shelf: Shelf, province: Province) -> Sequence[Post]:
    query, key = shelf.asked
    return province.posts_by(query).get(key, ())


def _shelves(province: Province) -> Mapping[str, Shelf]:
    """Return every listing by its address."""
    return province.kept("shelves", lambda: {s.url: s for s in shelves(province.registry)})


view = View("listing", _plan, _shelves)
"""Every listing, with or without posts."""


def _archive(owner: str, province: Province) -> Archive:
    shelf = _shelves(province)[f"{owner}/"]
    above = [*_above(shelf, province)[1:], parts.link(shelf.title, shelf.url)]
    url, preview = partial(urls.archive, shelf.url), _preview(shelf, province)
    return Archive(f"Arsip {shelf.title}", above, shelf.asked, url, preview)


def _owners(post: Post, province: Province) -> Iterator[str]:
    """Yield the addresses, without their last slash, of the listings that a post stands in."""
    kind = KINDS[post.entry.kind]
    found = [urls.kind(kind.id)]
    for grouping in kind.groupings:
        keys = province.lists.keys(grouping.query, post)
        found += [_url(kind, grouping, part) for _, part in keys]
    yield from (url.rstrip("/") for url in found if url in _shelves(province))


archives = archive.view_of(
    "kind-archive", Shelves(_archive, _owners, lambda owner, its: _shelves(its)[f"{owner}/"].asked)
)
"""The archives of listings by year."""


def of_kinds() -> list[Context]:
    """Return links to the whole listings of all kinds."""
    return [parts.link(LIST_LABELS[kind], urls.kind(kind)) for kind in KINDS]


def _url(kind: Kind, grouping: Grouping, part: str) -> str:
    return urls.kind(kind.id, *([grouping.folder] if grouping.folder else []), part)


def _page(shelf: Shelf, province: Province) -> HtmlOutput:
    kind, posts = shelf.kind, _posts(shelf, province)
    sections = kind.sections(posts, province) if posts else []
    has_calendar = kind.id == "agenda" and _is_of_a_place(shelf)
    calendar = urls.calendar(urls.area(shelf.part) if shelf.part else shelf.url)
    summary = kind.summary(posts, province, shelf.part) if _is_of_a_place(shelf) else None
    groups = [] if shelf.grouping else _groups(kind, summary, province)
    context: Context = {
        "crumbs": _above(shelf, province),
        "kind": kind.id,
        "title": shelf.title,
        "lead": "" if shelf.grouping else _lead(kind),
        "invitation": kind.invitation,
        "writing": _guide(kind, province),
        "groups": groups,
        "summary": summary,
        "nearer": "" if shelf.grouping else _nearer(groups, summary),
        "lapor": contact.LAPOR,
        "jumps": _jumps(shelf, sections),
        "sections": [_section(section) for section in sections if section.entries or section.empty],
        "calendar": _calendar(calendar, province) if has_calendar else None,
        "archive": [
            parts.link(str(year), urls.archive(shelf.url, year)) for year in parts.years_of(posts)
        ],
        "subscription": None if shelf.grouping else subscription(shelf.url, province),
    }
    return HtmlOutput(
        url=shelf.url,
        template="listing.html",
        title=shelf.title,
        description=f"{shelf.title}. {_lead(kind)}",
        context=context,
        alternates=() if shelf.grouping else alternates(shelf.url, shelf.title),
    )


def _above(shelf: Shelf, province: Province) -> list[Context]:
    if shelf.grouping is None:
        return [*parts.crumbs()]
    above = [parts.link(LIST_LABELS[shelf.kind.id], urls.kind(shelf.kind.id))]
    if shelf.is_by_area:
        area = province.registry.areas[shelf.part]
        above.append(parts.link(area.name, urls.area(area.id)))
    return [*parts.crumbs(*above)]


def _groups(kind: Kind, summary: Any, province: Province) -> list[Context]:
    """Return the parts of each grouping that have posts, examples or not, with their number.

    What the table of figures leads to already isn't linked to twice.
    """
    found: list[Context] = []
    told: set[str] = {row["url"] for row in summary["rows"]} if summary else set()
    for grouping in kind.groupings:
        parted = province.posts_by(grouping.query)
        links = [
            parts.link(
                parts.counted(name, province.months(grouping.query, (kind.id, part)).total()),
                _url(kind, grouping, part),
            )
            for part, name in grouping.names(province.registry).items()
            if (kind.id, part) in parted
        ]
        group: Context = {
            "title": grouping.title,
            "id": grouping.folder or _BY_AREA,
            "links": links,
        }
        found += [group] if {str(link["url"]) for link in links} - told else []
    return found


def _nearer(groups: Sequence[Context], summary: Context | None) -> str:
    """Return the id of what leads to each area's own listing ("" where nothing does)."""
    if any(group["id"] == _BY_AREA for group in groups):
        return f"kelompok-{_BY_AREA}"
    return "angka" if summary else ""


def _jumps(shelf: Shelf, sections: Sequence[Section]) -> list[Context]:
    """Return links to the sections of a listing that has several."""
    found = [parts.link(s.jump, f"{shelf.url}#{s.id}") for s in sections if s.jump]
    return found if len(found) > 1 else []


def _section(section: Section) -> Context:
    return {
        "id": section.id,
        "title": section.title,
        "entries": section.entries,
        "empty": section.empty,
        "is_folded": section.is_folded,
        "day": section.day,
        "more": section.count - len(section.entries),
    }


def _calendar(url: str, province: Province) -> Context:
    """Make the ways to a calendar: the file, and what makes a program fetch it again.

    `webcal:` is what calendar programs of phones listen to (an unregistered scheme that all of
    them share); Google's takes such an address as `cid`.
    """
    address = province.absolute(url)
    webcal = "webcal://" + address.partition("://")[2]
    google = "https://calendar.google.com/calendar/r?cid=" + quote(webcal, safe="")
    return {"url": url, "webcal": webcal, "google": google}


def _guide(kind: Kind, province: Province) -> str:
    """Return the page that helps whoever finds a listing empty."""
    names = {"aspirasi": "panduan/pengaduan.md", "klarifikasi": "panduan/cek-kabar.md"}
    return parts.guide(names.get(kind.id, "panduan/index.md"), province) or ""


def _lead(kind: Kind) -> str:
    return kind.lead.format(zone=home.zone().word)
