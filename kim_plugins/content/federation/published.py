"""A site's published files as a `Member`: all is checked, nothing is taken over as markup."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kim_plugins.content.federation import syndication
from kim_plugins.content.federation.below import is_below
from kim_plugins.content.federation.plain import plain
from kim_plugins.content.federation.refusal import Refused
from kim_plugins.model import urls
from kim_plugins.model.federation import Member, MemberGroup

REQUIRED = (urls.ATOM, urls.OPML, urls.GROUP_DATA)
"""Files without which a site can't be joined; all releases publish them."""
OPTIONAL = (urls.SITE_DATA,)
"""What older releases don't publish yet: such a site is searched on its own page."""
MOST_GROUPS = 20_000
"""All villages of the largest province have fewer."""
READABLE_INDEX = 1
"""The search index that our `cari-mesin.js` reads (`views/site_data.py`)."""
_CODE = re.compile(r"[1-9][0-9]", re.ASCII)
_LONGEST_CELL = 2000
_DESK = "redaksi"
"""What `views/datasets.py` calls a group that is no KIM; older releases don't publish it."""


def member(files: Mapping[str, bytes], address: str, now: dt.datetime) -> Member:
    """Read a site's files by their paths. Raises `Refused`."""
    told = _site(files.get(urls.SITE_DATA))
    feed = syndication.atom(files[urls.ATOM], address, now)
    listed = syndication.opml(files[urls.OPML], address)
    groups, wrong = _groups(files[urls.GROUP_DATA], address)
    name = told["name"] or listed.title or feed.title
    if not name:
        raise Refused("tidak menyebut nama situsnya")
    return Member(
        address=address,
        name=name,
        province=told["province"],
        code=told["code"],
        years=told["years"],
        is_searched=told["is_searched"],
        groups=groups,
        entries=feed.entries,
        gone=feed.gone,
        feeds=listed.feeds,
        dropped=feed.dropped + listed.dropped + wrong,
        is_sample=told["sample"],
    )


def _site(content: bytes | None) -> dict[str, Any]:
    """Return what site.json tells; nothing where it is missing or can't be read."""
    data = _object(content) if content else {}
    place, search = _child(data, "province"), _child(data, "search")
    code = place.get("code")
    years = search.get("years") if search.get("format") == READABLE_INDEX else ()
    return {
        "name": _text(data.get("name"), 80),
        "province": _text(place.get("name"), 60),
        "code": code if isinstance(code, str) and _CODE.fullmatch(code) else "",
        "years": tuple(_years(years)),
        "is_searched": isinstance(years, list),
        "sample": data.get("official") is False,
    }


def _object(content: bytes) -> dict[str, Any]:
    """Read a JSON object. Raises `Refused`; deep nesting is refused by the reader itself."""
    try:
        data = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused(f"{urls.SITE_DATA} tidak terbaca sebagai JSON") from None
    if not isinstance(data, dict):
        raise Refused(f"{urls.SITE_DATA} tidak berisi keterangan situs")
    return data


def _child(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _text(value: object, most: int) -> str:
    return plain(value, most) if isinstance(value, str) else ""


def _years(value: object) -> Iterator[int]:
    """Yield years as they may be, each once and the newest first."""
    given = value if isinstance(value, list | tuple) else ()
    known = {year for year in given if type(year) is int and 1990 <= year <= 2200}
    yield from sorted(known, reverse=True)[:50]


def _groups(content: bytes, address: str) -> tuple[tuple[MemberGroup, ...], int]:
    """Return the groups of a groups.csv, and how many lines didn't fit."""
    found: list[MemberGroup] = []
    wrong = 0
    for row in _rows(content):
        if len(found) + wrong >= MOST_GROUPS:
            raise Refused(f"{urls.GROUP_DATA} memuat lebih dari {MOST_GROUPS} kelompok")
        group = MemberGroup(
            name=_cell(row, "name", 120),
            url=row.get("url") or "",
            regency=_cell(row, "regency_name", 80),
            place=_cell(row, "village", 80),
        )
        if row.get("kind") == _DESK:
            continue  # It writes for the whole province, and is no group that one joins.
        if group.name and is_below(group.url, address):
            found.append(group)
        else:
            wrong += 1
    return tuple(dict.fromkeys(found)), wrong


def _rows(content: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        text = content.decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text, newline=""))
        if not {"name", "url"} <= {*(reader.fieldnames or ())}:
            raise Refused(f"{urls.GROUP_DATA} tidak memuat kolom name dan url")
        yield from reader
    except (UnicodeDecodeError, csv.Error):
        raise Refused(f"{urls.GROUP_DATA} tidak terbaca sebagai CSV") from None


def _cell(row: Mapping[str, Any], name: str, most: int) -> str:
    """Return a value; what spreadsheets are kept from running (`open_data`) loses its mark."""
    value = row.get(name)
    text = value[:_LONGEST_CELL] if isinstance(value, str) else ""
    return plain(re.sub(r"^'(?=[=+\-@])", "", text), most)
