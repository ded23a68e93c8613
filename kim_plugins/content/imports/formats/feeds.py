"""RSS 0.9 to 2.0, Atom 0.3 and 1.0 (RFC 4287), and both of Blogger's exports, which are Atom.

Blogger's older export marks what an entry is by a category of the kind `…#post`, and a draft by
`app:draft` (RFC 5023); Google Takeout's by `blogger:type` and `blogger:status`, with the address
only as a path (`blogger:filename`).
"""

from __future__ import annotations

import datetime as dt
import email.utils
import html
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, tostring

from kim_plugins.base import zones
from kim_plugins.content.imports.article import Article, Export, Picture, likely, moment, plain
from kim_plugins.content.imports.formats.xmlfile import elements, local, space, text

_KIND = "#kind"
_NAMES = frozenset({"item", "entry"})
_BLOGGER = {
    "page": "halaman tetap",
    "comment": "komentar",
    "template": "",
    "settings": "",
}
_TIMES = ("published", "issued", "created", "updated", "modified")
"""Atom 1.0's name of a time, and those of Atom 0.3, the first one first."""
_FOREIGN = ("mrss", "itunes", "Atom", "podcast", "schemas.google.com")
_ENGLISH = {"mei": "May", "agu": "Aug", "okt": "Oct", "des": "Dec", "peb": "Feb", "nop": "Nov"} | {
    name.lower(): name for name in "Jan Feb Mar Apr Jun Jul Sep Nov".split()
}
_ZONES = {word: zone.offset.replace(":", "") for word, zone in zones.WORDS.items()}
_XHTML = "{http://www.w3.org/1999/xhtml}"


def read(content: bytes, base: str = "") -> Export:
    """Read the entries; `base` is the site's address, for paths. Raises `Unreadable`."""
    skipped: Counter[str] = Counter()
    found: list[Article] = []
    for element in elements(content, _NAMES):
        if local(element) == "item":
            found.append(_item(element))
        elif (kind := _kind(element)) != "post":
            skipped[_BLOGGER.get(kind, "isian lain dari Blogger")] += 1
        elif _status(element) not in ("", "LIVE", "DRAFT", "SCHEDULED"):
            skipped["tulisan di tempat sampah"] += 1
        else:
            found.append(_entry(element, base))
    return Export(tuple(found), skipped)


def _kind(entry: Element) -> str:
    """Return what an entry is; without Blogger's word for it, an article."""
    if given := text(entry, "type", "blogger"):
        return given.lower()
    for category in _all(entry, "category"):
        if category.get("scheme", "").endswith(_KIND):
            return category.get("term", "").rpartition("#")[2]
    return "post"


def _status(entry: Element) -> str:
    return text(entry, "status", "blogger")


def _entry(entry: Element, base: str) -> Article:
    address = next(
        (
            one.get("href", "")
            for one in _all(entry, "link")
            if one.get("rel") in (None, "alternate")
        ),
        "",
    )
    if path := text(entry, "filename", "blogger"):
        address = address or (urljoin(base, path) if base else "")
    control = next(_all(entry, "control"), None)
    is_draft = _status(entry) in ("DRAFT", "SCHEDULED") or (
        control is not None and text(control, "draft") == "yes"
    )
    author = next(_all(entry, "author"), None)
    labels = (
        plain(one.get("label") or one.get("term") or "")
        for one in _all(entry, "category")
        if not one.get("scheme", "").endswith(_KIND)
    )
    return Article(
        address or text(entry, "id"),
        plain(_html(entry, "title")),
        _html(entry, "content") or _html(entry, "summary"),
        next(filter(None, (moment(text(entry, name), dt.UTC) for name in _TIMES)), None),
        "" if is_draft else address,
        plain(text(entry, "metaDescription", "blogger")),
        "" if author is None else text(author, "name"),
        tuple(dict.fromkeys(filter(None, labels))),
        is_draft=is_draft,
    )


def _html(entry: Element, name: str) -> str:
    """Return an Atom text as HTML, whichever of its three types it has (RFC 4287, 3.1)."""
    element = next((one for one in _all(entry, name) if "atom" in space(one).lower()), None)
    if element is None:
        return ""
    match element.get("type"), element.get("mode"):
        case "xhtml" | "application/xhtml+xml", _:
            return "".join(tostring(one, "unicode") for one in _unspaced(element))
        case ("html", _) | ("text/html", _) | (_, "escaped"):
            return "".join(element.itertext()).strip()
    return html.escape("".join(element.itertext()).strip(), quote=False)


def _unspaced(element: Element) -> Iterator[Element]:
    for one in element.iter():
        one.tag = one.tag.removeprefix(_XHTML)
    yield from element


def _item(item: Element) -> Article:
    address = _own(item, "link")
    labels = (
        plain("".join(one.itertext()))
        for name in ("category", "subject")
        for one in _all(item, name)
        if not _is_foreign(one)
    )
    return Article(
        address or text(item, "guid"),
        plain(_own(item, "title")),
        text(item, "encoded", "content") or _own(item, "description"),
        _rfc_822(text(item, "pubDate")) or moment(text(item, "date"), dt.UTC),
        address,
        author=plain(text(item, "creator")),
        labels=tuple(dict.fromkeys(filter(None, labels))),
        picture=_picture(item),
    )


def _own(item: Element, name: str) -> str:
    """Return the text of an item's element that is RSS' own, and of no extension's."""
    found = ("".join(one.itertext()).strip() for one in _all(item, name) if not _is_foreign(one))
    return next(filter(None, found), "")


def _is_foreign(element: Element) -> bool:
    return any(sign in space(element) for sign in _FOREIGN)


def _picture(item: Element) -> Picture | None:
    """Return the picture that an item names beside its text (RSS 2.0, and Media RSS 1.5)."""
    for one in item.iter():
        kind = one.get("type", "")
        is_image = kind.startswith("image/") or (not kind and one.get("medium") == "image")
        if (url := one.get("url")) and (
            (local(one) in ("enclosure", "content") and is_image) or local(one) == "thumbnail"
        ):
            return Picture(url, plain(text(one, "description") or text(one, "title")))
    return None


def _rfc_822(value: str) -> dt.datetime | None:
    """Read a date as RSS writes it, also with Indonesian names of months and zones."""
    value = re.sub(r"^\s*[A-Za-z']{2,9}\s*,", "", value)
    value = re.sub(
        r"[A-Za-z]{3,9}", lambda name: _ENGLISH.get(name[0][:3].lower(), name[0]), value, count=1
    )
    value = re.sub(rf"\b(?:{'|'.join(_ZONES)})\b", lambda zone: _ZONES[zone[0]], value)
    if re.search(r"\s-?0\d{3}\s", value):  # The year of an empty date.
        return None
    try:
        found = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return likely(found if found.tzinfo else found.replace(tzinfo=dt.UTC))


def _all(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if local(child) == name)
