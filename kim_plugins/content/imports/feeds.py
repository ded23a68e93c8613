"""RSS 2.0 and Atom (RFC 4287) files, and both of Blogger's exports, which are Atom.

Blogger's older export marks what an entry is by a category of the kind `…#post`, and a draft by
`app:draft` (RFC 5023); Google Takeout's by `blogger:type` and `blogger:status`, with the address
only as a path (`blogger:filename`).
"""

from __future__ import annotations

import datetime as dt
import email.utils
import html
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, tostring

from kim_plugins.content.imports.article import Article, Export, Picture, moment, plain
from kim_plugins.content.imports.xmlfile import elements, local, space, text

_KIND = "#kind"
_NAMES = frozenset({"item", "entry"})
_BLOGGER = {
    "page": "halaman tetap",
    "comment": "komentar",
    "template": "",
    "settings": "",
}
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
        moment(text(entry, "published"), dt.UTC) or moment(text(entry, "updated"), dt.UTC),
        "" if is_draft else address,
        plain(text(entry, "metaDescription", "blogger")),
        "" if author is None else text(author, "name"),
        tuple(dict.fromkeys(filter(None, labels))),
        is_draft=is_draft,
    )


def _html(entry: Element, name: str) -> str:
    """Return an Atom text as HTML, whichever of its three types it has (RFC 4287, 3.1)."""
    element = next((one for one in _all(entry, name) if "Atom" in space(one)), None)
    if element is None:
        return ""
    match element.get("type"):
        case "xhtml":
            return "".join(tostring(one, "unicode") for one in _unspaced(element))
        case "html":
            return "".join(element.itertext()).strip()
    return html.escape("".join(element.itertext()).strip(), quote=False)


def _unspaced(element: Element) -> Iterator[Element]:
    for one in element.iter():
        one.tag = one.tag.removeprefix(_XHTML)
    yield from element


def _item(item: Element) -> Article:
    address = text(item, "link")
    image = next(
        (one for one in _all(item, "enclosure") if one.get("type", "").startswith("image/")), None
    )
    labels = (plain("".join(one.itertext())) for one in _all(item, "category"))
    return Article(
        address or text(item, "guid"),
        plain(text(item, "title")),
        text(item, "encoded", "content") or text(item, "description"),
        _rfc_822(text(item, "pubDate")) or moment(text(item, "date"), dt.UTC),
        address,
        author=plain(text(item, "creator")),
        labels=tuple(dict.fromkeys(filter(None, labels))),
        picture=None if image is None else Picture(image.get("url", "")),
    )


def _rfc_822(value: str) -> dt.datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _all(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if local(child) == name)
