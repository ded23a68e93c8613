"""Looks villages up by the names that people know them by."""

from __future__ import annotations

import difflib
import re

from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    Region,
    RegionTable,
    lies_in,
    regency_code,
)

KINDS = ("desa", "kelurahan")
_TITLE = re.compile(r"(?:desa|kelurahan|kampung|kel\.|ds\.|kp\.)\s+(?=\S)")
MOST_GUESSES = 5


def named(table: RegionTable, name: str, within: str = "") -> list[Region]:
    """Return the villages of that name in the area of code `within`, by code.

    Case, spaces and a leading `Desa` or `Kelurahan` don't count.
    """
    wanted = _plain(name)
    return [village for village in _villages(table, within) if _plain(village.name) == wanted]


def like(table: RegionTable, name: str, within: str = "") -> list[Region]:
    """Return the villages whose names come nearest, nearest first."""
    by_name: dict[str, list[Region]] = {}
    for village in _villages(table, within):
        by_name.setdefault(_plain(village.name), []).append(village)
    near = difflib.get_close_matches(_plain(name), sorted(by_name), n=MOST_GUESSES, cutoff=0.6)
    return [village for found in near for village in by_name[found]]


def described(table: RegionTable, village: Region) -> str:
    """Name a village so that it can't be taken for another: with its code, district and regency."""
    district = table[village.code[:DISTRICT_LENGTH]]
    regency = table[regency_code(village.code)]
    kind = regency.kind.capitalize()
    return (
        f"{village.code}  {village.kind.capitalize()} {village.name}, "
        f"Kecamatan {district.name}, {kind} {regency.name}"
    )


def _villages(table: RegionTable, within: str) -> list[Region]:
    regions = (region for _, region in sorted(table.by_code.items()))
    return [r for r in regions if r.kind in KINDS and (not within or lies_in(r.code, within))]


def _plain(name: str) -> str:
    """Reduce a name to what people agree on."""
    folded = " ".join(name.casefold().split())
    return re.sub(r"[\s'’-]", "", _TITLE.sub("", folded, count=1))
