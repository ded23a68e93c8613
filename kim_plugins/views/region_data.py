"""Every area of the province as open data, those that are gone as well, so that codes resolve."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import gazetteer
from kim_plugins.model.province import Province
from kim_plugins.model.regions import REGENCY_KINDS, Region, regency_code, region_of
from kim_plugins.views.dataset import ADDRESS, CODE, ODBL, REQUIRED, Dataset, Link, Row, Type

KINDS = ("provinsi", *REGENCY_KINDS, "kecamatan", "desa", "kelurahan")
IN_FORCE, GONE = "berlaku", "lama"


def _rows(province: Province) -> list[Row]:
    """Return the areas in the order of their codes."""
    table = province.regions
    found = {code: _row(region, code, province) for code, region in table.by_code.items()}
    for region, now in _gone(province):
        found[region.code] = _row(region, now, province)
    return [found[code] for code in sorted(found)]


def _gone(province: Province) -> Iterator[tuple[Region, str]]:
    """Yield the areas of which a code is left alone, with the code that took its place."""
    table = province.regions
    for code, now in table.successors.items():
        if name := table.former_name(code):
            yield region_of(code, name), now


def _row(region: Region, now: str, province: Province) -> Row:
    is_gone = region.code != now
    others = () if is_gone else province.regions.other_names.get(region.code, ())
    address = "" if is_gone else _address(region, province)
    return {
        "code": region.code,
        "name": region.name,
        "kind": region.kind,
        "term": _term(region, province),
        "slug": address.rstrip("/").rpartition("/")[2] or None,
        "parent": _parent(region, province),
        "url": province.absolute(address) if address else None,
        "former_names": "; ".join(others) or None,
        "status": GONE if is_gone else IN_FORCE,
        "current_code": now,
    }


def _address(region: Region, province: Province) -> str:
    """Return the page about an area ("" where the site doesn't serve its regency)."""
    if regency_code(region.code) not in province.registry.area_by_code:
        return ""
    return gazetteer.url_of(region.code, province.registry, province.regions)


def _term(region: Region, province: Province) -> str:
    """Return what an area is called where it lies: `Kampung`."""
    area = province.registry.area_by_code.get(regency_code(region.code))
    is_inside = area is not None and region.code != area.code
    return gazetteer.term(region, area) if is_inside and area else region.kind.title()


def _parent(region: Region, province: Province) -> str | None:
    """Return the smallest area in force that an area lies in; the province lies in none here."""
    code = region.code.rpartition(".")[0]
    while code and code not in province.regions:
        code = code.rpartition(".")[0]
    return code or None


REGIONS = Dataset(
    name="regions",
    title="Wilayah",
    about="Provinsi ini dan semua kabupaten, kota, kecamatan, desa, kampung, dan kelurahannya, "
    "beserta kode lama yang sudah diganti. Turunan tabel wilayah idn-area-data oleh Fityan "
    "Nugroho.",
    licence="ODbL 1.0: sebutkan sumbernya, dan bagikan data turunannya dengan lisensi yang sama.",
    formats=("csv", "json"),
    fields={
        "code": "Kode Kemendagri; teks, bukan angka.",
        "name": "Nama, tanpa sebutannya.",
        "kind": "provinsi, kabupaten, kota, kecamatan, desa, atau kelurahan.",
        "term": "Sebutannya di sana: misalnya Kampung, Nagari, atau Gampong untuk desa.",
        "slug": "Bagian terakhir alamat halamannya.",
        "parent": "Kode wilayah di atasnya.",
        "url": "Alamat halamannya di situs ini.",
        "former_names": "Nama lama, bila ada; beberapa nama dipisahkan titik koma.",
        "status": "berlaku, atau lama: kode yang sudah diganti.",
        "current_code": "Kode yang berlaku sekarang; pada baris lama, kode penggantinya.",
    },
    rows=_rows,
    terms=ODBL,
    types={
        "code": CODE.required,
        "name": REQUIRED,
        "kind": Type(choices=KINDS, is_required=True),
        "term": REQUIRED,
        "parent": CODE,
        "url": ADDRESS,
        "status": Type(choices=(IN_FORCE, GONE), is_required=True),
        "current_code": CODE.required,
    },
    key=("code",),
    links=(Link(("parent",), "", ("code",)), Link(("current_code",), "", ("code",))),
    is_of_places=True,
)
