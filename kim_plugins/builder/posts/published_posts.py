"""The published posts of one state of a site, most of which nobody asks for."""

from __future__ import annotations

import functools
import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kim_plugins.base.settings import Settings
from kim_plugins.builder import pipeline
from kim_plugins.builder.posts.kept_posts import KnownPosts
from kim_plugins.builder.posts.known_post import KnownPost, unread
from kim_plugins.model.post_lists import KeptPosts, PostLists
from kim_plugins.model.posts import Post

_ORDER = operator.attrgetter("order")


class PublishedPosts(KeptPosts):
    """Those of the record, and others instead of some of them."""

    def __init__(
        self,
        known: KnownPosts,
        changed: Mapping[str, KnownPost | None],
        lists: PostLists,
        settings: Settings,
        made: Callable[[KnownPost], Post],
    ) -> None:
        """Begin with what is known, and what stands for some files instead (`None`: nothing)."""
        self._known, self._changed = known, changed
        self._settings, self._made = settings, made
        self._fresh: defaultdict[tuple[str, Any], list[KnownPost]] = defaultdict(list)
        for post in filter(None, changed.values()):
            for query, key in lists.every(unread(post)):
                self._fresh[query, key].append(post)

    def every(self) -> tuple[Post, ...]:
        """Return all of them."""
        return self._every

    @functools.cached_property
    def _every(self) -> tuple[Post, ...]:
        return tuple(self._published(self._known.every, filter(None, self._changed.values())))

    def find(self, source: str) -> Post | None:
        """Return the one of a file, if it is published."""
        changed, known = self._changed, self._known
        post = changed[source] if source in changed else known.get(source)
        return next(iter(self._published([], [post] if post else [])), None)

    def listed(self, query: str, key: Any) -> Sequence[Post]:
        """Return those that a query finds, oldest first."""
        return self._published(self._known.found(query, key), self._fresh.get((query, key), ()))

    def _published(self, known: Iterable[KnownPost], fresh: Iterable[KnownPost]) -> list[Post]:
        changed, now = self._changed, self._settings.now
        found = [one for one in known if one.source not in changed] if changed else known
        shown = (one for one in (*found, *fresh) if pipeline.has_appeared(one.entry, now))
        return sorted(map(self._made, shown), key=_ORDER)
