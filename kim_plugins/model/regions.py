"""The administrative areas of the province by their Kemendagri code."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kim_plugins.base.areas import Former
from kim_plugins.base.slug import slugify

REGENCY_LENGTH = len("64.01")
DISTRICT_LENGTH = len("64.01.01")
REGENCY_KINDS = ("kabupaten administrasi", "kota administrasi", "kabupaten", "kota")
"""What regencies are, as it stands before their names; the administrative ones are Jakarta's."""


@dataclasses.dataclass(frozen=True, slots=True)
class Region:
    """One area: kind is provinsi, one of `REGENCY_KINDS`, kecamatan, desa or kelurahan."""

    code: str
    kind: str
    name: str


@dataclasses.dataclass(frozen=True)
class Step:
    """What was otherwise until a day; `model/region_changes.py` makes these."""

    since: dt.date
    """The first day on which it was as it is."""
    before: RegionTable
    back: Mapping[str, str]
    """By codes since then the codes before, where there were others."""


@dataclasses.dataclass(frozen=True)
class RegionTable:
    """Every area of the province, keyed by code (names repeat, codes do not)."""

    by_code: Mapping[str, Region]
    former: tuple[Former, ...] = ()
    """Names and codes of earlier releases, the oldest first."""
    history: tuple[Step, ...] = ()
    """What groups.yaml says of changes, the oldest first."""
    origin: RegionTable | None = None
    """The table of the package, where this is another."""

    def __contains__(self, code: str) -> bool:
        """Tell whether `code` exists; gaps in the numbering are real."""
        return code in self.by_code

    def __getitem__(self, code: str) -> Region:
        """Return the area of `code`; raise `KeyError` where there is none."""
        return self.by_code[code]

    @property
    def province(self) -> Region | None:
        """Return the province itself; `None` in a table of no province."""
        first = next(iter(self.by_code.values()), None)
        return first if first and first.kind == "provinsi" else None

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
            slugs |= slugs_of({region.code: region.name for region in siblings})
        return MappingProxyType(slugs)

    @functools.cached_property
    def successors(self) -> Mapping[str, str]:
        """Return the code of today for each that is gone: what took its place, as far as is known.

        Where that isn't known it is the smallest area that still exists of those it lay in.
        """
        gone = {one.code: one.now for one in self.former if one.code not in self.by_code}
        found = {
            code: now if now in self.by_code else self._nearest(code) for code, now in gone.items()
        }
        return MappingProxyType({code: now for code, now in found.items() if now})

    @functools.cached_property
    def other_names(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names that areas of today had in earlier releases, by their codes."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.former:
            now = self.successors.get(one.code, one.code)
            is_same = now in self.by_code and len(now) == len(one.code)
            if one.name and is_same and one.name != self.by_code[now].name:
                found[now] = tuple(dict.fromkeys((*found.get(now, ()), one.name)))
        return MappingProxyType(found)

    def current(self, code: str) -> str | None:
        """Return the code of today for one of today or of an earlier release, else `None`."""
        return code if code in self.by_code else self.successors.get(code)

    @property
    def packaged(self) -> RegionTable:
        """Return the table without what groups.yaml says of changes."""
        return self.origin or self

    def at(self, day: dt.date) -> RegionTable:
        """Return the table that held on a day."""
        return next((step.before for step in self.history if day < step.since), self)

    def code_at(self, code: str, day: dt.date) -> str:
        """Return what the code of today was on a day: the same where there was no other."""
        for step in reversed(self.history):
            if day >= step.since:
                break
            code = step.back.get(code, code)
        return code

    def former_name(self, code: str) -> str:
        """Return what a code that is gone stood for."""
        return next((one.name for one in self.former if one.code == code and one.name), "")

    def _nearest(self, code: str) -> str:
        while code and code not in self.by_code:
            code = code.rpartition(".")[0]
        return code

    def path(self, code: str) -> list[Region]:
        """Return the area and those it lies in, smallest first, without the province."""
        lengths = (len(code), DISTRICT_LENGTH, REGENCY_LENGTH)
        codes = dict.fromkeys(code[:n] for n in lengths if n <= len(code) and n > len("64"))
        return [self.by_code[c] for c in codes]


def slugs_of(siblings: Mapping[str, str]) -> dict[str, str]:
    """Return the slug of each area of those that lie in one, by code, given their names."""
    counts = Counter(map(slugify, siblings.values()))
    return {code: _slug(code, slugify(name), counts) for code, name in siblings.items()}


def _slug(code: str, slug: str, counts: Counter[str]) -> str:
    return slug if counts[slug] == 1 else f"{slug}-{code.rpartition('.')[2]}"


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


def table_of(rows: Iterable[tuple[str, str]], former: Iterable[Former] = ()) -> RegionTable:
    """Make a table of areas as (code, name), which tell of each what kind it is."""
    regions = (region_of(code, name) for code, name in rows)
    return RegionTable(MappingProxyType({r.code: r for r in regions}), tuple(former))


def parse_table(lines: Iterable[str]) -> RegionTable:
    """Read a table from CSV lines with the columns code, name."""
    return table_of((row["code"], row["name"]) for row in csv.DictReader(lines))


def region_of(code: str, name: str) -> Region:
    """Make an area of a row; a regency's name has its kind.

    The last part of a village's code begins with what it is: 1 is a kelurahan, 2 a desa,
    3 a desa adat (Permendagri 72/2019); by law the last is a desa too.
    """
    if len(code) > DISTRICT_LENGTH:
        return Region(code, "kelurahan" if code[DISTRICT_LENGTH + 1] == "1" else "desa", name)
    if len(code) == DISTRICT_LENGTH:
        return Region(code, "kecamatan", name)
    if len(code) < REGENCY_LENGTH:
        return Region(code, "provinsi", name)
    kind = next((k for k in REGENCY_KINDS if name.casefold().startswith(k + " ")), "kabupaten")
    return Region(
        code, kind, name[len(kind) :].strip() if name.casefold().startswith(kind) else name
    )
