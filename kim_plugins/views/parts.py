"""Pieces of context that several pages share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from urllib.parse import quote, urlsplit

from kim_plugins.base.locale_id import duration, number, short_date
from kim_plugins.model import gazetteer, telephones, urls
from kim_plugins.model.body import Reference
from kim_plugins.model.fields import Moment, Source
from kim_plugins.model.frontmatter import Agenda, FrontMatter, Pengumuman, Video
from kim_plugins.model.groups import STATUS_LABELS, Group, Office, Regency
from kim_plugins.model.kept_lists import before, months_of
from kim_plugins.model.kinds import KIND_LABELS, VERDICT_LABELS
from kim_plugins.model.occurrences import occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import RegionTable, regency_code
from kim_plugins.views import times, wish_states
from kim_plugins.views.output import Context


def link(label: str, url: str) -> Context:
    """Make a link to a page of the site."""
    return {"label": label, "url": url}


def ending(to: Reference) -> tuple[str, str]:
    """Return the query and the `#part` of a link, as they stand behind an address."""
    query = "?" + quote(to.query, safe="/:?=&;,+@!$'()*%~") if to.query else ""
    return query, "#" + quote(to.fragment, safe=":") if to.fragment else ""


def crumbs(*links: Context) -> Sequence[Context]:
    """Make the trail from the home page to the page above this one."""
    return [link("Beranda", urls.HOME), *links]


def moment(value: Moment) -> Context:
    """Write a moment for people and for machines."""
    return {
        "text": times.when(value),
        "iso": value.at.isoformat() if value.has_time else value.day.isoformat(),
    }


def when(value: Moment | None) -> str:
    """Write a moment for people ("" where there is none)."""
    return times.when(value) if value else ""


def card(post: Post, province: Province) -> Context:
    """Make the entry that an index shows for a post; once, for all the indexes that show it."""
    return province.kept(f"card {post.url}", partial(_card, post, province))


def _card(post: Post, province: Province) -> Context:
    meta, entry, now = post.meta, post.entry, province.settings.now
    verdict = getattr(meta, "verdict", None)
    return {
        "url": post.url,
        "title": meta.title,
        "summary": meta.summary,
        "date": short_date(entry.day),
        "iso": entry.day.isoformat(),
        "kind": entry.kind,
        "kind_label": KIND_LABELS[entry.kind],
        "verdict": verdict or "",
        "verdict_label": VERDICT_LABELS.get(verdict or "", ""),
        "place": short_place(post, province),
        "near": near_place(post, province),
        "regions": _regions(post, province),
        "picture": _thumbnail(post, province),
        "group": province.group_of(post).name,
        "is_example": entry.is_example,
        "note": card_note(meta, now),
        "is_urgent": entry.is_urgent and not is_over(meta, now),
        **clock(meta, now),
        "state": wish_states.of(post, province) if entry.kind == "aspirasi" else None,
    }


def card_note(meta: FrontMatter, now: dt.datetime) -> str:
    """Tell what readers of a list must know of a kind besides its summary ("" for most)."""
    match meta:
        case Pengumuman():
            return validity(meta, now)
        case Agenda():
            over = "Sudah lewat: " if is_over(meta, now) else ""
            return (
                f"{'Batal: ' if meta.cancelled else over}{times.soonest(meta, now)} · {meta.place}"
            )
    return ""


def clock(meta: FrontMatter, now: dt.datetime) -> Context:
    """Tell whether something is over, and of a notice that holds until when readers' clocks ask."""
    over = is_over(meta, now)
    until = meta.valid_until if isinstance(meta, Pengumuman) else None
    return {"until": until.end.isoformat() if until and not over else "", "is_over": over}


def is_over(meta: FrontMatter, now: dt.datetime) -> bool:
    """Tell whether a notice holds no longer, or an event won't take place any more."""
    match meta:
        case Pengumuman():
            return meta.valid_until is not None and meta.valid_until.end < now
        case Agenda():
            return meta.cancelled or occurrences(meta)[-1].over < now
    return False


def validity(meta: Pengumuman, now: dt.datetime) -> str:
    """Tell who announced something, and until when it holds or held."""
    told = "masa berlaku tidak ditentukan"
    if meta.valid_until:
        until = "sudah berakhir" if is_over(meta, now) else "berlaku sampai"
        told = f"{until} {when(meta.valid_until)}"
    return f"{meta.agency}: {told}" if meta.agency else told[0].upper() + told[1:]


