"""The administrative areas of the province by their Kemendagri code."""

from __future__ import annotations

import csv
import dataclasses
import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kim_plugins.base.slug import slugify

REGENCY_LENGTH = len("64.01")
DISTRICT_LENGTH = len("64.01.01")


@dataclasses.dataclass(frozen=True, slots=True)
class Region:
    """One area: kind is provinsi, kabupaten, kota, kecamatan, desa or kelurahan."""

    code: str
    kind: str
    name: str


@dataclasses.dataclass(frozen=True)
class RegionTable:
    """Every area of the province, keyed by code (names repeat, codes do not)."""

    by_code: Mapping[str, Region]

    def __contains__(self, code: str) -> bool:
        """Tell whether `code` exists; gaps in the numbering are real."""
        return code in self.by_code

    def __getitem__(self, code: str) -> Region:
        """Return the area of `code`; raise `KeyError` where there is none."""
        return self.by_code[code]

    @functools.cached_property
    def tally(self) -> Mapping[tuple[str, str], int]:
        """Count the areas of each kind below each regency: `("64.01", "desa") → 139`."""
        counts: dict[tuple[str, str], int] = {}
        for region in self.by_code.values():
            key = (regency_code(region.code), region.kind)
            counts[key] = counts.get(key, 0) + 1
        return MappingProxyType(counts)

    @functools.cached_property
    def children(self) -> Mapping[str, tuple[Region, ...]]:
        """Return the areas that lie directly in each area, by its code, sorted by name."""
        found: dict[str, list[Region]] = {}
        for region in sorted(self.by_code.values(), key=lambda r: (r.name.casefold(), r.code)):
            found.setdefault(region.code.rpartition(".")[0], []).append(region)
        return MappingProxyType({code: tuple(regions) for code, regions in found.items()})

    @functools.cached_property
    def slugs(self) -> Mapping[str, str]:
        """Return each area's slug, unique among those that lie in the same area.

        Areas of one name there are told apart by the end of their codes, all of them,
        so that an address doesn't depend on which one came first.
        """
        slugs: dict[str, str] = {}
        for siblings in self.children.values():
            names = Counter(slugify(region.name) for region in siblings)
            for region in siblings:
                slug = slugify(region.name)
                end = region.code.rpartition(".")[2]
                slugs[region.code] = slug if names[slug] == 1 else f"{slug}-{end}"
        return MappingProxyType(slugs)

    def path(self, code: str) -> list[Region]:
        """Return the area and those it lies in, smallest first, without the province."""
        lengths = (len(code), DISTRICT_LENGTH, REGENCY_LENGTH)
        codes = dict.fromkeys(code[:n] for n in lengths if n <= len(code) and n > len("64"))
        return [self.by_code[c] for c in codes]


def regency_code(code: str) -> str:
    """Return the code of the regency that `code` lies in (the province's own stays)."""
    return code[:REGENCY_LENGTH]


def kecamatan_code(code: str) -> str:
    """Return the code of the kecamatan that `code` lies in ("" where it is a larger area)."""
    return code[:DISTRICT_LENGTH] if len(code) >= DISTRICT_LENGTH else ""


def village_code(code: str) -> str:
    """Return `code` where it is a desa's or kelurahan's ("" where it is a larger area's)."""
    return code if len(code) > DISTRICT_LENGTH else ""


def lies_in(code: str, area: str) -> bool:
    """Tell whether `code` is `area` or lies in it."""
    return code == area or code.startswith(area + ".")


def parse_table(lines: Iterable[str]) -> RegionTable:
    """Read the table from CSV lines with the columns code, kind, name."""
    rows = (Region(row["code"], row["kind"], row["name"]) for row in csv.DictReader(lines))
    return RegionTable(MappingProxyType({row.code: row for row in rows}))
