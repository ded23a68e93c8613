"""One page of each type of the rich site, and the pages that strain a screen most."""

from __future__ import annotations

from tests.rich.awkward import CORRECTED, LONG, WITHDRAWN
from tests.rich.corpus import EXPIRED, PLAIN, REPEATING
from tests.rich.places import EMPTY_REGENCY, HOME, LONGEST, Place
from tests.rich.registry import TOPICS, topic_id

AREAS = (
    "",
    f"{HOME.regency}/",
    f"{HOME.regency}/arsip/2026/",
    f"{HOME.regency}/arsip/2026/11/",
    f"{LONGEST.regency}/",
    f"{EMPTY_REGENCY}/",
    "penajam-paser-utara/",
    HOME.kecamatan_url,
    LONGEST.kecamatan_url,
    f"{EMPTY_REGENCY}/kecamatan/long-pahangai/",
    HOME.url,
    LONGEST.url,
    Place("64.02.10.2001").url,
    Place("64.72.05.1003").url,
    "desa/",
    "desa/l/",
)
"""Home, regencies with much and with nothing, kecamatan, groups that write and that sleep."""
LISTS = (
    "berita/",
    "berita/arsip/2026/",
    "berita/arsip/2026/1/",
    "pengumuman/",
    "agenda/",
    f"agenda/{HOME.regency}/",
    "klarifikasi/",
    "klarifikasi/hasil/salah/",
    "aspirasi/",
    "potensi/",
    "potensi/golongan/umkm/",
    "topik/",
    f"topik/{topic_id(TOPICS[0])}/",
    "kim/",
    "ralat/",
    "statistik/",
    "data/",
    "cari/",
    "cari/?q=desa",
    "luring/",
    "404.html",
    "tentang/",
    "panduan/pengaduan/",
)
POSTS = tuple(
    post.url for post in (*PLAIN.values(), EXPIRED, REPEATING, *LONG, CORRECTED, WITHDRAWN)
)
PAGES = (*AREAS, *LISTS, *POSTS)
RICHEST = (
    "",
    f"{HOME.regency}/",
    f"{EMPTY_REGENCY}/",
    LONGEST.kecamatan_url,
    LONGEST.url,
    "pengumuman/",
    "agenda/",
    "klarifikasi/",
    "aspirasi/",
    "potensi/",
    "berita/arsip/2026/",
    "berita/arsip/2026/1/",
    "topik/",
    "kim/",
    "statistik/",
    "cari/?q=desa",
    *(post.url for post in LONG),
)
"""Those in which the rich site shows more than the repository's own, which is looked at as well."""
