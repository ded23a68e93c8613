"""Several provinces' sites joined on one page: what was read of each, as plain values.

Nothing here comes from anywhere but files that the sites publish. Texts are plain and short,
addresses lie below their site's own (`content/federation/` sees to both).
"""

from __future__ import annotations

import dataclasses
import datetime as dt

from kim_plugins.base import zones
from kim_plugins.base.zones import Zone


@dataclasses.dataclass(frozen=True, slots=True)
class Membership:
    """What gabungan.yaml says: the joined page's name and address, and whose sites it joins."""

    name: str
    url: str
    """With a slash at its end."""
    sites: tuple[str, ...]
    """Addresses with a slash at their ends, in the order of the file."""
    zone: Zone = zones.WIB
    """In which the joined pages tell when something was fetched."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A post as its site's feed tells of it."""

    id: str
    url: str
    title: str
    summary: str
    published: dt.datetime
    updated: dt.datetime
    author: str
    categories: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Gone:
    """A withdrawn post: feed readers are asked to drop it (RFC 6721)."""

    id: str
    at: dt.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class MemberGroup:
    """A group as its site's open data tells of it."""

    name: str
    url: str
    regency: str
    place: str
    """The village, or "" where it isn't told."""


@dataclasses.dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a site offers."""

    name: str
    url: str
    page: str


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """A site, as far as its published files could be read."""

    address: str
    name: str
    province: str
    """The name of its province ("" where an older release doesn't tell)."""
    code: str
    """The province's Kemendagri code, or ""."""
    years: tuple[int, ...]
    """The years that can be searched from another site."""
    is_searched: bool
    """Whether that is all there is; else it is searched on its own page only."""
    groups: tuple[MemberGroup, ...]
    entries: tuple[Entry, ...]
    """Newest first."""
    gone: tuple[Gone, ...]
    feeds: tuple[Feed, ...]
    dropped: int = 0
    """Entries, groups and feeds that were left out because they didn't fit."""
    fetched: dt.datetime | None = None
    trouble: str = ""
    """Why this is only what was fetched earlier, in Indonesian ("" for a site that answered)."""
    is_sample: bool = False
    """Whether the site says of itself that it isn't official."""


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut:
    """A site of which nothing is shown, and why, in Indonesian."""

    address: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Federation:
    """All that the joined page is made of."""

    membership: Membership
    now: dt.datetime
    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...]

    def newest(self, count: int) -> list[tuple[Entry, Member]]:
        """Return the newest posts over all sites, newest first; ties by address."""
        both = [(entry, member) for member in self.members for entry in member.entries]
        both.sort(key=lambda pair: pair[0].url)
        both.sort(key=lambda pair: pair[0].published, reverse=True)
        return both[:count]
