"""The whole site as one immutable value: registry, places, and the posts published by now."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from kim_plugins.base.settings import Settings
from kim_plugins.model.groups import Group, Regency, Registry
from kim_plugins.model.posts import Post
from kim_plugins.model.regions import RegionTable, regency_code

Key = TypeVar("Key")


@dataclasses.dataclass(frozen=True)
class Province:
    """What every view is made from."""

    settings: Settings
    registry: Registry
    regions: RegionTable
    posts: tuple[Post, ...]
    """Published posts, oldest first."""
    targets: Mapping[str, str]
    """The URL of everything that a `Reference` may point at, by its key."""

    @functools.cached_property
    def listed(self) -> tuple[Post, ...]:
        """Return the posts that indexes show, oldest first."""
        return tuple(post for post in self.posts if post.is_listed)

    @functools.cached_property
    def withdrawn(self) -> frozenset[str]:
        """Return the source files of the posts of which only the reason is left."""
        return frozenset(post.source for post in self.posts if not post.is_listed)

    @functools.cached_property
    def posts_by_area(self) -> Mapping[str, Sequence[Post]]:
        """Return the posts about each area by its id, oldest first."""
        by_code = self.registry.area_by_code
        return _grouped(
            self.listed,
            lambda post: sorted({by_code[regency_code(code)].id for code in post.areas}),
        )

    @functools.cached_property
    def posts_by_group(self) -> Mapping[tuple[str, str], Sequence[Post]]:
        """Return the posts of each group by (area id, group id), oldest first."""
        return _grouped(self.listed, lambda post: [(post.place.area, post.place.group)])

    @functools.cached_property
    def posts_by_topic(self) -> Mapping[str, Sequence[Post]]:
        """Return the posts on each topic by its id, oldest first."""
        return _grouped(self.listed, lambda post: post.meta.topics)

    @functools.cached_property
    def neighbours(self) -> Mapping[str, tuple[Post | None, Post | None]]:
        """Return the group's post before and after each post, by URL."""
        found: dict[str, tuple[Post | None, Post | None]] = {}
        for posts in self.posts_by_group.values():
            for before, post, after in zip(
                [None, *posts[:-1]], posts, [*posts[1:], None], strict=True
            ):
                found[post.url] = (before, after)
        return found

    @functools.cached_property
    def groups_by_area(self) -> Mapping[str, Sequence[Group]]:
        """Return the groups of each area by its id, in the order of the registry."""
        return _grouped(self.registry.groups, lambda group: [group.regency])

    @functools.cached_property
    def cards(self) -> dict[str, object]:
        """Return where views keep, by URL, what several indexes show of a post."""
        return {}

    def group_of(self, post: Post) -> Group:
        """Return the group that published a post."""
        return self.registry.groups_by_id[post.place.area, post.place.group]

    def area_of(self, post: Post) -> Regency:
        """Return the area in whose folder a post lies."""
        return self.registry.areas[post.place.area]


Item = TypeVar("Item")


def _grouped(
    items: Iterable[Item], keys: Callable[[Item], Iterable[Key]]
) -> Mapping[Key, Sequence[Item]]:
    """Collect items under each of their keys, keeping their order."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        for key in dict.fromkeys(keys(item)):
            groups.setdefault(key, []).append(item)
    return groups