def lasting_validity(meta: FrontMatter) -> str:
    """Tell the same of a notice that has an end in words that stay true ("" for all else)."""
    if not isinstance(meta, Pengumuman) or meta.valid_until is None:
        return ""
    told = "Mendesak · berlaku" if meta.urgent else "Berlaku"
    return f"{told} sampai {when(meta.valid_until)}"


def newest(posts: Sequence[Post], province: Province, count: int = urls.NEWEST) -> list[Context]:
    """Make the entries of the newest posts, newest first, from posts sorted oldest first."""
    return [card(post, province) for post in reversed(posts[-count:])]


def newest_real(posts: Sequence[Post], count: int = urls.NEWEST) -> list[Post]:
    """Return the newest of some posts, newest first: examples only where nothing real is.

    The posts are sorted oldest first.
    """
    real = (post for post in reversed(posts) if not post.entry.is_example)
    return [*islice(real, count)] or [*reversed(posts[-count:])]


def newest_of(posts: Sequence[Post], province: Province, count: int) -> Context:
    """Return the entries of those, and whether there is more than they show."""
    found = [card(post, province) for post in newest_real(posts, count)]
    return {"posts": found, "has_more": len(posts) > len(found)}


def last_day(posts: Sequence[Post]) -> str:
    """Return the ISO date of the last of some posts, oldest first ("" without any)."""
    return posts[-1].entry.day.isoformat() if posts else ""


def counted(label: str, posts: int, form: str = "{} ({})") -> str:
    """Name a list with its number of posts: `Agenda (3)`, or `Agenda (contoh)`.

    Examples count nowhere, as on maps and in statistics, but they may be all that a list has.
    """
    return form.format(label, number(posts)) if posts else f"{label} (contoh)"


def real(province: Province) -> Iterator[Post]:
    """Yield the posts that indexes show and that are no examples, newest first."""
    return (post for post in reversed(province.listed) if not post.entry.is_example)


def real_before(province: Province, post: Post) -> Post | None:
    """Return the last of them that stands before a post."""
    count, place = 1, post.order
    while found := before(province.listed, place, count):
        for one in reversed(found):
            if not one.entry.is_example:
                return one
        count, place = count * 2, found[0].order
    return None


def last_real_day(province: Province) -> str:
    """Return the ISO date of the last of them ("" without any)."""
    return last_day([*islice(real(province), 1)])


def years_of(posts: Sequence[Post]) -> list[int]:
    """Return the years of posts' file names, newest first."""
    return sorted({year for year, _ in months_of(posts)}, reverse=True)


def place_names(post: Post, province: Province) -> str:
    """Name the places a post is about, each with the regency it lay in, as on the post's day."""
    return "; ".join(_names_then(post, province))


def short_place(post: Post, province: Province) -> str:
    """Name what a post is about in few words: one place, or the regencies of several."""
    if len(post.areas) == 1:
        return _names_then(post, province)[0]
    return ", ".join(regencies(post, province))


def near_place(post: Post, province: Province) -> str:
    """Name the same for who knows the regency: `Desa Enggelam, Muara Wis` ("" for all of it)."""
    codes = province.codes_then(post)
    if len(codes) != 1 or codes[0] == regency_code(codes[0]):
        return ""
    region, *above = province.regions.at(post.place.day).path(codes[0])
    area = province.registry.area_by_code[regency_code(codes[0])]
    name = gazetteer.named(region, area)
    return f"{name}, {above[0].name}" if len(above) > 1 else name


def _regions(post: Post, province: Province) -> str:
    """Name the regencies and cities of some places, in as few words as tell them apart."""
    return ", ".join(dict.fromkeys(bare(area) for area in _areas_then(post, province)))


def regencies(post: Post, province: Province) -> list[str]:
    """Name the regencies and cities that a post is about, each once, as on the post's day."""
    return list(dict.fromkeys(area.name for area in _areas_then(post, province)))


def _areas_then(post: Post, province: Province) -> Iterator[Regency]:
    """Yield the regency of each place that a post is about, as on the post's day."""
    for code in province.codes_then(post):
        yield province.registry.area_by_code[regency_code(code)]


def _names_then(post: Post, province: Province) -> list[str]:
    """Name each place that a post is about as on the post's day."""
    table = province.regions.at(post.place.day)
    return [_place_name(code, table, province) for code in province.codes_then(post)]


