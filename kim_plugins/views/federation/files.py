"""The joined feeds, the list of feeds, what hosts are told, and the stems of each province."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kim_plugins.base import stems
from kim_plugins.content.federation.below import is_below
from kim_plugins.model import policy, urls
from kim_plugins.model.federation import Entry, Federation, Member
from kim_plugins.views import hosting
from kim_plugins.views.feeds import atom, json_feed, opml
from kim_plugins.views.feeds.entry import FeedEntry
from kim_plugins.views.feeds.markup import HEAD, escape
from kim_plugins.views.output import FileOutput

MOST = 50
"""Entries of the joined feeds."""
_NO_PROVINCE = "00"
_TAG = re.compile(r"tag:([^:/]{1,200}):")


def files(federation: Federation, base_path: str) -> Iterator[FileOutput]:
    """Yield every file that isn't a page."""
    entries = _own(federation)
    yield FileOutput(urls.ATOM, _atom(federation, entries))
    yield FileOutput(urls.JSON_FEED, _json(federation, entries))
    yield FileOutput(urls.OPML, _opml(federation))
    for path, code in sorted({(stems_path(member), member.code) for member in federation.members}):
        rules = json.dumps(
            stems.rules(code or _NO_PROVINCE), ensure_ascii=False, separators=(",", ":")
        )
        yield FileOutput(path, rules.encode())
    yield from hosting.headers(base_path, policy_of(federation))


def policy_of(federation: Federation) -> str:
    """Return the policy of the search page: it may read the index of each site, and nothing else.

    A path that ends with a slash allows what lies below it (CSP3, 6.7.2.8).
    """
    places = [f"{m.address}{urls.SEARCH_INDEX}" for m in federation.members if m.years]
    return policy.IN_PAGE.replace("connect-src 'self'", " ".join(["connect-src 'self'", *places]))


def stems_path(member: Member) -> str:
    """Return our own rules for a province: those of another site would be run as they are."""
    return f"cari/akar-{member.code or _NO_PROVINCE}.json"


def _own(federation: Federation) -> list[tuple[Entry, Member]]:
    """Return the entries of the joined feeds.

    Whose ids begin alike (RFC 4151: the authority) is the first site of the list that has it, so
    that no site can replace or take away another one's posts in people's feed readers.
    """
    owners = _owners(federation)
    both = federation.newest(sum(len(member.entries) for member in federation.members))
    found = {entry.id: (entry, m) for entry, m in both if owners.get(_authority(entry.id, m)) is m}
    return list(found.values())[:MOST]


def _owners(federation: Federation) -> dict[str, Member]:
    owners: dict[str, Member] = {}
    for member in federation.members:
        for entry in member.entries:
            owners.setdefault(_authority(entry.id, member), member)
    return owners


def _authority(identity: str, member: Member) -> str:
    """Return who made an id; "" for one that its site can't have made."""
    if found := _TAG.match(identity):
        return found[1]
    return member.address if is_below(identity, member.address) else ""


def _feed_entry(entry: Entry, member: Member) -> FeedEntry:
    return FeedEntry(
        id=entry.id,
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        published=entry.published,
        updated=entry.updated,
        authors=(entry.author or member.name,),
        categories=entry.categories,
        lang="",
        enclosure=None,
    )


def _atom(federation: Federation, entries: list[tuple[Entry, Member]]) -> bytes:
    """Write the feed; each entry names the feed it comes from (RFC 4287, 4.2.11)."""
    told, owners = federation.membership, _owners(federation)
    updated = max((entry.updated for entry, _ in entries), default=federation.now)
    head = (
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="id">\n'
        f"<id>{escape(told.url)}</id>\n<title>{escape(told.name)}</title>\n"
        f"<updated>{updated.isoformat()}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{escape(told.url)}"/>\n'
        f'<link rel="self" type="{atom.TYPE}" href="{escape(told.url + urls.ATOM)}"/>\n'
        f"<author><name>{escape(told.name)}</name></author>\n"
    )
    body = [_with_source(atom.written(_feed_entry(*pair)), pair[1]) for pair in entries]
    gone = [
        f'<at:deleted-entry ref="{escape(one.id)}" when="{one.at.isoformat()}"/>\n'
        for member in federation.members
        for one in member.gone
        if owners.get(_authority(one.id, member)) is member
    ]
    return f"{HEAD}{head}{''.join(body)}{''.join(gone)}</feed>\n".encode()


def _with_source(written: str, member: Member) -> str:
    source = (
        f"<source>\n<id>{escape(member.address)}</id>\n<title>{escape(member.name)}</title>\n"
        f'<link rel="self" href="{escape(member.address + urls.ATOM)}"/>\n</source>\n'
    )
    return written.removesuffix("</entry>\n") + source + "</entry>\n"


def _json(federation: Federation, entries: list[tuple[Entry, Member]]) -> bytes:
    told = federation.membership
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.name,
        "home_page_url": told.url,
        "feed_url": told.url + urls.JSON_FEED,
        "language": "id",
        "items": [json_feed.written(_feed_entry(*pair)) for pair in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _opml(federation: Federation) -> bytes:
    """List the joined feed first, then a folder of feeds for each site."""
    told = federation.membership
    own = opml.outline(told.name, told.url + urls.ATOM, told.url)
    folders = [
        opml.folder(m.name, [opml.outline(one.name, one.url, one.page) for one in m.feeds])
        for m in federation.members
        if m.feeds
    ]
    return opml.written(told.name, [own, *folders])
