"""The pages that join several provinces' sites: home, groups, search, and the one for nowhere."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
from collections.abc import Iterator, Sequence

from kim_plugins.base import home
from kim_plugins.base.common_words import CLIPPED, COMMON
from kim_plugins.base.locale_id import clock_time, number, short_date
from kim_plugins.base.slug import slugify
from kim_plugins.content.federation.below import host
from kim_plugins.model import policy, urls
from kim_plugins.model.federation import Entry, Federation, Member, MemberGroup, Membership
from kim_plugins.model.kinds import KIND_LABELS, VERDICT_LABELS
from kim_plugins.views import cards, parts, wish_states
from kim_plugins.views.federation import files
from kim_plugins.views.output import (
    CARD_HEIGHT,
    CARD_WIDTH,
    Card,
    Context,
    HtmlOutput,
    Json,
    Preview,
)

NEWEST, NEWEST_OF_EACH = 10, 2
"""Posts over all, and of each site: with 38 provinces the page weighs less than 7 KB."""


def pages(federation: Federation, style: str) -> Iterator[HtmlOutput]:
    """Yield every page; `style` is the address of the style sheet."""
    for content in (_of_home, _of_groups, _of_search, _of_nowhere):
        for page in content(federation):
            yield _framed(page, federation, style)


def preview(membership: Membership) -> Preview:
    """Return the share card that all pages show."""
    card = Card("Kabar warga dari berbagai daerah", foot="Komunitas Informasi Masyarakat (KIM)")
    return cards.named(urls.HOME, card, membership.name)


def _of_home(federation: Federation) -> Iterator[HtmlOutput]:
    name, count = federation.membership.name, len(federation.members)
    told = f"Kabar Komunitas Informasi Masyarakat dari {count} situs."
    yield HtmlOutput(urls.HOME, "joined/home.html", name, told, _home(federation))


def _of_groups(federation: Federation) -> Iterator[HtmlOutput]:
    """Yield the list of sites, and for each site that of its groups."""
    places, members = _places(federation), federation.members
    context = {"sites": [_listed(member, places[member.address]) for member in members]}
    told = f"Semua kelompok yang didaftar situs di {federation.membership.name}."
    yield HtmlOutput(urls.DIRECTORY, "joined/directory.html", "Daftar KIM", told, context)
    for member in members:
        yield HtmlOutput(
            places[member.address],
            "joined/groups.html",
            f"Daftar KIM: {member.name}",
            f"Semua kelompok yang didaftar {member.name}.",
            _groups(member),
        )


def _of_search(federation: Federation) -> Iterator[HtmlOutput]:
    told = f"Cari tulisan di semua situs yang digabungkan {federation.membership.name}."
    yield HtmlOutput(urls.SEARCH, "joined/search.html", "Cari", told, _search(federation))


def _of_nowhere(_: Federation) -> Iterator[HtmlOutput]:
    title, told = "Halaman tidak ditemukan", "Alamat yang Anda buka tidak ada di situs ini."
    yield HtmlOutput(urls.NOT_FOUND, "joined/not_found.html", title, told, {})


def _framed(page: HtmlOutput, federation: Federation, style: str) -> HtmlOutput:
    """Return a page with all that its frame says; the frame is in the template."""
    name, url, title = federation.membership.name, page.url, page.title
    is_search, shown = url == urls.SEARCH, preview(federation.membership)
    frame: dict[str, Json] = {
        "site": name,
        "title": title if url == urls.HOME else f"{title} – {name}",
        "heading": title,
        "description": page.description,
        "policy": files.policy_of(federation) if is_search else policy.IN_PAGE,
        "referrer": policy.REFERRER,
        "canonical": "" if url == urls.NOT_FOUND else federation.membership.url + url,
        "picture": {
            "url": federation.membership.url + shown.url,
            "type": shown.type,
            "width": CARD_WIDTH,
            "height": CARD_HEIGHT,
            "alt": shown.alt,
        },
        "style": style,
        "home": urls.HOME,
        "search": urls.SEARCH,
        "crumbs": _crumbs(url),
        "menu": [
            {**parts.link(label, to), "current": "page" if to == url else ""}
            for label, to in (("Beranda", urls.HOME), ("Daftar KIM", urls.DIRECTORY))
        ],
    }
    return dataclasses.replace(page, context={**frame, **page.context})


def _crumbs(url: str) -> Sequence[Context]:
    if url == urls.HOME:
        return ()
    above = url.startswith(urls.DIRECTORY) and url != urls.DIRECTORY
    return parts.crumbs(*([parts.link("Daftar KIM", urls.DIRECTORY)] if above else ()))


def _home(federation: Federation) -> Context:
    newest = federation.newest(NEWEST)
    return {
        "posts": [_card(entry, member) for entry, member in newest],
        "sites": [_site(member) for member in federation.members],
        "left_out": [
            {"host": host(one.address), "url": one.address, "reason": one.reason}
            for one in federation.left_out
        ],
        "groups": sum(len(member.groups) for member in federation.members),
        "directory": urls.DIRECTORY,
        "feeds": [
            parts.link("Atom", urls.ATOM),
            parts.link("JSON Feed", urls.JSON_FEED),
            parts.link("daftar semua umpan (OPML)", urls.OPML),
        ],
        "taken": _moment(federation.now),
    }


def _card(entry: Entry, member: Member) -> Context:
    return {
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "date": short_date(entry.published.date()),
        "iso": entry.published.date().isoformat(),
        "group": entry.author,
        "place": member.province or member.name,
        **_kind(entry),
    }


def _kind(entry: Entry) -> Context:
    """Return the kind of a post, where its feed names one that we know."""
    found = [(kind, label) for kind, label in KIND_LABELS.items() if label in entry.categories]
    kind, label = found[0] if found else ("", "")
    return {"kind": kind, "kind_label": label}


def _site(member: Member) -> Context:
    return {
        "name": member.name,
        "url": member.address,
        "host": host(member.address),
        "province": member.province,
        "is_sample": member.is_sample,
        "count": number(len(member.groups)),
        "posts": [_card(entry, member) for entry in member.entries[:NEWEST_OF_EACH]],
        "trouble": member.trouble,
        "taken": _moment(member.fetched) if member.fetched else "",
    }


def _moment(moment: dt.datetime) -> str:
    return f"{short_date(home.local(moment).date())} {clock_time(moment)}"


def _places(federation: Federation) -> dict[str, str]:
    """Return the address of each site's list of groups, by the site's own address."""
    found: dict[str, str] = {}
    for member in federation.members:
        name = slugify(host(member.address).replace(".", "-").replace(":", "-")) or "situs"
        url = f"{urls.DIRECTORY}{name}/"
        number = itertools.count(2)
        while url in found.values():
            url = f"{urls.DIRECTORY}{name}-{next(number)}/"
        found[member.address] = url
    return found


def _listed(member: Member, place: str) -> Context:
    return {
        "name": member.name,
        "url": place,
        "province": member.province,
        "count": number(len(member.groups)),
    }


def _groups(member: Member) -> Context:
    ordered = sorted(member.groups, key=lambda group: (group.regency, group.name, group.url))
    return {
        "name": member.name,
        "url": member.address,
        "taken": _moment(member.fetched) if member.trouble and member.fetched else "",
        "areas": [
            {"name": regency, "groups": [_group(group) for group in groups]}
            for regency, groups in itertools.groupby(ordered, key=lambda group: group.regency)
        ],
    }


def _group(group: MemberGroup) -> Context:
    return {"name": group.name, "url": group.url, "place": group.place}


def _search(federation: Federation) -> Context:
    told = [
        {
            "name": member.name,
            "root": member.address,
            "years": [str(year) for year in member.years],
            "isClosed": not member.is_searched,
            "stems": files.stems_path(member),
        }
        for member in federation.members
    ]
    return {
        "told": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        "sites": [
            {
                "name": member.name,
                "url": f"{member.address}{urls.SEARCH}",
                "host": host(member.address),
            }
            for member in federation.members
        ],
        "common": " ".join(sorted(COMMON | CLIPPED)),
        "here": urls.SEARCH,
        "verdicts": [{"id": verdict, "label": label} for verdict, label in VERDICT_LABELS.items()],
        "states": list(wish_states.STATES),
    }
