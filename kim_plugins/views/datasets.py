"""What the site knows as open data: each set's rows, with the meaning of every field.

The page that explains the data and the files themselves are made from the same
tables, so that neither can tell of a field that the other doesn't have.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from kim_plugins.model import changes, urls
from kim_plugins.model.fields import Moment
from kim_plugins.model.groups import STATUS_LABELS, Group
from kim_plugins.model.kinds import KIND_LABELS, VERDICT_LABELS
from kim_plugins.model.post_lists import Month, month_of
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.dataset import (
    ADDRESS,
    CC0,
    CODE,
    CODES,
    DAY,
    MOMENT,
    ODBL,
    REQUIRED,
    Cell,
    Dataset,
    Link,
    Row,
    Type,
)
from kim_plugins.views.region_data import REGIONS

__all__ = ["ACTIVITY", "DATASETS", "GROUPS", "NUMBERS", "POSTS", "Cell", "Dataset", "Row"]
DESK = "provinsi"
"""The area whose groups are no KIM, but write for the whole province."""


def _groups(province: Province) -> list[Row]:
    """Return every group that posts may name, the desk too."""
    return [_group(group, province) for group in province.groups]


def _group(group: Group, province: Province) -> Row:
    village, district = province.regions.path(group.village)[:2] if group.village else (None, None)
    latitude, longitude = group.location or (None, None)
    area = province.registry.areas[group.regency]
    return {
        "id": group.id,
        "name": group.name,
        "regency": group.regency,
        "regency_name": area.name,
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
        "url": province.absolute(urls.group(group.regency, group.id)),
        "kind": "redaksi" if group.regency == DESK else "kim",
        "regency_code": area.code,
    }


def has_rows(post: Post) -> bool:
    """Tell whether a published post has any."""
    return post.is_listed and not post.entry.is_example


def _post(post: Post, province: Province) -> list[Row]:
    meta = post.meta
    updated = changes.updated(meta, province.settings.now)
    row: Row = {
        "url": province.absolute(post.url),
        "title": meta.title,
        "summary": " ".join(meta.summary.split()),
        "kind": meta.kind,
        "verdict": getattr(meta, "verdict", None),
        "published": meta.date.day.isoformat(),
        "updated": updated.day.isoformat() if updated else None,
        "regency": post.place.area,
        "group": post.place.group,
        "areas": list(post.areas),
        "topics": list(meta.topics),
        "published_at": _moment(meta.date),
        "updated_at": _moment(updated),
    }
    return [row]


def _post_areas(post: Post, province: Province) -> list[Row]:
    return [{"post": province.absolute(post.url), "code": code} for code in post.areas]


def _topics(province: Province) -> list[Row]:
    return [
        {
            "id": topic.id,
            "name": topic.name,
            "description": topic.description,
            "url": province.absolute(urls.topic(topic.id)),
        }
        for topic in province.registry.topics
    ]


def _activity(province: Province) -> list[Row]:
    counts = [row for group in province.groups for row in _months_of(group, province)]
    return [
        {
            "month": f"{year:04}-{month:02}",
            "regency": area,
            "group": group,
            "posts": count,
            "group_regency": today,
        }
        for (year, month), area, group, today, count in sorted(counts)
    ]


def _months_of(group: Group, province: Province) -> Iterator[tuple[Month, str, str, str, int]]:
    """Yield how many posts a group has of a month, by the folder that it lay in then."""
    key = (group.regency, group.id)
    months, found = province.months("group", key), Counter[tuple[Month, str]]()
    # Its folder may have been another before a day of one of these.
    split = {(step.since.year, step.since.month) for step in province.regions.history}
    for month in months.keys() - split:
        found[month, province.folder_at(group, dt.date(*month, 1))] = months[month]
    if split & months.keys():
        posts = filter(has_rows, province.posts_by_group[key])
        then = ((month_of(post), province.folder_then(post)) for post in posts)
        found.update(one for one in then if one[0] in split)
    for (month, folder), count in found.items():
        yield month, folder, group.id, group.regency, count


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


def _moment(value: Moment | None) -> str | None:
    """Write a moment with its offset, where its author gave more than a day."""
    return value.at.isoformat() if value and value.has_time else None


_REGENCY = "Kabupaten atau kota; sama dengan bagian pertama alamat halamannya."
_PLACES = "Nama dan kode wilayah dari tabel wilayah (ODbL 1.0)."
_MAPPED = (
    "Berkas GeoJSON memuat letaknya, dan precision menyebut dari mana: koordinat (milik sendiri), "
    "desa atau kecamatan (titik tengahnya), atau kosong bila letaknya tidak diketahui."
)
GROUPS = Dataset(
    name="groups",
    title="Daftar KIM",
    about=f"Semua KIM yang tercatat di sini, beserta redaksi provinsi. {_MAPPED}",
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
        "kind": "kim, atau redaksi: kelompok yang menulis untuk seluruh provinsi dan bukan KIM.",
        "regency_code": "Kode Kemendagri kabupaten atau kota itu; lihat daftar wilayah.",
    },
    rows=_groups,
    terms=ODBL,
    types={
        "id": REQUIRED,
        "name": REQUIRED,
        "regency": REQUIRED,
        "village_code": CODE,
        "status": Type(choices=tuple(STATUS_LABELS)),
        "verified": Type("boolean", is_required=True),
        "founded": DAY,
        "latitude": Type("number", bounds=(-90, 90), unit="deg"),
        "longitude": Type("number", bounds=(-180, 180), unit="deg"),
        "url": ADDRESS.required,
        "kind": Type(choices=("kim", "redaksi"), is_required=True),
        "regency_code": CODE,
    },
    key=("regency", "id"),
    links=(
        Link(("village_code",), REGIONS.name, ("code",)),
        Link(("regency_code",), REGIONS.name, ("code",)),
    ),
    is_of_places=True,
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
        "published": "Tanggal terbit.",
        "updated": "Tanggal diperbarui, bila pernah.",
        "regency": _REGENCY,
        "group": "KIM yang menerbitkan; lihat id di daftar KIM.",
        "areas": "Kode Kemendagri wilayah yang dibahas; lihat daftar wilayah.",
        "topics": "Topik; lihat daftar topik.",
        "published_at": "Waktu terbit, bila jamnya diketahui.",
        "updated_at": "Waktu diperbarui, bila jamnya diketahui.",
    },
    of_post=_post,
    types={
        "url": ADDRESS.required,
        "title": REQUIRED,
        "summary": REQUIRED,
        "kind": Type(choices=tuple(KIND_LABELS), is_required=True),
        "verdict": Type(choices=tuple(VERDICT_LABELS)),
        "published": DAY.required,
        "updated": DAY,
        "regency": REQUIRED,
        "group": REQUIRED,
        "areas": CODES,
        "published_at": MOMENT,
        "updated_at": MOMENT,
    },
    key=("url",),
    links=(Link(("regency", "group"), GROUPS.name, ("regency", "id")),),
)
POST_AREAS = Dataset(
    name="post_areas",
    title="Wilayah tulisan",
    about="Kolom areas dari tabel tulisan dengan satu kode sebaris, untuk digabungkan dengan "
    "daftar wilayah.",
    licence="CC BY 4.0, seperti tulisannya.",
    formats=("csv",),
    fields={
        "post": "Alamat tulisan; lihat url di tabel tulisan.",
        "code": "Kode Kemendagri wilayah yang dibahas.",
    },
    of_post=_post_areas,
    shows_heads=False,
    types={"post": ADDRESS.required, "code": CODE.required},
    key=("post", "code"),
    links=(
        Link(("post",), POSTS.name, ("url",)),
        Link(("code",), REGIONS.name, ("code",)),
    ),
)
TOPICS = Dataset(
    name="topics",
    title="Topik",
    about="Topik yang dipakai tulisan.",
    licence="CC BY 4.0, seperti tulisan.",
    formats=("csv",),
    fields={
        "id": "Nama pendek topik, seperti di kolom topics.",
        "name": "Nama topik.",
        "description": "Keterangan, bila ada.",
        "url": "Alamat halamannya.",
    },
    rows=_topics,
    types={"id": REQUIRED, "name": REQUIRED, "url": ADDRESS.required},
    key=("id",),
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
        "group_regency": "Kabupaten atau kota tempat KIM itu tercatat sekarang; regency ialah yang "
        "pada bulan itu. Keduanya berbeda hanya sesudah pemekaran.",
    },
    rows=_activity,
    types={
        "month": Type("yearmonth", is_required=True),
        "regency": REQUIRED,
        "group": REQUIRED,
        "posts": Type("integer", is_required=True, unit="1"),
        "group_regency": REQUIRED,
    },
    key=("month", "regency", "group_regency", "group"),
    links=(Link(("group_regency", "group"), GROUPS.name, ("regency", "id")),),
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
    terms=CC0,
    types={
        "area": CODE.required,
        "name": REQUIRED,
        "number": Type(pattern="[0-9]+", is_required=True),
        "source": ADDRESS.required,
        "checked": DAY.required,
    },
    links=(Link(("area",), REGIONS.name, ("code",)),),
    is_of_places=True,
)
DATASETS = (GROUPS, POSTS, POST_AREAS, ACTIVITY, NUMBERS, TOPICS, REGIONS)
