"""The page of a desa, kampung or kelurahan: its news, its KIM, its office, its neighbours."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from functools import partial

from kim_plugins.model import gazetteer, urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import Region, kecamatan_code, regency_code
from kim_plugins.views import archive, cards, contact, nearby, parts, sheet, useful
from kim_plugins.views import group as group_view
from kim_plugins.views.feeds.subscription import subscription
from kim_plugins.views.kinds import event, notice
from kim_plugins.views.output import Context, HtmlOutput, Planned, Preview
from kim_plugins.views.view import View

MOST = 10
"""Entries of each section; the page stays short on a phone."""
MOST_BEFORE_EVENTS = 2
"""Posts above the events to come, so that both are near the top."""
MOST_AROUND = 3
"""Posts of the kecamatan that a village without any shows."""


def _keys(province: Province) -> Iterator[str]:
    found = gazetteer.villages(province.registry, province.regions)
    yield from (village.code for village, _, _ in found)


def _plan(code: str, province: Province) -> Iterator[Planned]:
    regions = province.regions
    village, kecamatan = (regions.by_code[one] for one in (code, kecamatan_code(code)))
    area = province.registry.area_by_code[regency_code(code)]
    posts = posts_of(code, province)
    groups = province.groups_by_village.get(code, ())
    yield Planned(
        urls.village(area.id, *(regions.slugs[one.code] for one in (kecamatan, village))),
        partial(_page, village, kecamatan, area, province),
        changed=parts.last_day(posts),
        is_indexed=bool(groups) or any(not post.entry.is_example for post in posts),
        preview=_preview(village, kecamatan, area, province),
    )


def _preview(village: Region, kecamatan: Region, area: Regency, province: Province) -> Preview:
    """Return its own card where it has a KIM or news, else that of its kecamatan.

    Most have neither, and their cards would be two thirds of a young site's bytes.
    """
    code = village.code
    if province.groups_by_village.get(code) or province.posts_by_village.get(code):
        return cards.of_village(village, kecamatan, area, province)
    return cards.of_kecamatan(kecamatan, area, province).elsewhere


view = View("village", _plan, _keys)
"""One page a village; search engines are told of those that have something to say."""


def posts_of(code: str, province: Province) -> Sequence[Post]:
    """Return the posts about a village, oldest first: examples only where nothing real is."""
    posts = province.posts_by_village.get(code, ())
    return [post for post in posts if not post.entry.is_example] or posts


@dataclasses.dataclass(frozen=True, slots=True)
class _News:
    """A village's posts, each in one section, and those that none has room for."""

    newest: Sequence[Context]
    events: Sequence[Context]
    wishes: Sequence[Context]
    older: Sequence[Post]


def _page(village: Region, kecamatan: Region, area: Regency, province: Province) -> HtmlOutput:
    name = gazetteer.named(village, area)
    district = gazetteer.named(kecamatan, area)
    posts = posts_of(village.code, province)
    news = _sorted(posts, province)
    first = MOST_BEFORE_EVENTS if news.events else MOST
    groups = province.groups_by_village.get(village.code, ())
    district_link = parts.link(district, parts.place_url(kecamatan.code, province))
    area_link = parts.link(area.name, urls.area(area.id))
    context: Context = {
        "crumbs": parts.crumbs(area_link, district_link),
        "name": name,
        "code": village.code,
        "term": gazetteer.term(village, area).lower(),
        "kecamatan": district_link,
        "area": area_link,
        "area_id": area.id,
        "url": parts.place_url(village.code, province),
        "urgent": notice.urgent_at(village.code, province),
        "posts": news.newest[:first],
        "more_posts": news.newest[first:],
        "events": news.events,
        "wishes": news.wishes,
        "older": archive.links(news.older, area),
        "all_events": urls.kind("agenda", area.id),
        "all_wishes": urls.kind("aspirasi", area.id),
        "around": [] if posts else _around(kecamatan, province),
        "has_posts": bool(posts),
        "nearby": None if any(map(nearby.is_alive, groups)) else _nearby(kecamatan, area, province),
        **_contacts(groups, area, province),
        "numbers": useful.briefly(area, village.code, province),
        "neighbours": _neighbours(village, kecamatan, province),
        "poster": sheet.of_page(parts.place_url(village.code, province), province),
    }
    return HtmlOutput(
        url=parts.place_url(village.code, province),
        template="village.html",
        title=f"{name}, {district}, {area.name}",
        description=f"Kabar, pengumuman, agenda, dan Suara Warga {name}, {district}, {area.name}: "
        "KIM-nya, kantor yang melayani, dan ke mana mengadu.",
        context=context,
    )


def _sorted(posts: Sequence[Post], province: Province) -> _News:
    """Put each post where its readers look for it: events that are over are news like others."""
    now = province.settings.now
    wishes = [post for post in posts if post.entry.kind == "aspirasi"]
    coming = event.upcoming([post for post in posts if post.entry.kind == "agenda"], now)
    apart = {post.source for post in (*wishes, *coming)}
    others = [post for post in posts if post.source not in apart]
    return _News(
        newest=parts.newest(others, province, MOST),
        events=[parts.card(post, province) for post in coming[:MOST]],
        wishes=parts.newest(wishes, province, MOST),
        older=(*others[:-MOST], *wishes[:-MOST], *coming[MOST:]),
    )


def _around(kecamatan: Region, province: Province) -> list[Context]:
    """Name the newest posts of the kecamatan, for a village without any."""
    posts = province.posts_by_kecamatan.get(kecamatan.code, ())
    return parts.newest(posts, province, MOST_AROUND)


def _group(group: Group, province: Province) -> Context:
    own = {"village": ""}  # The page's title says it already.
    return {**nearby.entry(group, province), **own, "contact": group_view.contact(group)}


def _contacts(groups: Sequence[Group], area: Regency, province: Province) -> Context:
    """Return whom to turn to and what to follow: the village's KIM before the office."""
    alive = [(group.name, group.channels) for group in groups if nearby.is_alive(group)]
    publishers = (*alive, (area.office.name, area.office))
    return {
        "groups": [_group(group, province) for group in groups],
        "office": parts.office(area.office),
        "reach": _reach(groups),
        "subscription": subscription(urls.area(area.id), province, *publishers),
        "lapor": contact.LAPOR,
        "complaints": parts.guide("panduan/pengaduan.md", province) or "",
        "founding": parts.guide("panduan/mendirikan-kim.md", province) or "",
        "writing": urls.FORM,
    }


def _reach(groups: Sequence[Group]) -> Context | None:
    """Choose the quickest way to the village's KIM, for the head of the page."""
    for group in groups:
        given = group.contact if nearby.is_alive(group) else None
        if given is None:
            continue
        if url := contact.whatsapp(given.whatsapp) or contact.mail(given.email):
            return parts.link(group.name, url)
        if given.phone:
            return parts.call(given.phone)
    return None


def _nearby(kecamatan: Region, area: Regency, province: Province) -> Context:
    return nearby.nearby(province.groups_by_kecamatan.get(kecamatan.code, ()), area, province)


def _neighbours(village: Region, kecamatan: Region, province: Province) -> list[Context]:
    """Return the other villages of the kecamatan, by name."""
    return [
        parts.link(other.name, parts.place_url(other.code, province))
        for other in province.regions.children[kecamatan.code]
        if other is not village
    ]
