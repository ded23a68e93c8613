"""The groups.yaml with which a province begins: every regency and city, and an editorial desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kim_plugins.base import areas
from kim_plugins.base.areas import ProvinceArea
from kim_plugins.base.slug import slugify
from kim_plugins.model.regions import Region, table_of

TOPICS = (
    ("kabar-kim", "Kabar KIM", "Berita tentang kelompok-kelompok KIM."),
    ("literasi-digital", "Literasi digital", "Cakap memakai internet dan memilah informasi."),
    ("cek-kabar", "Cek kabar", "Memeriksa kabar yang beredar dan menjelaskan hasilnya."),
    ("pengaduan", "Pengaduan dan aspirasi", "Menyampaikan keluhan dan usul, serta jawabannya."),
    ("ekonomi-desa", "Ekonomi warga dan UMKM", "Usaha warga, ekonomi kreatif, dan hasil bumi."),
    ("sosial-budaya", "Sosial dan budaya", "Wisata, budaya, kesehatan, dan lingkungan."),
)
_HEAD = """\
# Siapa berbicara untuk wilayah mana.
# Berkas ini diubah oleh pengelola situs lewat permintaan perubahan (pull request).
# Semua kode wilayah ditulis sebagai teks, di dalam tanda kutip.
version: 1
# Selama false, setiap halaman berkata "situs contoh, bukan situs resmi".
official: false

province:
  code: "{code}"
  name: {name}
  # Zona waktu situs: {word}.
  timezone: {zone}
  # Periksa nama kantornya, lalu tambahkan url, email, atau whatsapp bila ada.
  office:
    name: {office}
"""
_REGENCIES = """
# Semua kabupaten dan kota menurut kode Kemendagri. id menjadi alamat halaman dan nama folder
# tulisannya: jangan diubah lagi sesudah situs terbit. Nama kantor ditulis pendek; gantilah dengan
# nama resminya, lalu tambahkan capital (ibu kota) bila belum ada.
regencies:
"""
_GROUPS = """
# Kelompok ditambahkan dengan: kim groups add
groups:
  - id: redaksi
    name: Redaksi KIM {place}
    regency: provinsi
    status: aktif
    description: Meja redaksi situs ini sendiri.

topics:
"""


def text_of(province: ProvinceArea) -> str:
    """Return the text; villages and heads are called as the table says."""
    office = office_of(f"Provinsi {province.name}")
    head = _HEAD.format(
        code=province.code,
        name=province.name,
        word=province.zone.word,
        zone=province.zone.name,
        office=office,
    )
    regencies = [area for area in _table(province.code) if len(area.code) == len("64.01")]
    names = dict(areas.regencies(province.code))
    ids = ids_of(regencies)
    entries = (_entry(area, ids[area.code], names[area.code]) for area in regencies)
    groups = _GROUPS.format(place=called(province))
    topics = (f"  - id: {i}\n    name: {n}\n    description: {d}\n" for i, n, d in TOPICS)
    return head + _REGENCIES + "\n".join(entries) + groups + "".join(topics)


def called(province: ProvinceArea) -> str:
    """Return what people call a province: `Jatim`, and its name where nothing shorter is known."""
    return areas.short_names(province.code).get(province.code, (province.name,))[0]


def office_of(full_name: str) -> str:
    """Return what the office of a regency is called until somebody writes its own name."""
    return f"Dinas Kominfo {full_name}"


def ids_of(regencies: Iterable[Region]) -> dict[str, str]:
    """Return an id for each regency by its code: its name, and for a city that shares it its kind.

    So Kabupaten Malang is `malang`, and Kota Malang `kota-malang`.
    """
    every = list(regencies)
    counts = Counter(slugify(area.name) for area in every)
    return {
        area.code: slugify(
            f"kota {area.name}" if _is_city(area) and counts[slugify(area.name)] > 1 else area.name
        )
        for area in every
    }


def _entry(area: Region, name_in_addresses: str, full_name: str) -> str:
    return "".join(f"{line}\n" for line in _lines(area, name_in_addresses, full_name))


def _lines(area: Region, name_in_addresses: str, full_name: str) -> Iterator[str]:
    terms = areas.terms(area.code)
    yield f"  - id: {name_in_addresses}"
    yield f'    code: "{area.code}"'
    yield f"    name: {full_name}"
    yield f"    kind: {area.kind}"
    if short := areas.short_names(area.code[:2]).get(area.code):
        yield f"    aliases: [{', '.join(short)}]"
    if area.kind == "kota":
        yield f"    capital: {area.name}"
    yield f"    village_term: {terms.village}"
    yield f"    village_head_term: {terms.head}"
    yield f"    office: {{name: {office_of(full_name)}}}"


def _is_city(area: Region) -> bool:
    return area.kind.startswith("kota")


def _table(province: str) -> Iterable[Region]:
    return table_of(areas.rows(province)).by_code.values()
