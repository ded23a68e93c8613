"""What the site knows as open data: each set's rows, with the meaning of every field.

The page that explains the data and the files themselves are made from the same
tables, so that neither can tell of a field that the other doesn't have.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping

from kim_plugins.model import changes, urls
from kim_plugins.model.fields import Moment
from kim_plugins.model.groups import Group
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts

Cell = str | int | float | bool | list[str] | None
Row = Mapping[str, Cell]


@dataclasses.dataclass(frozen=True)
class Dataset:
    """One set of data; all of a row's keys are those of `fields`, in their order."""

    name: str
    title: str
    about: str
    licence: str
    formats: tuple[str, ...]
    fields: Mapping[str, str]
    """The meaning of each field, in Indonesian."""
    rows: Callable[[Province], list[Row]] = lambda _: []
    of_post: Callable[[Post, Province], Row] | None = None
    """Makes the row of a post, where each row is one."""

    def path(self, form: str) -> str:
        """Return where one of its files is published."""
        return f"{urls.DATA}{self.name}.{form}"


def _groups(province: Province) -> list[Row]:
    groups = [group for group in province.registry.groups if group.regency != "provinsi"]
    return [_group(group, province) for group in groups]


def _group(group: Group, province: Province) -> Row:
    village, district = province.regions.path(group.village)[:2] if group.village else (None, None)
    latitude, longitude = group.location or (None, None)
    return {
        "id": group.id,
        "name": group.name,
        "regency": group.regency,
        "regency_name": province.registry.areas[group.regency].name,
        "kecamatan": district.name if district else None,
        "village": village.name if village else None,
        "village_code": group.village,
        "status": group.status if parts.status_label(group) else None,
        "verified": group.verified is not None,
        "founded": group.founded.isoformat() if group.founded else None,
        "fields": list(group.fields),
        "whatsapp_channel": group.channels.whatsapp_channel if group.channels else None,
        "telegram": group.channels.telegram if group.channels else None,
        "latitude": latitude,
        "longitude": longitude,
        "url": _absolute(urls.group(group.regency, group.id), province),
    }


def posts_of(province: Province) -> list[Post]:
    """Return the posts that have a row each, oldest first."""
    return [post for post in province.listed if not post.entry.is_example]


def _post(post: Post, province: Province) -> Row:
    meta = post.meta
    updated = changes.updated(meta, province.settings.now)
    return {
        "url": _absolute(post.url, province),
        "title": meta.title,
        "summary": " ".join(meta.summary.split()),
        "kind": meta.kind,
        "verdict": getattr(meta, "verdict", None),
        "published": _iso(meta.date),
        "updated": _iso(updated) if updated else None,
        "regency": post.place.area,
        "group": post.place.group,
        "areas": list(post.areas),
        "topics": list(meta.topics),
    }


def _activity(province: Province) -> list[Row]:
    counts = Counter(
        ((post.place.day.year, post.place.day.month), province.folder_then(post), post.place.group)
        for post in province.listed
        if not post.entry.is_example
    )
    return [
        {"month": f"{year:04}-{month:02}", "regency": area, "group": group, "posts": count}
        for ((year, month), area, group), count in sorted(counts.items())
    ]


def _numbers(province: Province) -> list[Row]:
    return [
        {
            "area": area.code,
            "area_name": area.name,
            "name": number.name,
            "number": number.number,
            "note": number.note,
            "source": number.source,
            "checked": number.checked.isoformat(),
        }
        for area in province.registry.areas.values()
        for number in area.numbers
    ]


def _iso(value: Moment) -> str:
    """Write a moment as precisely as its author gave it."""
    return value.at.isoformat() if value.has_time else value.day.isoformat()


def _absolute(url: str, province: Province) -> str:
    return urls.absolute(province.settings.site_url, url)


