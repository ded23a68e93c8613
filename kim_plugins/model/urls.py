"""The only maker of URLs, output paths and reserved names.

A URL here is relative to the site's root, without a leading slash; a page's
ends with a slash (the home page's is empty), so that any static host serves it.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from kim_plugins.base.slug import slugify

PART_SIZE = 30
"""Entries in one part of an archive; a full part never changes."""
NEWEST = 20
"""Entries on an index."""

HOME = ""
NOT_FOUND = "404.html"
DIRECTORY = "kim/"
TOPICS = "topik/"
SITEMAP = "sitemap.xml"
ASSETS = "assets/"

RESERVED_AREA_IDS = frozenset(
    "404 agenda aksesibilitas arsip aspirasi assets berita cari data feed img index kecamatan kim "
    "klarifikasi luring pagefind panduan pengumuman posts potensi provinsi ralat rss sitemap "
    "statistik tentang topik tulis".split()
)
"""First path segments that belong to the site's own pages, now or by plan."""
_YEAR = re.compile(r"\d{4}")
RESERVED_GROUP_IDS = frozenset({"arsip", "img", "kecamatan", "feed", "rss", "agenda", "index"})


def is_reserved_area_id(area_id: str) -> bool:
    """Tell whether a regency of this id would stand in the way of the site's own URLs."""
    return area_id in RESERVED_AREA_IDS or _YEAR.fullmatch(area_id) is not None


def is_reserved_group_id(group_id: str) -> bool:
    """Tell whether a group or topic of this id would stand in the way of the site's own URLs."""
    return group_id in RESERVED_GROUP_IDS or _YEAR.fullmatch(group_id) is not None


def area(area_id: str) -> str:
    """Return the index of a regency (or `provinsi`)."""
    return f"{area_id}/"


def group(area_id: str, group_id: str) -> str:
    """Return a group's page."""
    return f"{area_id}/{group_id}/"


def post(area_id: str, group_id: str, year: int, slug: str) -> str:
    """Return a post's page; the year is that of its file name."""
    return f"{area_id}/{group_id}/{year:04}/{slug}/"


def picture(area_id: str, group_id: str, name: str, digest: str) -> str:
    """Return a picture's file; its content is named in it, so it can be kept for ever."""
    stem, _, suffix = name.rpartition(".")
    return f"{area_id}/{group_id}/img/{slugify(stem) or 'gambar'}-{digest}.{suffix.lower()}"


def topic(topic_id: str) -> str:
    """Return the index of a topic."""
    return f"topik/{topic_id}/"


def area_archive(area_id: str, year: int, month: int) -> str:
    """Return the first part of a regency's archive of one month."""
    return f"{area_id}/arsip/{year:04}/{month:02}/"


def group_archive(area_id: str, group_id: str, year: int) -> str:
    """Return the first part of a group's archive of one year."""
    return f"{area_id}/{group_id}/arsip/{year:04}/"


def topic_archive(topic_id: str, year: int) -> str:
    """Return the first part of a topic's archive of one year."""
    return f"topik/{topic_id}/arsip/{year:04}/"


def part(archive: str, number: int) -> str:
    """Return the URL of part `number`, from 1, of an archive."""
    return archive if number == 1 else f"{archive}{number}/"


def page_url(uri: str) -> str:
    """Return the URL that a hand-written page's file gets: `panduan/menulis.md` or `…/index.md`."""
    folder, _, name = uri.rpartition("/")
    stem = name.rpartition(".")[0]
    parts = [folder] if folder else []
    if stem not in ("index", "README"):
        parts.append(stem)
    return "".join(f"{part}/" for part in parts)


def output_path(url: str) -> str:
    """Return the file, relative to the site folder, that a static host serves for `url`."""
    return url + "index.html" if url == "" or url.endswith("/") else url


def root_from(url: str) -> str:
    """Return the way from a page to the site's root: "../" for each folder, "" at the root."""
    return "../" * url.count("/")


def relative(target: str, root: str) -> str:
    """Return a link to `target` from a page whose way to the root is `root`."""
    return quote(root + target, safe="/#:?=&;,+@!$'()*%~") or "./"


def absolute(site_url: str, url: str) -> str:
    """Return the full address of `url`."""
    return site_url + quote(url, safe="/#%")
