"""`kim pindah-wilayah`: a regency splits, a place is renamed or comes to lie elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kim_plugins.base import areas
from kim_plugins.base.slug import is_slug
from kim_plugins.builder.mending.relocation import Wanted
from kim_plugins.builder.sources import sources
from kim_plugins.cli import place_names, relocating
from kim_plugins.cli.finding import area_called
from kim_plugins.cli.place_codes import (
    dotted,
    insist_on_known,
    new_code,
    pairs,
    place_of,
    regency_code_of,
)
from kim_plugins.content.registry.new_registry import office_of
from kim_plugins.content.registry.registry_edit import Value
from kim_plugins.model.groups import Registry
from kim_plugins.model.region_changes import RegionChange
from kim_plugins.model.regions import DISTRICT_LENGTH, REGENCY_LENGTH, regency_code, region_of

_exact = click.option(
    "--persis", "exact", is_flag=True, help="Kata seperti Kampung memang bagian dari namanya."
)


@click.group(
    "pindah-wilayah", help="Mencatat pemekaran, nama baru, atau letak baru sebuah wilayah."
)
def pindah_wilayah() -> None:
    """Leave everything to the commands below."""


@pindah_wilayah.command(help="Kabupaten atau kota baru, dipisahkan dari induknya.")
@click.option("--dari", "parent", required=True, help="Kabupaten atau kota induknya.")
@click.option("--ke", "area", required=True, help="Id yang baru: nama folder dan alamatnya.")
@click.option("--kode", "code", required=True, help="Kode Kemendagri yang baru: 64.12.")
@click.option("--nama", "name", required=True, help="Nama resmi, misalnya “Kabupaten Contoh”.")
@click.option(
    "--kecamatan",
    "districts",
    required=True,
    help="Kode kecamatannya, dipisah koma; dengan kode barunya bila sudah ada: LAMA=BARU.",
)
@click.option("--kantor", "office", help="Nama kantor kominfonya.")
@click.option("--kelompok", "members", default="", help="Id KIM tanpa desa yang ikut pindah.")
@relocating.options
def pemekaran(docs: Path, groups: Path, **asked: Any) -> None:
    """Record a regency that was parted from another."""
    project, known = relocating.opened(docs, groups)
    parent, area = area_called(asked["parent"], known), _new_id(asked["area"])
    code = regency_code_of(asked["code"], sources.region_table())
    name = place_names.regency(place_names.given(asked["name"]))
    since, basis = asked["tanggal"], asked["dasar"]
    first = relocating.change(since, code=code, name=name, former=parent.code, basis=basis)
    if first in known.regions:
        _insist_on_every(asked["districts"], first, known)
        relocating.run(project, known, Wanted((first,)), asked)
        return
    _insist_on_free(area, code, known)
    table = sources.region_table()
    changes = [first]
    for old, new in pairs(asked["districts"], code, table).items():
        if regency_code(old) != parent.code:
            district = areas.terms(parent.code).district
            raise click.ClickException(
                f"{district.capitalize()} {old} tidak terletak di {parent.name}."
            )
        changes.append(relocating.change(since, code=new, name=table[old].name, former=old))
    entry: dict[str, Value] = {
        "id": area,
        "code": code,
        "name": name,
        "kind": region_of(code, name).kind,
        "valid_from": first.since.isoformat(),
        "office": {"name": asked["office"] or office_of(name)},
    }
    members = tuple(filter(None, map(str.strip, asked["members"].split(","))))
    wanted = Wanted(tuple(changes), entry, members, parent.id)
    relocating.run(project, known, wanted, asked)


@pindah_wilayah.command(help="Nama baru sebuah desa, kelurahan, atau kecamatan; kodenya tetap.")
@click.argument("place", metavar="KODE")
@click.option("--nama", "name", required=True, help="Nama yang baru, tanpa kata desa.")
@_exact
@relocating.options
def nama(docs: Path, groups: Path, **asked: Any) -> None:
    """Record another name."""
    project, known = relocating.opened(docs, groups)
    given, name = dotted(asked["place"]), place_names.given(asked["name"])
    if len(given) == REGENCY_LENGTH and given in sources.region_table():
        raise click.ClickException(
            "Nama kabupaten dan kota diubah langsung pada name di groups.yaml; "
            "nama lamanya ditulis di aliases."
        )
    if told := [one for one in known.regions if (one.code, one.name) == (given, name)]:
        relocating.run(project, known, Wanted((told[0],)), asked)
        return
    place = place_of(given, sources.region_table())
    place_names.insist_on_single(name, place, is_exact=asked["exact"])
    since, basis = asked["tanggal"], asked["dasar"]
    fresh = relocating.change(
        since, code=place.code, name=name, former_name=place.name, basis=basis
    )
    if place.name == name:
        raise click.ClickException(f"{place.code} sudah bernama {name}. Tidak ada yang diubah.")
    relocating.run(project, known, Wanted((fresh,)), asked)


@pindah_wilayah.command(help="Desa atau kecamatan yang pindah ke kecamatan atau kabupaten lain.")
@click.argument("place", metavar="KODE")
@click.option("--ke", "parent", required=True, help="Kode kecamatan atau kabupaten barunya.")
@click.option("--kode", "code", help="Kode barunya, bila sudah ditetapkan.")
@click.option("--nama", "name", help="Nama barunya, bila berubah juga.")
@_exact
@relocating.options
def induk(docs: Path, groups: Path, **asked: Any) -> None:
    """Record that a place lies in another area."""
    project, known = relocating.opened(docs, groups)
    table, since = sources.region_table(), asked["tanggal"]
    given, parent = dotted(asked["place"]), dotted(asked["parent"])
    if told := _told(given, parent, known):
        relocating.run(project, known, Wanted((told,)), asked)
        return
    place = place_of(given, table)
    length = DISTRICT_LENGTH if len(place.code) > DISTRICT_LENGTH else REGENCY_LENGTH
    insist_on_known(parent, length, table)
    if regency_code(parent) not in known.area_by_code:
        raise click.ClickException(f"Kabupaten {regency_code(parent)} tidak ada di groups.yaml.")
    if place.code.startswith(parent + "."):
        raise click.ClickException(f"{place.code} sudah terletak di {parent}.")
    code = dotted(asked["code"] or new_code(place.code, parent, table))
    if not code.startswith(parent + "."):
        raise click.ClickException(f"Kode baru {code} tidak terletak di {parent}.")
    name = place_names.given(asked["name"], before=place.name)
    place_names.insist_on_single(name, place, is_exact=asked["exact"])
    former_name = place.name if name != place.name else None
    fresh = relocating.change(
        since,
        code=code,
        name=name,
        former=place.code,
        former_name=former_name,
        basis=asked["dasar"],
    )
    relocating.run(project, known, Wanted((fresh,)), asked)


def _told(given: str, parent: str, known: Registry) -> RegionChange | None:
    """Return the change of groups.yaml by which a place came to lie in an area."""
    return next(
        (c for c in known.regions if c.former == given and c.code.startswith(parent + ".")), None
    )


def _insist_on_every(districts: str, split: RegionChange, known: Registry) -> None:
    """Name a kecamatan that is to lie in the new regency, but isn't recorded to."""
    gone = {one.former for one in known.regions if one.code.startswith(split.code + ".")}
    for part in filter(None, map(str.strip, districts.split(","))):
        if (old := dotted(part.partition("=")[0])) not in gone:
            district = areas.terms(old[:REGENCY_LENGTH]).district
            raise click.ClickException(
                f"{split.code} sudah tercatat di groups.yaml, tetapi {district} {old} belum ikut. "
                f"Catat dengan: kim pindah-wilayah induk {old} --ke {split.code} "
                f"--tanggal {split.since.isoformat()}"
            )


def _new_id(given: str) -> str:
    if not is_slug(given):
        raise click.ClickException(
            f"“{given}” tidak dapat menjadi nama folder. Tulis huruf kecil dan tanda hubung, "
            "misalnya kabupaten-contoh."
        )
    return given


def _insist_on_free(area: str, code: str, known: Registry) -> None:
    if area in known.areas or code in known.area_by_code:
        raise click.ClickException(f"{area} atau {code} sudah ada di groups.yaml.")
