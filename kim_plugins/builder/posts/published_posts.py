"""The published posts of one state of a site, most of which nobody asks for."""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kim_plugins.base.settings import Settings
from kim_plugins.builder import pipeline
from kim_plugins.builder.posts.kept_posts import KnownPosts
from kim_plugins.builder.posts.known_post import KnownPost, unread
from kim_plugins.builder.posts.listed_posts import ListedPosts
from kim_plugins.model.kept_lists import KeptPosts
from kim_plugins.model.post_lists import Month, PostLists, Time, is_of, month_of
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
        self._lists, self._settings, self._made = lists, settings, made
        self._fresh = self._by_list(filter(None, changed.values()))
        self._stale = self._by_list(filter(None, map(known.get, changed)))

    def _by_list(self, posts: Iterable[KnownPost]) -> Mapping[tuple[str, Any], list[KnownPost]]:
        """Return those that have appeared, by the lists that they stand in."""
        found: defaultdict[tuple[str, Any], list[KnownPost]] = defaultdict(list)
        for post in posts:
            if pipeline.has_appeared(post.entry, self._settings.now):
                for asked in self._lists.every(unread(post)):
                    found[asked].append(post)
        return found

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

    def listed(self, query: str, key: Any) -> ListedPosts:
        """Return those that a query finds, oldest first."""
        stale, fresh = (found.get((query, key), []) for found in (self._stale, self._fresh))
        known, now = self._known, self._settings.now

        def count() -> int:
            return known.count(query, key, now) - len(stale) + len(fresh)

        def newest(most: int) -> Sequence[Post]:
            found = known.newest(query, key, most + len(stale), now)
            return self._published(found, fresh)[-most:]

        def months() -> Counter[Month]:
            found = known.months(query, key, now)
            found.subtract(month_of(unread(post)) for post in stale)
            found.update(month_of(unread(post)) for post in fresh)
            return +found

        def within(time: Time) -> Sequence[Post]:
            found = known.of_time(query, key, time)
            return self._published(found, (p for p in fresh if is_of(unread(p), time)))

        def around(moment: dt.datetime, most: int) -> Sequence[Post]:
            return self._published(known.around(query, key, moment, most + len(stale)), fresh)

        return ListedPosts(count, newest, months, within, around)

    def counts(self, query: str, keys: Iterable[Any]) -> Counter[Any]:
        """Return how many a query finds by each of these."""
        asked_for = list(keys)
        found = self._known.counts(query, asked_for, self._settings.now)
        for key in asked_for:
            found[key] += len(self._fresh.get((query, key), ()))
            found[key] -= len(self._stale.get((query, key), ()))
        return +found

    def _published(self, known: Iterable[KnownPost], fresh: Iterable[KnownPost]) -> list[Post]:
        changed, now = self._changed, self._settings.now
        found = [one for one in known if one.source not in changed] if changed else known
        shown = (one for one in (*found, *fresh) if pipeline.has_appeared(one.entry, now))
        return sorted(map(self._made, shown), key=_ORDER)
