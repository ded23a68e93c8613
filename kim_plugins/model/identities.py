"""What feeds and calendars know things by: the first address of each, no two alike.

An id stays while its owner moves, and is nobody else's (RFC 4287, 4.2.6; RFC 5545, 3.8.4.7).
Addresses may be claimed twice: a short name is used again, a post is split in two. So every
address has one owner, and who loses one goes by the next that is its own.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from kim_plugins.model import urls
from kim_plugins.model.former_addresses import Prefix, first_url, moved_folders, place_of
from kim_plugins.model.groups import Registry
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.recorded_reads import asked, record_read


@dataclasses.dataclass(frozen=True)
class Identities:
    """The address for good of every feed and post, by the one at which it lies now."""

    folders: tuple[Prefix, ...] = ()
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Of those that are known by another address than their present one."""
    owners: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The present address of whoever owns a place; empty where nothing ever moved."""
    others: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """What else is its own of a post that names former addresses, the best first."""

    def of(self, url: str) -> str:
        """Return the address by which the feed or post at `url` is known."""
        record_read(asked("identity", url))
        return self.names.get(url, url)

    def all_of(self, url: str) -> tuple[str, ...]:
        """Return every address by which the post at `url` may ever have been known, once each.

        The first is that of now. A post that takes another's place takes its address for good as
        well, and was known by its own until then.
        """
        return (self.of(url), *self.others.get(url, ()))

    def depends_on(self, old: str, now: str) -> bool:
        """Tell whether an id may change if what lies at `now` no longer named `old` as its own."""
        here = place_of(now)
        if place_of(old) == here:  # It matters only before another that is named.
            return any(owner == now and place != here for place, owner in self.owners.items())
        if now in {self.owners.get(place_of(one)) for one in (first_url(old, self.folders), old)}:
            return True
        return (now, old) in self.folders and any(
            url.startswith(now) and first_url(url, self.folders) == name
            for url, name in self.names.items()
        )


def claim_order(
    at: dt.datetime, url: str, *, is_own: bool = False, is_draft: bool = False
) -> tuple[bool, dt.datetime, bool, str]:
    """Return what claims of one address are sorted by; the first has it.

    Who appeared first, of two at once one that has moved away before one that lies there now.
    """
    return is_draft, at, is_own, url


def identities(registry: Registry, posts: Iterable[Post]) -> Identities:
    """Give each feed and post its address for good."""
    posts, folders = tuple(posts), moved_folders(registry)
    if not folders and not any(post.entry.former for post in posts):
        return Identities()  # Everything lies where it always lay.
    names: dict[str, str] = {}
    owners: dict[str, str] = {}
    _name_feeds(registry, folders, names, owners)
    _name_posts(posts, folders, names, owners)
    changed = {url: name for url, name in names.items() if url != name}
    others = _others(posts, folders, names, owners)
    return Identities(folders, changed, owners, others)


def _name_feeds(
    registry: Registry, folders: tuple[Prefix, ...], names: dict[str, str], owners: dict[str, str]
) -> None:
    """Let feeds choose before any post does, in the order of the registry."""
    for url in (urls.HOME, *map(urls.kind, KIND_LABELS)):
        owners[place_of(url)] = names[url] = url
    # Nothing of a group ever lay where an area lies; a group's id may well be given anew.
    _share([*map(urls.area, registry.areas)], folders, names, owners)
    groups = (group for group in registry.groups if group.merged_into is None)
    _share([urls.group(group.regency, group.id) for group in groups], folders, names, owners)


def _share(
    feeds: list[str], folders: tuple[Prefix, ...], names: dict[str, str], owners: dict[str, str]
) -> None:
    """Let feeds take addresses: first those where they lay before, then those where they lie."""
    former = [(url, _former_feeds(url, folders)) for url in feeds]
    for url, addresses in (*former, *((url, [url]) for url in feeds)):
        for address in addresses:
            if owners.setdefault(place_of(address), url) == url:
                names.setdefault(url, address)
    for url in feeds:
        names.setdefault(url, f"{url}.baru")


def _former_feeds(url: str, folders: tuple[Prefix, ...]) -> list[str]:
    own = [first_url(url, folders), *(before for now, before in folders if now == url)]
    return [address for address in own if address != url]


def _name_posts(
    posts: tuple[Post, ...],
    folders: tuple[Prefix, ...],
    names: dict[str, str],
    owners: dict[str, str],
) -> None:
    """Let the earliest posts choose first; no id then changes because another post appears."""
    starts = tuple(now for now, _ in folders)
    moved = (post for post in posts if post.entry.former or post.url.startswith(starts))
    wanted = {place_of(one) for post in moved for one in _addresses(post, folders)} | owners.keys()
    rivals = [post for post in posts if place_of(post.url) in wanted]
    claims = [
        (claim_order(post.entry.at, post.url, is_own=address == post.url), place_of(address))
        for post in rivals
        for address in _addresses(post, folders)
    ]
    for (*_, url), place in sorted(claims):
        owners.setdefault(place, url)
    for post in rivals:
        own = (one for one in _addresses(post, folders) if owners[place_of(one)] == post.url)
        # No address that anybody may claim has a dot there.
        names[post.url] = next(own, f"{post.url}.{post.place.day.isoformat()}")


def _others(
    posts: tuple[Post, ...],
    folders: tuple[Prefix, ...],
    names: Mapping[str, str],
    owners: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """Find what else posts own that name former addresses; of others nothing was ever known."""
    found = {}
    for post in posts:
        known = dict.fromkeys(_addresses(post, folders)) if post.entry.former else ()
        own = [one for one in known if owners[place_of(one)] == post.url]
        if more := tuple(one for one in own if one != names[post.url]):
            found[post.url] = more
    return found


def _addresses(post: Post, folders: tuple[Prefix, ...]) -> Iterator[str]:
    """Yield the addresses that a post may be known by, the best first."""
    given = (*(url for url in post.entry.former if not urls.is_short(url)), post.url)
    yield from (first_url(url, folders) for url in given)
    yield from given
