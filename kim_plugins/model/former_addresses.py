"""Where things stood before: former addresses of posts, groups, areas and topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from kim_plugins.model import urls
from kim_plugins.model.groups import Group, Registry
from kim_plugins.model.kinds import KIND_LABELS

Prefix = tuple[str, str]
"""The URL below which something lies now, and the one below which it lay."""


def moved_folders(registry: Registry) -> tuple[Prefix, ...]:
    """Return the former folders of groups, areas, areas' shelves and topics, the oldest first."""
    parts = (_of_groups, _of_areas, _of_shelves, _of_topics)
    return tuple(pair for part in parts for pair in part(registry) if pair[1].endswith("/"))


def named(registry: Registry) -> Iterator[Prefix]:
    """Yield every former address that groups.yaml names, after the URL that took its place."""
    for part in (_of_groups, _of_areas, _of_topics):
        yield from part(registry)


def _of_groups(registry: Registry) -> Iterator[Prefix]:
    for group in registry.groups:
        for address in group.redirect_from:
            yield urls.group(group.regency, group.id), address[1:]


def _of_areas(registry: Registry) -> Iterator[Prefix]:
    for area in registry.areas.values():
        for address in area.redirect_from:
            yield urls.area(area.id), address[1:]


def _of_topics(registry: Registry) -> Iterator[Prefix]:
    for topic in registry.topics:
        for address in topic.redirect_from:
            yield urls.topic(topic.id), address[1:]


def _of_shelves(registry: Registry) -> Iterator[Prefix]:
    """Yield what lists one kind's posts of an area, by the area's former ids: `agenda/lama/`."""
    for now, before in _of_areas(registry):
        if before.endswith("/") and before.count("/") == 1:
            for kind in KIND_LABELS:
                yield urls.kind(kind, now[:-1]), urls.kind(kind, before[:-1])


def first_url(url: str, folders: tuple[Prefix, ...]) -> str:
    """Return the address that a page had when its group and area had their first ones."""
    done: set[str] = set()
    for now, before in folders:
        if now not in done and url.startswith(now):
            url = before + url.removeprefix(now)
            done.add(now)
    return url


def all_addresses(given: Iterable[str], folders: tuple[Prefix, ...]) -> list[str]:
    """Return these addresses, and those at which what lies there lay with its folders before."""
    known = list(dict.fromkeys(given))
    for now, before in folders:
        known += [before + url.removeprefix(now) for url in known if url.startswith(now)]
    return list(dict.fromkeys(known))


def place_of(url: str) -> str:
    """Return the file at an address; some file systems tell no small letters from capitals."""
    return urls.output_path(url).casefold()


def tag(authority: str, url: str) -> str:
    """Make the `tag:` URI (RFC 4151) of what first stood at `url`."""
    return f"tag:{authority}:/{quote(url, safe='/~')}"


def successor(group: Group, registry: Registry) -> Group | None:
    """Return the group into which this one was merged in the end, if any.

    A registry that has been read holds no circle of mergers.
    """
    found = None
    while (following := merged_into(found or group, registry)) is not None:
        found = following
    return found


def merged_into(group: Group, registry: Registry) -> Group | None:
    """Return the next group on the way; ids are looked for in the group's own area first."""
    if group.merged_into is None:
        return None
    near = registry.groups_by_id.get((group.regency, group.merged_into))
    return near or next((g for g in registry.groups if g.id == group.merged_into), None)
