"""A site's published files as a test needs them: right, but for what the test is about."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from kim_plugins.content.federation import published
from kim_plugins.model.federation import Member

SITE = "https://kim.example.org/"
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.timezone(dt.timedelta(hours=7)))
GROUPS = "id,name,regency_name,village,url\r\n"


def entry(
    url: str = f"{SITE}a/", title: str = "Panen madu", inside: str = "", **changed: str
) -> str:
    """Return an entry; its title is written as it stands."""
    told = {"id": "tag:kim.example.org,2026:/a/", "day": "2026-11-20T09:00:00+08:00", **changed}
    return (
        f'<entry><id>{told["id"]}</id><title>{title}</title><link rel="alternate" href="{url}"/>'
        f"<published>{told['day']}</published><updated>{told['day']}</updated>"
        f"<author><name>KIM Contoh</name></author><summary>Ringkasan.</summary>{inside}</entry>"
    )


def feed(*entries: str, inside: str = "") -> bytes:
    """Return an Atom feed of these entries, or of one."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>KIM Uji</title>'
        f"{''.join(entries or [entry()])}{inside}</feed>"
    ).encode()


def opml(*feeds: str) -> bytes:
    """Return a list of feeds at these addresses."""
    lines = "".join(f'<outline text="Umpan" xmlUrl="{one}" htmlUrl="{SITE}"/>' for one in feeds)
    head = "<head><title>KIM Uji</title></head>"
    return f'<opml version="2.0">{head}<body>{lines}</body></opml>'.encode()


def files(**changed: bytes) -> dict[str, bytes]:
    """Return all files of a site; `feed`, `opml`, `groups` and `site` may be others."""
    told: dict[str, Any] = {
        "format": 1,
        "name": "KIM Uji",
        "province": {"code": "64", "name": "Kalimantan Timur"},
        "search": {"format": 1, "years": [2025, 2026]},
    }
    row = f"kim-contoh,KIM Contoh,Kabupaten Contoh,Desa Contoh,{SITE}kabupaten/kim-contoh/\r\n"
    return {
        "feed.xml": changed.get("feed", feed()),
        "feeds.opml": changed.get("opml", opml(f"{SITE}feed.xml")),
        "data/groups.csv": changed.get("groups", (GROUPS + row).encode()),
        "data/site.json": changed.get("site", json.dumps(told).encode()),
    }


def member(**changed: bytes) -> Member:
    """Read them."""
    return published.member(files(**changed), SITE, NOW)
