"""Tile maps with their lists: the province's regencies, and the kecamatan of each regency.

A tile lies roughly where its area lies among the others (`base/positions.py`) and says how much is
told about it. Nothing else is drawn: no border is known well enough. An area without a position,
such as one that groups.yaml tells of, stands in the list alone.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterator, Sequence
from functools import partial

from kim_plugins.base import areas, positions
from kim_plugins.base.locale_id import number
from kim_plugins.model import gazetteer, urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.post_lists import URGENT
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.kinds import notice
from kim_plugins.views.output import Context, HtmlOutput, Planned
from kim_plugins.views.view import View

PITCH = 46
"""From tile to tile in the drawing's units: pixels where a map is widest, on a small phone."""
LARGER = 2
"""How much larger a map may be drawn where there is room."""
SHADES = (1, 5, 25, 125)
"""From how many posts a tile is one shade stronger; fixed, so that other tiles don't change it."""
MOST_TOLD = 32
"""Tiles that say their counts in words too; of more only the list does (6 KB a map)."""
THOUSAND = 1000


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """What a tile and a line of the list say of an area."""

    code: str
    name: str
    url: str
    posts: int
    groups: int
    urgent: int


def view(province: Province) -> Iterator[Planned]:
    """Yield the map of the province."""
    yield Planned(urls.MAP, partial(_of_province, province))


def _plan(area_id: str, province: Province) -> Iterator[Planned]:
    area = province.registry.areas[area_id]
    if gazetteer.kecamatan_of(area, province.regions):
        yield Planned(urls.kecamatan_map(area.id), partial(_of_regency, area, province))


of_regencies = View("kecamatan-map", _plan, lambda province: province.registry.areas)
"""One map a regency, of its kecamatan."""


def _of_province(province: Province) -> HtmlOutput:
    name = province.registry.province.name
    whole = province.registry.provincial_area
    title = f"Peta {name}"
    context: Context = {
        "crumbs": parts.crumbs(),
        "title": title,
        "unit": "kabupaten atau kota",
        **drawn([_area(area, province) for area in province.registry.regencies], urls.MAP),
        "whole": _line(_area(whole, province), whole.name),
    }
    return HtmlOutput(
        url=urls.MAP,
        template="map.html",
        title=title,
        description=f"Kabupaten dan kota di {name} pada peta: tulisan, KIM, dan yang mendesak.",
        context=context,
    )


def _of_regency(area: Regency, province: Province) -> HtmlOutput:
    term = areas.terms(area.code).district
    title = f"Peta {term} di {area.name}"
    kecamatan = gazetteer.kecamatan_of(area, province.regions)
    here = urls.kecamatan_map(area.id)
    context: Context = {
        "crumbs": parts.crumbs(parts.link(area.name, urls.area(area.id))),
        "title": title,
        "unit": term,
        **drawn([_kecamatan(one.code, one.name, province) for one in kecamatan], here),
        "whole": _line(_area(area, province), area.name),
    }
    return HtmlOutput(
        url=here,
        template="map.html",
        title=title,
        description=f"Setiap {term} di {area.name}: jumlah tulisan, KIM, dan yang mendesak.",
        context=context,
    )


def _area(area: Regency, province: Province) -> Place:
    found = ("area", area.id)
    groups = province.groups_by_area.get(area.id, ()) if area.kind != "provinsi" else ()
    return _place(area.code, area.name, urls.area(area.id), found, groups, province)


def _kecamatan(code: str, name: str, province: Province) -> Place:
    found = ("kecamatan", code)
    groups = province.groups_by_kecamatan.get(code, ())
    return _place(code, name, parts.place_url(code, province), found, groups, province)


def _place(
    code: str,
    name: str,
    url: str,
    found: tuple[str, str],
    groups: Sequence[Group],
    province: Province,
) -> Place:
    """Make what is said of a place; `found` asks for its posts."""
    notices = (post for post in province.among(URGENT, *found) if not post.entry.is_example)
    urgent = sum(notice.is_urgent(post, province.settings.now) for post in notices)
    return Place(code, name, url, province.months(*found).total(), len(groups), urgent)


def drawn(places: Sequence[Place], page: str) -> Context:
    """Return a map of places for a page, each known by its number in the list, and that list."""
    cells = [positions.cell(place.code) for place in places]
    known = [(*cell, key) for key, cell in enumerate(cells, 1) if cell]
    columns = max((column for column, *_ in known), default=-1) + 1
    rows = max((row for _, row, _ in known), default=-1) + 1
    are_told = len(known) <= MOST_TOLD
    # As one reads, so that the keyboard doesn't jump about.
    lines = [
        [
            _tile(column, key, places[key - 1], page, are_told=are_told)
            for column, at, key in sorted(known)
            if at == row
        ]
        for row in range(rows)
    ]
    width, height = columns * PITCH, rows * PITCH
    listed: list[Context] = [
        {**_line(place, f"{key}. {place.name}"), "is_off": cell is None}
        for key, (place, cell) in enumerate(zip(places, cells, strict=True), 1)
    ]
    return {
        "map": {
            "rows": [{"y": row * PITCH + 1, "tiles": tiles} for row, tiles in enumerate(lines)],
            "width": width,
            "height": height,
            "wide": width * LARGER,
            "high": height * LARGER,
        },
        "places": listed,
    }


def _tile(column: int, key: int, place: Place, page: str, *, are_told: bool) -> Context:
    """Make a tile of as few bytes as can be: there may be fifty."""
    told = f": {counts(place)}" if are_told and counts(place) else ""
    return {
        "column": column,
        "key": f"{key} !" if place.urgent else str(key),
        "title": f"{place.name}{told}",
        "url": urls.from_page(page, place.url),
        "count": short(place.posts) if place.posts else "",
        "look": f"{'k' if place.groups else 'p'}{bisect.bisect(SHADES, place.posts)}",
    }


def _line(place: Place, label: str) -> Context:
    return {"label": label, "url": place.url, "told": counts(place) or "Belum ada tulisan"}


def counts(place: Place) -> str:
    """Say what there is of a place: `12 tulisan · 3 KIM · 1 mendesak` ("" for nothing)."""
    words = ((place.posts, "tulisan"), (place.groups, "KIM"), (place.urgent, "mendesak"))
    return " · ".join(f"{number(count)} {word}" for count, word in words if count)


def short(count: int) -> str:
    """Write a number in the room of a tile: `999`, `1,2rb`, `12rb`."""
    if count < THOUSAND:
        return str(count)
    thousands = count / THOUSAND
    return f"{number(int(thousands * 10) / 10 if thousands < 10 else int(thousands))}rb"
