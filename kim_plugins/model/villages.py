"""Looks villages up by the names that people know them by."""

from __future__ import annotations

import difflib
import re

from kim_plugins.base import areas
from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    Region,
    RegionTable,
    lies_in,
    regency_code,
)

KINDS = ("desa", "kelurahan")
_TITLE = re.compile(
    r"(?:desa|kelurahan|kampung|gampong|nagari|kalurahan|kel\.|ds\.|kp\.|gp\.)\s+(?=\S)"
)
MOST_GUESSES = 5


def named(table: RegionTable, name: str, within: str = "") -> list[Region]:
    """Return the villages of that name in the area of code `within`, by code.

    Case, spaces and a leading `Desa` or `Kelurahan` don't count; names of earlier releases are
    known as well.
    """
    wanted = _plain(name)
    return [
        village
        for village in _villages(table, within)
        if wanted in map(_plain, _names(table, village))
    ]


def like(table: RegionTable, name: str, within: str = "") -> list[Region]:
    """Return the villages whose names come nearest, nearest first."""
    by_name: dict[str, list[Region]] = {}
    for village in _villages(table, within):
        for known in _names(table, village):
            by_name.setdefault(_plain(known), []).append(village)
    near = difflib.get_close_matches(_plain(name), sorted(by_name), n=MOST_GUESSES, cutoff=0.6)
    return list(dict.fromkeys(village for found in near for village in by_name[found]))


def described(table: RegionTable, village: Region) -> str:
    """Name a village so that it can't be taken for another: with its code, district and regency."""
    district = table[village.code[:DISTRICT_LENGTH]]
    regency = table[regency_code(village.code)]
    kind, terms = regency.kind.title(), areas.terms(regency.code)
    return (
        f"{village.code}  {term(village).capitalize()} {village.name}, "
        f"{terms.district.capitalize()} {district.name}, {kind} {regency.name}"
    )


def term(village: Region) -> str:
    """Return what a village is called where it lies, as far as a law says it: `kampung`."""
    return (
        areas.terms(regency_code(village.code)).village if village.kind == "desa" else "kelurahan"
    )


def called(table: RegionTable) -> str:
    """Return what villages are called in a table's province: `kampung atau kelurahan`."""
    return f"{areas.terms(table.province.code if table.province else '').village} atau kelurahan"


def _names(table: RegionTable, village: Region) -> tuple[str, ...]:
    return (village.name, *table.other_names.get(village.code, ()))


def _villages(table: RegionTable, within: str) -> list[Region]:
    regions = (region for _, region in sorted(table.by_code.items()))
    return [r for r in regions if r.kind in KINDS and (not within or lies_in(r.code, within))]


def _plain(name: str) -> str:
    """Reduce a name to what people agree on."""
    folded = " ".join(name.casefold().split())
    return re.sub(r"[\s'’-]", "", _TITLE.sub("", folded, count=1))
