"""Feeds and lists of feeds of other sites: Atom (RFC 4287, RFC 6721) and OPML 2.0.

XML is read by defusedxml: a document type, an entity or a reference to elsewhere refuses the file.
Text is taken from elements that hold text alone; markup in it (`type="html"`) refuses the entry,
since what our sites write has none.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kim_plugins.content.federation.below import is_below
from kim_plugins.content.federation.plain import plain
from kim_plugins.content.federation.refusal import Refused
from kim_plugins.model.federation import Entry, Feed, Gone

_ATOM = "{http://www.w3.org/2005/Atom}"
_GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
MOST_ENTRIES, MOST_FEEDS = 200, 30_000
AHEAD = dt.timedelta(hours=1)
"""How far clocks may differ; what is dated later would stand above everything else for ever."""
_EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)


@dataclasses.dataclass(frozen=True, slots=True)
class AtomFeed:
    """What an Atom feed tells."""

    title: str
    entries: tuple[Entry, ...]
    """Newest first."""
    gone: tuple[Gone, ...]
    dropped: int


@dataclasses.dataclass(frozen=True, slots=True)
class FeedList:
    """What an OPML file lists."""

    title: str
    feeds: tuple[Feed, ...]
    dropped: int


class _Unfit(Exception):
    """An entry that is left out."""


def atom(content: bytes, address: str, now: dt.datetime) -> AtomFeed:
    """Read a site's feed. Raises `Refused`."""
    root = _root(content, "feed.xml")
    if root.tag != f"{_ATOM}feed":
        raise Refused("feed.xml bukan umpan Atom")
    given = root.findall(f"{_ATOM}entry")[:MOST_ENTRIES]
    entries: dict[str, Entry] = {}
    for one in given:
        try:
            entry = _entry(one, address, now)
        except _Unfit:
            continue
        entries.setdefault(entry.id, entry)
    if given and not any(is_below(_url(one), address) for one in given):
        raise Refused(
            "tak satu pun tulisan di feed.xml terletak di bawah alamatnya; samakan alamat di "
            "gabungan.yaml dengan site_url situs itu"
        )
    if given and not entries:
        raise Refused(
            "tak satu pun tulisan di feed.xml dapat dipakai; periksa jam di mesin ini dan di "
            "situs itu, sebab tanggal yang belum tiba dilewati"
        )
    kept = sorted(entries.values(), key=lambda one: (one.published, one.url), reverse=True)
    title = plain(root.findtext(f"{_ATOM}title") or "", 80)
    gone = tuple(_gone(root, now))
    return AtomFeed(title, tuple(kept), gone, len(given) - len(kept))


def _entry(one: Element, address: str, now: dt.datetime) -> Entry:
    url = _url(one)
    identity, title = _text(one, "id", 300), _text(one, "title", 200)
    if not (identity and title and is_below(url, address)):
        raise _Unfit
    author = one.find(f"{_ATOM}author")
    return Entry(
        id=identity,
        url=url,
        title=title,
        summary=_text(one, "summary", 400),
        published=_moment(_text(one, "published", 40), now),
        updated=_moment(_text(one, "updated", 40), now),
        author=_text(author, "name", 120) if author is not None else "",
        categories=tuple(_categories(one)),
    )


def _url(one: Element) -> str:
    links = one.findall(f"{_ATOM}link")
    pages = (link for link in links if link.get("rel", "alternate") == "alternate")
    return next((link.get("href") or "" for link in pages), "")


def _categories(one: Element) -> Iterator[str]:
    for category in one.findall(f"{_ATOM}category")[:20]:
        if term := plain(category.get("term") or "", 60):
            yield term


def _text(parent: Element, name: str, most: int) -> str:
    """Return the text of a child that holds nothing but plain text."""
    found = parent.find(_ATOM + name)
    if found is None:
        return ""
    if len(found) or found.get("type", "text") != "text":
        raise _Unfit
    return plain(found.text or "", most)


def _moment(text: str, now: dt.datetime) -> dt.datetime:
    """Read an RFC 3339 moment, which has to name its offset and to have come."""
    try:
        moment = dt.datetime.fromisoformat(text)
        if moment.tzinfo is None or not _EARLIEST <= moment <= now + AHEAD:
            raise _Unfit
    except (ValueError, OverflowError):
        raise _Unfit from None
    return moment


def _gone(root: Element, now: dt.datetime) -> Iterator[Gone]:
    for one in root.findall(_GONE)[:MOST_ENTRIES]:
        identity = plain(one.get("ref") or "", 300)
        try:
            moment = _moment(one.get("when") or "", now)
        except _Unfit:
            continue
        if identity:
            yield Gone(identity, moment)


def opml(content: bytes, address: str) -> FeedList:
    """Read a site's list of feeds. Raises `Refused`."""
    root = _root(content, "feeds.opml")
    if root.tag != "opml":
        raise Refused("feeds.opml bukan daftar umpan OPML")
    given = [one for one in root.iter("outline") if one.get("xmlUrl")][:MOST_FEEDS]
    feeds = dict.fromkeys(
        Feed(plain(one.get("text") or "", 120), one.get("xmlUrl") or "", one.get("htmlUrl") or "")
        for one in given
    )
    kept = tuple(one for one in feeds if one.name and _lies_there(one, address))
    return FeedList(plain(root.findtext("head/title") or "", 80), kept, len(feeds) - len(kept))


def _lies_there(feed: Feed, address: str) -> bool:
    is_page = feed.page == address or is_below(feed.page, address)
    return is_page and is_below(feed.url, address)


def _root(content: bytes, name: str) -> Element:
    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise Refused(f"{name} memuat DTD atau ENTITY, yang tidak dipakai umpan wajar") from None
    except (ParseError, ValueError, LookupError):  # An encoding that isn't known is a LookupError.
        raise Refused(f"{name} rusak atau terpotong") from None
