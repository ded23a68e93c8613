"""Which regency is meant by a name or a code that is none."""

from __future__ import annotations

from collections.abc import Container, Mapping

from kim_plugins.base.diagnostics import closest
from kim_plugins.base.slug import slugify
from kim_plugins.model.regions import REGENCY_KINDS, RegionTable

_PREFIXES = ("kabupaten-", "kab-", "kota-")


def id_of(given: str, names: Mapping[str, str]) -> str:
    """Return the id that `given` probably stands for ("" if none is near); `names` by id."""
    if near := closest(given, names):
        return near
    by_name = {slugify(name): one for one, name in names.items() if name}
    by_name |= {_bare(name): one for name, one in by_name.items()}
    return by_name.get(closest(_bare(slugify(given)), by_name), "")


def code_of(name: str, regions: RegionTable, taken: Container[str]) -> str:
    """Return the code of the regency that is called so, if no other entry has it, else ""."""
    wanted = slugify(name)
    is_city = wanted.startswith("kota-") if wanted.startswith(_PREFIXES) else None
    known = {
        _bare(slugify(region.name)): region.code
        for region in regions.by_code.values()
        if region.kind in REGENCY_KINDS and region.code not in taken
        if is_city in (None, region.kind.startswith("kota"))
    }
    return known.get(closest(_bare(wanted), known), "")


def _bare(slug: str) -> str:
    return next((slug.removeprefix(p) for p in _PREFIXES if slug.startswith(p)), slug)
