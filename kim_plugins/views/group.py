"""A group's page: who they are, where they stand, what they wrote."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kim_plugins.base.locale_id import short_date
from kim_plugins.model import former_addresses, place_words, urls
from kim_plugins.model.groups import CHANNEL_LABELS, FIELD_LABELS, Group
from kim_plugins.model.province import Province
from kim_plugins.views import cards, parts, sheet
from kim_plugins.views.feeds.subscription import alternates, subscription
from kim_plugins.views.linked_data import places
from kim_plugins.views.output import Context, HtmlOutput, Planned
from kim_plugins.views.view import View


def keys(province: Province) -> Iterator[str]:
    """Yield a key for each group."""
    yield from (f"{group.regency}/{group.id}" for group in province.groups)


def group_at(key: str, province: Province) -> Group:
    """Return the group of a key."""
    regency, _, name = key.partition("/")
    return province.groups_by_id[regency, name]


def _plan(key: str, province: Province) -> Iterator[Planned]:
    group = group_at(key, province)
    posts = province.posts_by_group.get((group.regency, group.id), ())
    if posts or group.merged_into is None:
        url, day = urls.group(group.regency, group.id), parts.last_day(posts)
        preview = cards.of_group(group, province)
        yield Planned(url, partial(_page, group, province), changed=day, preview=preview)


view = View("group", _plan, keys)
"""One page a group, with or without posts.

Of a group that was merged into another and left no posts, only the way there remains
(`moved.py`).
"""


def _page(group: Group, province: Province) -> HtmlOutput:
    area = province.registry.areas[group.regency]
    posts = province.posts_by_group.get((group.regency, group.id), ())
    into = former_addresses.successor(group, province.registry)
    heir = province.groups_by_id[into.regency, into.id] if into else group
    feeds = urls.group(heir.regency, heir.id)
    years = parts.years_of(posts)
    place = parts.village_path(group, province) or area.name
    context: Context = {
        "crumbs": parts.crumbs(parts.link(area.name, urls.area(area.id))),
        "name": group.name,
        "description": group.description or "",
        "status": group.status,
        "status_label": parts.status_label(group),
        "is_verified": group.verified is not None,
        "is_desk": group.regency == "provinsi",
        "place": _place(group, province),
        "verifier": group.verified.by if group.verified else "",
        "successor": parts.link(heir.name, feeds) if into else None,
        "subscription": subscription(feeds, province, (group.name, group.channels)),
        "profile": _profile(group, province),
        "channels": _channels(group),
        "contact": contact(group),
        "sources": parts.sources(group.sources),
        "posts": parts.newest(posts, province),
        "has_more": len(posts) > urls.NEWEST,
        "archive": [
            parts.link(str(year), urls.group_archive(group.regency, group.id, year))
            for year in years
        ],
        "office": parts.office(area.office),
        "writing": urls.form(group.regency, group.id),
        "area": parts.link(area.name, urls.area(area.id)),
        "poster": sheet.of_page(urls.group(group.regency, group.id), province),
    }
    return HtmlOutput(
        url=urls.group(group.regency, group.id),
        template="group.html",
        title=group.name,
        description=f"Profil dan kabar dari {group.name}, {place}.",
        context=context,
        alternates=alternates(feeds, heir.name),
        data=places.of_group(group, province),
    )


def _place(group: Group, province: Province) -> Context | None:
    """Lead to the village that a group speaks from, where that is known."""
    if not group.village:
        return None
    return parts.link(
        parts.village_path(group, province) or "", parts.place_url(group.village, province)
    )


def _profile(group: Group, province: Province) -> list[Context]:
    """Return what is known of a group, term by term."""
    area = province.registry.areas[group.regency]
    decree = group.decree
    rows = [
        ("Tempat", parts.village_path(group, province) or _unknown_village(group)),
        ("Wilayah", area.name),
        ("Bidang", ", ".join(FIELD_LABELS[field] for field in group.fields)),
        ("Berdiri", short_date(group.founded) if group.founded else ""),
        (
            "SK",
            f"Nomor {decree.number}, {short_date(decree.date)}"
            + (f", oleh {decree.issuer}" if decree.issuer else "")
            if decree
            else "",
        ),
        ("ID KIM nasional", group.kim_id or ""),
        ("Status sejak", short_date(group.status_since) if group.status_since else ""),
        ("Keterangan", group.status_reason or ""),
        ("Terdaftar sejak", short_date(group.valid_from) if group.valid_from else ""),
        ("Terdaftar sampai", short_date(group.valid_until) if group.valid_until else ""),
        (
            "Diverifikasi",
            f"{group.verified.by}, {short_date(group.verified.at)}" if group.verified else "",
        ),
    ]
    village = parts.place_url(group.village, province) if group.village else ""
    addresses = {"Tempat": village, "Wilayah": urls.area(area.id)}
    return [
        {"term": term, "value": value, "url": addresses.get(term, "")}
        for term, value in rows
        if value
    ]


def _words() -> str:
    return place_words.words().joined().capitalize()


def _unknown_village(group: Group) -> str:
    return "" if group.regency == "provinsi" else f"{_words()}nya belum kami ketahui"


def _channels(group: Group) -> list[Context]:
    if group.channels is None:
        return []
    found = ((label, getattr(group.channels, key)) for key, label in CHANNEL_LABELS.items())
    return [parts.link(label, url) for label, url in found if url]


def contact(group: Group) -> Context:
    """Make a group's contact, with only what it has confirmed."""
    given = group.contact
    return {
        "email": (given and given.email) or "",
        "whatsapp": parts.chat(given.whatsapp if given else None),
        "phone": parts.call(given.phone if given else None),
        "address": (given and given.address) or "",
        "confirmed_at": short_date(given.confirmed_at) if given else "",
    }