def _thumbnail(post: Post, province: Province) -> Context | None:
    """Return the small picture of a post, if it shows one above its text."""
    if post.image is None:
        return None
    one = province.pictures[post.image.key].thumbnail
    return {"url": one.url, "width": one.width, "height": one.height}


def place_name(code: str, province: Province) -> str:
    """Name one place: `Desa Contoh, Kabupaten Contoh`."""
    return _place_name(code, province.regions, province)


def _place_name(code: str, table: RegionTable, province: Province) -> str:
    area = province.registry.area_by_code[regency_code(code)]
    if code == area.code:
        return area.name
    region = table[code]
    return f"{gazetteer.named(region, area)}, {area.name}"


def dateline(post: Post, province: Province) -> list[Context]:
    """Make links to the places a post is about, named in as few words as tell them apart.

    The names are those of the post's day; the pages are where the places are told about today.
    """
    found = []
    names, then = _names_then(post, province), province.codes_then(post)
    for name, old, code in zip(names, then, post.areas, strict=True):
        area = province.registry.area_by_code[regency_code(old)]
        if old == area.code:
            found.append(link(name, place_url(old, province)))
        else:
            label = name.removesuffix(area.name) + bare(area)
            found.append(link(label, place_url(code, province)))
    return found


def bare(area: Regency) -> str:
    """Return a regency's or city's name without what it is: `Contoh`, `Contoh Utara`."""
    name = area.name.removeprefix("Kabupaten ").removeprefix("Kota ")
    return name.removeprefix("Administrasi ")


def aliases(area: Regency) -> list[str]:
    """Return what else people call a regency: `Jakarta Pusat`, whose name has a word between."""
    short = [bare(area)] if " Administrasi " in area.name else []
    return [*area.aliases, *short]


def place_url(code: str, province: Province) -> str:
    """Return the page of one place."""
    return gazetteer.url_of(code, province.registry, province.regions)


def village_path(group: Group, province: Province) -> str:
    """Name a group's village and kecamatan ("" where the village is not known)."""
    if group.village is None:
        return ""
    village, district, *_ = province.regions.path(group.village)
    area = province.registry.area_by_code[regency_code(group.village)]
    return f"{gazetteer.named(village, area)}, {gazetteer.named(district, area)}"


def status_label(group: Group) -> str:
    """Name a group's status ("" where nobody has confirmed that it is active)."""
    is_known = group.verified or group.status != "aktif" or group.regency == "provinsi"
    return STATUS_LABELS[group.status] if is_known else ""


def group_entry(group: Group, province: Province) -> Context:
    """Make the entry that a list of groups shows."""
    return {
        "name": group.name,
        "url": urls.group(group.regency, group.id),
        "village": village_path(group, province),
        "status": group.status,
        "status_label": status_label(group),
        "is_verified": group.verified is not None,
        "is_desk": group.regency == "provinsi",
        "count": province.months("group", (group.regency, group.id)).total(),
    }


def office(value: Office) -> Context:
    """Make the contact of a public office, with only what it has given."""
    return {
        "name": value.name,
        "url": value.url or "",
        "email": value.email or "",
        "whatsapp": chat(value.whatsapp),
        "phone": call(value.phone),
        "address": value.address or "",
    }


def call(number: str | None) -> Context | None:
    """Make the link that calls a number, named as people read it."""
    return link(telephones.shown(number), telephones.address(number)) if number else None


def chat(number: str | None) -> Context | None:
    """Make the link that begins a message (faq.whatsapp.com, click to chat), named likewise."""
    return link(telephones.shown(number), f"https://wa.me/{number}") if number else None


def host_of(address: str) -> str:
    """Name the site of an address as people do: `youtube.com`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def video(value: Video) -> Context:
    """Say what a video is, how long it lasts, and where it would be opened."""
    host = host_of(value.url)
    return {"url": value.url, "title": value.title, "length": duration(value.length), "host": host}


def sources(values: Iterable[Source]) -> list[Context]:
    """Make the list of sources."""
    return [{"title": source.title, "url": source.url or ""} for source in values]


def guide(name: str, province: Province) -> str | None:
    """Return the URL of a hand-written page, if the site has it."""
    return province.targets.get(name)


def count_kinds(regions: RegionTable, code: str) -> dict[str, int]:
    """Count the kecamatan, desa and kelurahan of a regency."""
    return {kind: regions.tally.get((code, kind), 0) for kind in ("kecamatan", "desa", "kelurahan")}
