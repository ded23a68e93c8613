"""The list of every desa, kampung and kelurahan by initial, and the same as data."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kim_plugins.base import areas
from kim_plugins.base.locale_id import number
from kim_plugins.model import gazetteer, place_words, urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.province import Province
from kim_plugins.model.regions import Region
from kim_plugins.views import parts
from kim_plugins.views.output import Context, FileOutput, HtmlOutput, Json, Page

SHORT = 30
"""Entries that a list shows in one piece; a longer one is parted by the first two letters."""
LICENCE = "ODbL 1.0 (opendatacommons.org/licenses/odbl/1-0/)"
Entries = dict[str, list[Context]]


def view(province: Province) -> Iterator[Page]:
    """Yield the entrance, then one list an initial."""
    counts = gazetteer.initials(province.registry, province.regions)
    yield _entrance(counts, province)
    lists = _lists(province)
    for letter in counts:
        yield _list(letter, lists[letter], counts, province)


def data(province: Province) -> Iterator[FileOutput]:
    """Yield the places that the search field on home looks through, as compact JSON.

    Each village is `[name, what it is called, its page below its kecamatan's]`, and its former
    names where it has any.
    """
    made = areas.release()
    found: Json = {
        "source": f"{made.author}, {made.package} {made.version}, {LICENCE}",
        "decree": made.decree,
        "regencies": [_regency(area, province) for area in province.registry.regencies],
    }
    content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    yield FileOutput(urls.VILLAGE_DATA, content.encode())


def finder() -> Context:
    """Return where the search field looks, and where it leads without a script."""
    return {"url": urls.VILLAGES, "data": urls.VILLAGE_DATA, "root": urls.HOME}


def _entrance(counts: dict[str, int], province: Province) -> HtmlOutput:
    name = province.registry.province.name
    called = place_words.words().joined("dan")
    title = f"Cari {place_words.words().rural()} Anda"
    context: Context = {
        "crumbs": parts.crumbs(),
        "title": title,
        "finder": finder(),
        "province": name,
        "total": number(sum(counts.values())),
        "initials": _initials(counts),
        "map": urls.MAP,
        "areas": [
            parts.link(area.name, urls.area(area.id))
            for area in province.registry.regencies
            if gazetteer.kecamatan_of(area, province.regions)
        ],
    }
    return HtmlOutput(
        url=urls.VILLAGES,
        template="villages.html",
        title=title,
        description=f"Semua {called} di {name}, menurut huruf awalnya.",
        context=context,
    )


def _list(letter: str, entries: Entries, counts: dict[str, int], province: Province) -> HtmlOutput:
    called = place_words.words().joined("dan").capitalize()
    context: Context = {
        "crumbs": parts.crumbs(parts.link(f"Cari {place_words.words().village}", urls.VILLAGES)),
        "letter": letter,
        "count": number(counts[letter]),
        "initials": _initials(counts),
        "sections": [
            {"id": f"bagian-{start.lower()}", "title": start, "entries": found}
            for start, found in entries.items()
        ],
    }
    return HtmlOutput(
        url=urls.villages(letter),
        template="villages_initial.html",
        title=f"{called}: {letter}",
        description=(
            f"{called} di {province.registry.province.name} "
            f"yang namanya berawalan {letter}, beserta {place_words.words().district}nya."
        ),
        context=context,
    )


def _initials(counts: dict[str, int]) -> list[Context]:
    return [parts.link(letter, urls.villages(letter)) for letter in counts]


def _lists(province: Province) -> dict[str, Entries]:
    """Return the entries of each initial's list, by their first letters."""
    known = gazetteer.villages(province.registry, province.regions)
    lists: dict[str, list[tuple[str, Context]]] = {}
    for village, kecamatan, area in sorted(known, key=lambda place: _order(place[0], province)):
        entry = _entry(village, kecamatan, area, province)
        slug = province.regions.slugs[village.code]
        lists.setdefault(slug[0].upper(), []).append((slug[:2].capitalize(), entry))
    return {letter: _parted(entries) for letter, entries in lists.items()}


def _order(village: Region, province: Province) -> tuple[str, str]:
    """Sort by slug, so that a place is found where its two first letters say."""
    return (province.regions.slugs[village.code], village.code)


def _parted(entries: list[tuple[str, Context]]) -> Entries:
    found: Entries = {}
    for start, entry in entries:
        found.setdefault(start if len(entries) > SHORT else start[0], []).append(entry)
    return found


def _entry(village: Region, kecamatan: Region, area: Regency, province: Province) -> Context:
    """Make a village's entry; places of one name are told apart by where they lie."""
    return {
        "name": gazetteer.named(village, area),
        "place": f"{gazetteer.named(kecamatan, area)}, {area.name}",
        "url": parts.place_url(village.code, province),
    }


def _district(area: Regency) -> Context:
    """Return what kecamatan are called, where that is another word."""
    term = areas.terms(area.code).district.capitalize()
    return {} if term == "Kecamatan" else {"district": term}


def _aliases(region: Region, province: Province) -> Context:
    return dict(zip(["aliases"], _others(region, province), strict=False))


def _others(region: Region, province: Province) -> list[Json]:
    """Return the names of a place in earlier releases of the table, as one value if any."""
    names = province.regions.other_names.get(region.code)
    return [list(names)] if names else []


def _regency(area: Regency, province: Province) -> Json:
    return {
        "name": area.name,
        "url": urls.area(area.id),
        "aliases": parts.aliases(area),
        **_district(area),
        "kecamatan": [
            {
                "name": kecamatan.name,
                **_aliases(kecamatan, province),
                "url": parts.place_url(kecamatan.code, province),
                "villages": [
                    [
                        village.name,
                        gazetteer.term(village, area),
                        province.regions.slugs[village.code] + "/",
                        *_others(village, province),
                    ]
                    for village in province.regions.children.get(kecamatan.code, ())
                ],
            }
            for kecamatan in gazetteer.kecamatan_of(area, province.regions)
        ],
    }
