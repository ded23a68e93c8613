"""Codes of kecamatan and villages on the command line: those of today, and those to come."""

from __future__ import annotations

import re

import click

from kim_plugins.content.registry.area_codes import described
from kim_plugins.model import villages
from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    REGENCY_LENGTH,
    Region,
    RegionTable,
    village_code,
)

_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}(?:\.[0-9]{4})?")


def place_of(given: str, table: RegionTable) -> Region:
    """Return the kecamatan or village of a code, or a village by its name alone.

    Raises `click.ClickException` where there is none, or more than one.
    """
    given = given.strip()
    if given in table and len(given) >= DISTRICT_LENGTH:
        return table[given]
    found = [] if _CODE.fullmatch(given) else villages.named(table, given)
    if len(found) == 1:
        return found[0]
    if found:
        lines = "\n".join(f"  {villages.described(table, village)}" for village in found)
        raise click.ClickException(f"Ada {len(found)} bernama {given}. Sebut kodenya:\n{lines}")
    now = table.current(given)
    hint = f" Kode itu sudah menjadi {described(now, table)}." if now else ""
    raise click.ClickException(
        f"Tidak ada kecamatan, desa, atau kelurahan {given}.{hint} "
        'Kode Kemendagri ditulis misalnya "64.08.05" atau "64.08.05.2001".'
    )


def new_code(given: str, parent: str, table: RegionTable) -> str:
    """Return a code in another area: its own last part, or the next one that is free."""
    taken = _ever_used(table)
    if village_code(given):
        last, width, kind = int(given[-3:]), 3, given[DISTRICT_LENGTH + 1]
    else:
        last, width, kind = int(given[-2:]), 2, ""
    numbers = [last, *range(1, 10**width)]
    codes = (f"{parent}.{kind}{number:0{width}}" for number in numbers)
    return next(code for code in codes if code not in taken)


def _ever_used(table: RegionTable) -> set[str]:
    """Return the codes that stand for an area, or once did: none is given twice."""
    return {*table.by_code, *(one.code for one in table.former)}


def pairs(given: str, area: str, table: RegionTable) -> dict[str, str]:
    """Read `64.08.05,64.08.06=64.12.02` as kecamatan of today, each with its code in an area.

    Those without one are numbered from 1, in this order. Raises `click.ClickException`.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in given.split(","))):
        old, _, new = (word.strip() for word in part.partition("="))
        if len(place_of(old, table).code) != DISTRICT_LENGTH:
            raise click.ClickException(f"{old} bukan kode kecamatan, misalnya 64.08.05.")
        if new and new[:REGENCY_LENGTH] != area:
            raise click.ClickException(f"Kode baru {new} tidak terletak di {area}.")
        found[old] = new
    if not found:
        raise click.ClickException("Sebutkan kecamatan yang ikut, misalnya 64.08.05,64.08.06.")
    taken = _ever_used(table) | {*found.values()}
    for old, new in found.items():
        free = (f"{area}.{number:02}" for number in range(1, 100))
        found[old] = new or next(code for code in free if code not in taken)
        taken.add(found[old])
    return found