_REGENCY = "Kabupaten atau kota; sama dengan bagian pertama alamat halamannya."
_PLACES = "Nama dan kode wilayah dari tabel wilayah (ODbL 1.0)."
_MAPPED = (
    "Berkas GeoJSON memuat letaknya, dan precision menyebut dari mana: koordinat (milik sendiri), "
    "desa atau kecamatan (titik tengahnya), atau kosong bila letaknya tidak diketahui."
)
GROUPS = Dataset(
    name="groups",
    title="Daftar KIM",
    about=f"Semua KIM yang tercatat di sini. {_MAPPED}",
    licence=f"Sebutkan situs ini sebagai sumbernya. {_PLACES}",
    formats=("csv", "geojson"),
    fields={
        "id": "Nama pendek KIM; tidak pernah berubah.",
        "name": "Nama KIM.",
        "regency": _REGENCY,
        "regency_name": "Nama kabupaten atau kota.",
        "kecamatan": "Nama kecamatan, bila diketahui.",
        "village": "Nama desa, kampung, atau kelurahan, bila diketahui.",
        "village_code": "Kode Kemendagri desa, kampung, atau kelurahan itu.",
        "status": "aktif, vakum, atau bubar; kosong bila belum dikonfirmasi.",
        "verified": "true bila sudah diverifikasi.",
        "founded": "Tanggal berdiri, bila diketahui.",
        "fields": "Bidang kegiatan: ekonomi, sosial-budaya, literasi.",
        "whatsapp_channel": "Tautan saluran WhatsApp, bila ada.",
        "telegram": "Tautan saluran Telegram, bila ada.",
        "latitude": "Lintang dalam derajat (WGS 84), bila diketahui.",
        "longitude": "Bujur dalam derajat (WGS 84), bila diketahui.",
        "url": "Alamat halaman KIM.",
    },
    rows=_groups,
)
POSTS = Dataset(
    name="posts",
    title="Tulisan",
    about="Semua tulisan yang terbit, dari yang terlama, tanpa contoh dan yang sudah dicabut. "
    + _MAPPED,
    licence="CC BY 4.0: sebutkan kelompok penulisnya dan tautan ke tulisan aslinya.",
    formats=("csv", "json", "geojson"),
    fields={
        "url": "Alamat tulisan.",
        "title": "Judul.",
        "summary": "Ringkasan.",
        "kind": "Jenis: berita, pengumuman, agenda, klarifikasi, aspirasi, atau potensi.",
        "verdict": "Hasil pemeriksaan, hanya pada klarifikasi.",
        "published": "Waktu terbit.",
        "updated": "Waktu diperbarui, bila pernah.",
        "regency": _REGENCY,
        "group": "KIM yang menerbitkan; lihat id di daftar KIM.",
        "areas": "Kode Kemendagri wilayah yang dibahas.",
        "topics": "Topik.",
    },
    of_post=_post,
)
ACTIVITY = Dataset(
    name="activity",
    title="Kegiatan",
    about="Jumlah tulisan tiap KIM tiap bulan. Bulan tanpa tulisan tidak ada barisnya.",
    licence="CC BY 4.0, seperti tulisan yang dihitung.",
    formats=("csv",),
    fields={
        "month": "Bulan terbit, misalnya 2026-11.",
        "regency": _REGENCY,
        "group": "KIM yang menerbitkan; lihat id di daftar KIM.",
        "posts": "Jumlah tulisan.",
    },
    rows=_activity,
)
NUMBERS = Dataset(
    name="numbers",
    title="Nomor penting",
    about="Nomor darurat dan layanan umum, dengan sumber dan tanggal pemeriksaannya. Nomor "
    "provinsi berlaku di semua kabupaten dan kotanya.",
    licence="Bebas dipakai; cocokkan dahulu dengan sumbernya.",
    formats=("csv", "json"),
    fields={
        "area": "Kode Kemendagri provinsi, kabupaten, atau kota.",
        "area_name": "Nama wilayah itu.",
        "name": "Nama layanan.",
        "number": "Nomor: dengan 62 di depan, atau nomor pendek apa adanya.",
        "note": "Keterangan, bila ada.",
        "source": "Halaman yang menyebut nomor itu.",
        "checked": "Tanggal terakhir dicocokkan dengan sumbernya.",
    },
    rows=_numbers,
)
DATASETS = (GROUPS, POSTS, ACTIVITY, NUMBERS)
