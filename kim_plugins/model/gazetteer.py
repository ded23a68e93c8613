"""Every kecamatan and village of the regencies that the site serves, with its address."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.base import areas, positions
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency, Registry
from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    Region,
    RegionTable,
    kecamatan_code,
    regency_code,
)


def kecamatan_of(area: Regency, regions: RegionTable) -> tuple[Region, ...]:
    """Return the kecamatan of a regency, by name; none of the province, which has regencies."""
    return regions.children.get(area.code, ()) if area.kind != "provinsi" else ()


def villages(registry: Registry, regions: RegionTable) -> Iterator[tuple[Region, Region, Regency]]:
    """Yield every desa and kelurahan with its kecamatan and its regency, place by place."""
    for area in registry.regencies:
        for kecamatan in kecamatan_of(area, regions):
            for village in regions.children.get(kecamatan.code, ()):
                yield village, kecamatan, area


def url_of(code: str, registry: Registry, regions: RegionTable) -> str:
    """Return the page of a place: an area's index, a kecamatan's or a village's."""
    area = registry.area_by_code[regency_code(code)]
    if not kecamatan_code(code):
        return urls.area(area.id)
    kecamatan = regions.slugs[kecamatan_code(code)]
    if len(code) == DISTRICT_LENGTH:
        return urls.kecamatan(area.id, kecamatan)
    return urls.village(area.id, kecamatan, regions.slugs[code])


def point_of(code: str, regions: RegionTable) -> positions.Point | None:
    """Return the middle of a kecamatan or village, also if it has had another code; or `None`.

    Positions go by the codes of the package's table.
    """
    for step in reversed(regions.history):
        if code in regions.packaged:
            break
        code = step.back.get(code, code)
    return positions.point(code) if code in regions.packaged else None


def parts(registry: Registry, regions: RegionTable) -> dict[str, frozenset[str]]:
    """Return the ids of the villages on each kecamatan's page, by its URL."""
    found: dict[str, set[str]] = {}
    for village, kecamatan, _ in villages(registry, regions):
        known = found.setdefault(url_of(kecamatan.code, registry, regions), set())
        known.add(urls.village_anchor(regions.slugs[village.code]))
    return {url: frozenset(ids) for url, ids in found.items()}


def term(region: Region, area: Regency) -> str:
    """Return what a place is called in its regency: `Kampung`, where others say `Desa`.

    What a kecamatan is called is said by law, and by no key of groups.yaml.
    """
    if region.kind == "kecamatan":
        return areas.terms(area.code).district.capitalize()
    return (area.village_term if region.kind == "desa" else region.kind).capitalize()


def named(region: Region, area: Regency) -> str:
    """Name a place after what it is called in its regency: `Kampung Merabu`."""
    return f"{term(region, area)} {region.name}"


def initial(village: Region, regions: RegionTable) -> str:
    """Return the letter (or digit) under which lists by initial show a village: `A`."""
    return regions.slugs[village.code][0].upper()


def initials(registry: Registry, regions: RegionTable) -> dict[str, int]:
    """Count the villages under each initial that any has, in the order of the alphabet."""
    counts: dict[str, int] = {}
    for village, *_ in villages(registry, regions):
        letter = initial(village, regions)
        counts[letter] = counts.get(letter, 0) + 1
    return dict(sorted(counts.items()))


def site_urls(registry: Registry, regions: RegionTable) -> Iterator[str]:
    """Yield the pages of all these places, and the lists that lead to them."""
    yield urls.VILLAGES
    yield from (urls.villages(letter) for letter in initials(registry, regions))
    for area in registry.regencies:
        for kecamatan in kecamatan_of(area, regions):
            yield url_of(kecamatan.code, registry, regions)
            for village in regions.children.get(kecamatan.code, ()):
                yield url_of(village.code, registry, regions)
