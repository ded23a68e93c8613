"""Codes of kecamatan and villages on the command line: those of today, and those to come."""

from __future__ import annotations

import re

import click

from kim_plugins.base import areas
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
_WITHOUT_DOTS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})?([0-9]{4})?")


def dotted(given: str) -> str:
    """Return a code with its dots, which people leave out: `6408` is 64.08."""
    found = _WITHOUT_DOTS.fullmatch(given.strip())
    return ".".join(filter(None, found.groups())) if found else given.strip()


def regency_code_of(given: str, table: RegionTable) -> str:
    """Return the code of a regency to come; raise `click.ClickException` for any other."""
    code, own = dotted(given), table.province
    if own and re.fullmatch(rf"{own.code}\.[0-9]{{2}}", code):
        return code
    prefix = own.code if own else "64"
    name = own.name if own else "provinsi ini"
    raise click.ClickException(
        f"{given} bukan kode kabupaten atau kota di {name}.{of_another_province(code, table)} "
        f"Kode kabupaten baru di {name} diawali {prefix}, misalnya {prefix}.12: periksa "
        "keputusannya."
    )


def place_of(given: str, table: RegionTable) -> Region:
    """Return the kecamatan or village of a code, or a village by its name alone.

    Raises `click.ClickException` where there is none, or more than one.
    """
    given = dotted(given)
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
    hint += of_another_province(given, table)
    raise click.ClickException(f"Tidak ada {_called(table)} {given}.{hint} {_examples(table)}")


def _called(table: RegionTable) -> str:
    """Say what may be meant by a code, in the words of the province."""
    return f"{_district(table)}, {villages.called(table).replace(' atau', ', atau')}"


def _district(table: RegionTable) -> str:
    return areas.terms(table.province.code if table.province else "").district


def of_another_province(code: str, table: RegionTable) -> str:
    """Say that a code belongs to another province, where it does."""
    own, other = table.province, areas.provinces().get(code[:2])
    if not own or not other or other.code == own.code or not re.fullmatch(r"[0-9.]+", code):
        return ""
    return f" Kode yang diawali {other.code} milik {other.name}, sedangkan situs ini {own.name}."


def _examples(table: RegionTable) -> str:
    """Show how codes are written, by those of the province."""
    codes = [next((c for c in table.by_code if len(c) == n), "") for n in (8, 13)]
    shown = " atau ".join(f'"{code}"' for code in codes if code)
    return f"Kode Kemendagri ditulis misalnya {shown}." if shown else ""


def insist_on_known(code: str, length: int, table: RegionTable) -> None:
    """Raise `click.ClickException` unless a code is that of a kecamatan, or of a regency."""
    if code in table and len(code) == length:
        return
    kind = _district(table) if length == DISTRICT_LENGTH else "kabupaten atau kota"
    raise click.ClickException(
        f"{code} bukan kode {kind} yang dikenal di sini.{of_another_province(code, table)}"
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
        old, new = dotted(old), dotted(new)
        if len(place_of(old, table).code) != DISTRICT_LENGTH:
            raise click.ClickException(f"{old} bukan kode {_district(table)}. {_examples(table)}")
        if new and new[:REGENCY_LENGTH] != area:
            raise click.ClickException(f"Kode baru {new} tidak terletak di {area}.")
        found[old] = new
    if not found:
        raise click.ClickException(
            f"Sebutkan kode {_district(table)} yang ikut, dipisah koma. {_examples(table)}"
        )
    taken = _ever_used(table) | {*found.values()}
    for old, new in found.items():
        free = (f"{area}.{number:02}" for number in range(1, 100))
        found[old] = new or next(code for code in free if code not in taken)
        taken.add(found[old])
    return found
