"""Where kecamatan and villages stood when an earlier release of the region table named them.

Their addresses are made from their names, so a name that is spelt otherwise from some release on,
or a code that gives way to another, is a move: from what the earlier table gave to what today's
gives. Areas that lie beside a renamed one are looked at as well, since names that are the same
are told apart by their codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kim_plugins.model import gazetteer, urls
from kim_plugins.model.former_addresses import Prefix
from kim_plugins.model.groups import Registry
from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    RegionTable,
    kecamatan_code,
    regency_code,
    slugs_of,
    village_code,
)

Names = Mapping[str, Mapping[str, str]]
"""By the code of an area the names of what lies in it, by their codes."""


def moves(registry: Registry, regions: RegionTable) -> tuple[Prefix, ...]:
    """Return (address now, address before) of every place that stands elsewhere today.

    What stood before at an address that is in use today is among them: whoever asks knows better
    what is in use.
    """
    found: dict[str, str] = {}
    for release in dict.fromkeys(one.release for one in regions.former):
        for old, code in _addresses(release, registry, regions):
            now = regions.current(code)
            new = gazetteer.url_of(now, registry, regions) if now else ""
            if new and new != old:
                found[old] = new
    return tuple((new, old) for old, new in found.items())


def folders(moved: Iterable[Prefix]) -> tuple[Prefix, ...]:
    """Return, of such moves, those of kecamatan, in whose folders files lie."""
    return tuple(pair for pair in moved if _is_kecamatan(pair[1]))


def _is_kecamatan(url: str) -> bool:
    return url.count("/") == urls.kecamatan("a", "b").count("/")


def _addresses(release: str, registry: Registry, regions: RegionTable) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a release that may be others today, each with its place's code."""
    names = _names(release, registry, regions)
    for regency, kecamatan in names.items():
        if len(regency) == DISTRICT_LENGTH:
            continue
        area = registry.area_by_code[regency]
        slugs = slugs_of(kecamatan)
        for code, slug in slugs.items():
            yield urls.kecamatan(area.id, slug), code
            for village, own in slugs_of(names.get(code, {})).items():
                yield urls.village(area.id, slug, own), village


def _names(release: str, registry: Registry, regions: RegionTable) -> Names:
    """Return what an earlier table held in the regencies in which something has changed."""
    later = _since(release, regions)
    served = {area.code for area in registry.regencies}
    regencies = {regency_code(code) for code in later} & served
    names: dict[str, dict[str, str]] = {}
    for regency in regencies:
        kecamatan = regions.children.get(regency, ())
        for parent in (regency, *(one.code for one in kecamatan)):
            names[parent] = {r.code: r.name for r in regions.children.get(parent, ())}
    for code, name in later.items():
        parent = (village_code(code) and kecamatan_code(code)) or regency_code(code)
        if regency_code(code) not in regencies or parent == code:
            continue
        siblings = names.setdefault(parent, {})
        siblings[code] = name
        if not name:
            del siblings[code]
    return names


def _since(release: str, regions: RegionTable) -> Mapping[str, str]:
    """Return the names of a release where they were others, by code; "" for what wasn't there."""
    order = list(dict.fromkeys(one.release for one in regions.former))
    later: Iterable[str] = order[order.index(release) :]
    wanted = set(later)
    found: dict[str, str] = {}
    for one in reversed(regions.former):
        if one.release in wanted:
            found[one.code] = one.name
    return found
