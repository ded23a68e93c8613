"""The feeds of a site: which there are, and what each of them holds."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import heapq
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kim_plugins.base import home
from kim_plugins.base.settings import Settings, authority_date
from kim_plugins.model import changes, former_addresses, urls
from kim_plugins.model.kinds import LIST_LABELS
from kim_plugins.model.post_lists import CHANGED, LISTED, WITHDRAWN, grouped
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import asked, once, record_read
from kim_plugins.views.feeds.entry import FeedEntry, Withdrawal, entry, withdrawal

SIZE = 20
"""Entries of a feed: readers that ask once a week miss none of a busy group's."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """What a feed is about: the page beside which it lies, and its name."""

    url: str
    name: str
    """"" for the whole site."""
    area: str = ""
    """The id of the area under which a list of feeds shows it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Channel:
    """One feed, whatever its format."""

    scope: Scope
    settings: Settings
    id: str
    entries: Sequence[FeedEntry]
    """The last changed first."""
    withdrawn: Sequence[Withdrawal]
    """The last withdrawn first."""

    @property
    def title(self) -> str:
        """Return its name, followed by the site's."""
        site = self.settings.site_name
        return f"{self.scope.name} \N{EN DASH} {site}" if self.scope.name else site

    @property
    def description(self) -> str:
        """Say in a sentence what it holds."""
        about = f": {self.scope.name}" if self.scope.name else ""
        return f"Tulisan terbaru dari {self.settings.site_name}{about}."

    @property
    def page(self) -> str:
        """Return the full address of the page that shows the same."""
        return urls.absolute(self.settings.site_url, self.scope.url)

    def address(self, name: str) -> str:
        """Return the full address of the feed in the format of this file name."""
        return urls.absolute(self.settings.site_url, self.scope.url + name)

    @property
    def updated(self) -> dt.datetime:
        """Return when its content last changed, by the content alone.

        A feed that never held anything is as old as the authority of its id.
        """
        moments = [*(e.updated for e in self.entries[:1]), *(w.at for w in self.withdrawn[:1])]
        born = authority_date(self.settings.tagging)
        return max(moments, default=dt.datetime.combine(born, dt.time(), home.tz()))


def scopes(province: Province) -> Iterator[Scope]:
    """Yield what has a feed: the site, the kinds of post, each area and its groups.

    A group that was merged into another has none of its own any more.
    """
    yield Scope(urls.HOME, "")
    yield from (Scope(urls.kind(kind), label) for kind, label in LIST_LABELS.items())
    for area in province.registry.areas.values():
        yield Scope(urls.area(area.id), area.name, area.id)
        for group in province.groups_by_area.get(area.id, ()):
            if group.merged_into is None:
                yield Scope(urls.group(area.id, group.id), group.name, area.id)


@dataclasses.dataclass(eq=False)
class Channels:
    """The feeds of one province; a post that several hold is made into an entry once."""

    province: Province
    _entries: dict[str, tuple[FeedEntry, frozenset[str]]] = dataclasses.field(default_factory=dict)

    def channel(self, scope: Scope) -> Channel:
        """Make the feed of a scope."""
        record_read(asked("feed", scope.url))
        # What kind of post a withdrawn one was is known no more, so all kinds tell of it.
        is_kind = scope.url.rstrip("/") in LIST_LABELS
        gone = self._withdrawn.get(urls.HOME if is_kind else scope.url, ())
        return Channel(
            scope,
            self.province.settings,
            former_addresses.tag(
                self.province.settings.tagging, self.province.identities.of(scope.url)
            ),
            [self._entry(post) for post in self._newest(scope.url)],
            [withdrawal(change, self.province) for change in gone],
        )

    def _entry(self, post: Post) -> FeedEntry:
        return once(self._entries, post.url, functools.partial(entry, post, self.province))

    def _newest(self, url: str) -> Sequence[Post]:
        """Return the last changed posts of a scope, examples left out."""
        now, posts = self.province.settings.now, self._posts(url)
        changed = self._changed.get(url, ())
        # Of the others the last ones are the last in order.
        plain = (post for post in reversed(posts) if not changes.is_changed(post))
        chosen = itertools.islice((post for post in plain if not post.entry.is_example), SIZE)
        shown = [*chosen, *(post for post in changed if not post.entry.is_example)]
        return heapq.nlargest(SIZE, shown, lambda one: (changes.changed_at(one, now), one.url))

    def _posts(self, url: str) -> Sequence[Post]:
        """Return the posts of a scope; that its feed was asked for is noted."""
        if url == urls.HOME:
            return self.province.of_sort(LISTED)
        answers, argument = self._lists[url]
        return answers.get(argument, ())

    @functools.cached_property
    def _lists(self) -> Mapping[str, tuple[Mapping[Any, Sequence[Post]], Any]]:
        """Return where the posts of each scope are, by its URL."""
        province = self.province
        kinds, areas = province.posts_by_kind.unrecorded, province.posts_by_area.unrecorded
        groups = province.posts_by_group.unrecorded
        places = province.registry.groups_by_id  # Which there are, and nothing of them.
        return {
            **{urls.kind(kind): (kinds, kind) for kind in LIST_LABELS},
            **{urls.area(area): (areas, area) for area in province.registry.areas},
            **{urls.group(*place): (groups, place) for place in places},
        }

    @functools.cached_property
    def _changed(self) -> Mapping[str, Sequence[Post]]:
        """Return the posts of each scope that say that they have changed, by its URL."""
        return grouped(
            self.province.of_sort(CHANGED),
            lambda post: [urls.kind(post.entry.kind), *self._places(post)],
        )

    @functools.cached_property
    def _withdrawn(self) -> Mapping[str, Sequence[changes.Change]]:
        """Return the last withdrawals of each scope by its URL."""
        gone = self.province.of_sort(WITHDRAWN)
        found: dict[str, list[changes.Change]] = {}
        for change in reversed(changes.changes(gone, self.province.settings.now)):
            for url in self._places(change.post):
                found.setdefault(url, []).append(change)
        return {url: told[:SIZE] for url, told in found.items()}

    def _places(self, post: Post) -> Iterator[str]:
        """Yield the URLs of the site, of a post's group and of the areas it is about."""
        yield urls.HOME
        yield urls.group(post.place.area, post.place.group)
        yield from map(urls.area, self.province.areas_of(post))
