"""The whole site as one immutable value: registry, places, and the posts published by now."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from kim_plugins.base.settings import Settings
from kim_plugins.model import urls, wishes, working_days
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.former_addresses import moved_folders
from kim_plugins.model.frontmatter import Aspirasi
from kim_plugins.model.group_lists import GROUP, places_of, query
from kim_plugins.model.groups import Group, Publisher, Regency, Registry
from kim_plugins.model.identities import Identities, identities
from kim_plugins.model.kept_lists import (
    KeptList,
    KeptLists,
    KeptPosts,
    after,
    before,
    by_file,
    months_of,
)
from kim_plugins.model.pictures import Picture
from kim_plugins.model.post_lists import (
    CONTRIBUTED,
    CORRECTED,
    EXAMPLES,
    FILE,
    FORMER,
    LISTED,
    NEAR,
    SORTS,
    URGENT,
    WITHDRAWN,
    Month,
    PostLists,
    Time,
    Times,
    grouped,
    month_of,
)
from kim_plugins.model.posts import HEAD, Post
from kim_plugins.model.recorded_reads import ANY, Answers, asked, once, record_read
from kim_plugins.model.regions import RegionTable, regency_code, village_code
from kim_plugins.model.related import related

Value = TypeVar("Value")
ALL_POSTS = "posts"
"""The note of whoever reads which posts there are."""
ANY_HEAD = "head:*"
"""That of whoever reads the front matter of all posts."""


@dataclasses.dataclass(frozen=True)
class Province:
    """What every view is made from."""

    settings: Settings
    registry: Registry
    regions: RegionTable
    posts: Sequence[Post]
    """Published posts, oldest first; where they are kept, they are read as they are asked for."""
    targets: Mapping[str, str]
    """The URL of everything that a `Reference` may point at, by its key."""
    days_off: working_days.Calendar = dataclasses.field(default_factory=working_days.NoDaysOff)
    """Public holidays and collective leave."""
    pictures: Mapping[str, Picture] = dataclasses.field(default_factory=dict)
    """The pictures of posts, by their file."""
    attachments: Mapping[str, Attachment] = dataclasses.field(default_factory=dict)
    """The PDFs beside posts, by their file."""

    @property
    def listed(self) -> Sequence[Post]:
        """Return the posts that indexes show, oldest first."""
        record_read(ALL_POSTS)
        return self.of_sort(LISTED)

    def among(self, sort: str, query: str, key: Any) -> list[Post]:
        """Return the posts of one of `SORTS` that a query finds, oldest first."""
        record_read(asked(query, key))
        return [post for post in self.of_sort(sort) if key in self.lists.keys(query, post)]

    def months(self, query: str, key: Any) -> Counter[Month]:
        """Count by month the posts that a query finds, without examples."""
        examples = Counter(map(month_of, self.among(EXAMPLES, query, key)))
        return months_of(self._listed_by(query).get(key, ())) - examples

    def times(self, query: str, key: Any) -> Times:
        """Return the years and months of the posts that a query finds."""
        record_read(asked(f"{query} times", key))
        if (query, key) not in self._times:
            months = months_of(self._listed_by(query).get(key, ()))
            self._times[query, key] = Times.of(months)
        return self._times[query, key]

    @functools.cached_property
    def _times(self) -> dict[tuple[str, Any], Times]:
        return {}

    def of_time(self, query: str, key: Any, time: Time) -> Sequence[Post]:
        """Return the posts that a query finds and whose file names are of a year or month."""
        record_read(asked(f"{query} {time}", key))
        found = self._listed_by(query).get(key, ())
        if isinstance(found, KeptList):
            return found.of_time(time)
        if (known := (query, key, len(time))) not in self._by_time:
            depth = len(time)
            self._by_time[known] = grouped(found, lambda post: [month_of(post)[:depth]])
        return self._by_time[known].get(time, ())

    @functools.cached_property
    def _by_time(self) -> dict[tuple[str, Any, int], Mapping[Time, Sequence[Post]]]:
        return {}

    @property
    def urgent(self) -> Sequence[Post]:
        """Return the urgent notices that indexes show, valid or not, oldest first."""
        record_read(ALL_POSTS)
        return self.of_sort(URGENT)

    @functools.cached_property
    def by_source(self) -> Mapping[str, Post]:
        """Return the posts by their file, for whoever makes nothing of them that is kept."""
        return by_file(self.posts)

    def post(self, source: str) -> Post:
        """Return a published post by its file; raise `KeyError` where there is none."""
        record_read(source)
        return self.by_source[source]

    def of_sort(self, sort: str) -> Sequence[Post]:
        """Return the posts of one of `SORTS`, oldest first; nothing is noted."""
        if sort not in self._found:
            self._found[sort] = {"": self._sorted_out(sort)}
        return self._found[sort][""]

    def _sorted_out(self, sort: str) -> Sequence[Post]:
        if isinstance(self.posts, KeptPosts):
            return self.posts.listed(sort, "")
        return tuple(post for post in self.posts if SORTS[sort](post))

    @property
    def gone(self) -> Sequence[Post]:
        """Return the posts of which only the reason is left, oldest first."""
        record_read(WITHDRAWN)
        return self.of_sort(WITHDRAWN)

    @property
    def corrected(self) -> Sequence[Post]:
        """Return the posts that were corrected or withdrawn, or say that they will be."""
        record_read(CORRECTED)
        return self.of_sort(CORRECTED)

    @property
    def contributed(self) -> Sequence[Post]:
        """Return the posts that bear the number of a contribution, oldest first."""
        record_read(CONTRIBUTED)
        return self.of_sort(CONTRIBUTED)

    @functools.cached_property
    def withdrawn(self) -> frozenset[str]:
        """Return the source files of the posts of which only the reason is left."""
        return frozenset(post.source for post in self.of_sort(WITHDRAWN))

    @functools.cached_property
    def lists(self) -> PostLists:
        """Return in which lists a post stands."""
        return PostLists(self.registry, self.regions)

    @functools.cached_property
    def _found(self) -> dict[str, Mapping[Any, Sequence[Post]]]:
        """Return what was found by each query, and of each sort by ""."""
        return {}

    def _listed_by(self, query: str) -> Mapping[Any, Sequence[Post]]:
        if query not in self._found:
            self._found[query] = self._grouped_by(query)
        return self._found[query]

    def _grouped_by(self, query: str) -> Mapping[Any, Sequence[Post]]:
        if isinstance(self.posts, KeptPosts):
            return KeptLists(self.posts, self.lists, query)
        return grouped(self.of_sort(LISTED), functools.partial(self.lists.keys, query))

    @functools.cached_property
    def posts_by_area(self) -> Answers[str, Sequence[Post]]:
        """Return the posts about each area by its id, oldest first."""
        return Answers("area", self._listed_by("area"))

    @functools.cached_property
    def posts_by_kecamatan(self) -> Answers[str, Sequence[Post]]:
        """Return the posts about each kecamatan or a place in it, by its code, oldest first."""
        return Answers("kecamatan", self._listed_by("kecamatan"))

    @functools.cached_property
    def posts_by_village(self) -> Answers[str, Sequence[Post]]:
        """Return the posts about each desa or kelurahan by its code, oldest first."""
        return Answers("village", self._listed_by("village"))

    @functools.cached_property
    def urgent_by_place(self) -> Answers[str, Sequence[Post]]:
        """Return the urgent notices, valid or not, by the code they name, oldest first."""
        return Answers("place", self._listed_by("place"))

    @functools.cached_property
    def posts_by_group(self) -> Answers[tuple[str, str], Sequence[Post]]:
        """Return the posts of each group by (area id, group id), oldest first."""
        return Answers("group", self._listed_by("group"))

    @functools.cached_property
    def posts_by_topic(self) -> Answers[str, Sequence[Post]]:
        """Return the posts on each topic by its id, oldest first."""
        return Answers("topic", self._listed_by("topic"))

    @functools.cached_property
    def posts_by_kind(self) -> Answers[str, Sequence[Post]]:
        """Return the posts of each kind, oldest first."""
        return Answers("kind", self._listed_by("kind"))

    def posts_by(self, query: str) -> Answers[Any, Sequence[Post]]:
        """Return the posts that a query finds (`PostLists`) by what it is asked, oldest first."""
        return Answers(query, self._listed_by(query))

    def villages_told(self) -> set[str]:
        """Return the codes of the villages that posts are about, examples left out."""
        record_read(asked("village", ANY))
        shown = functools.partial(self.lists.keys, "village")
        examples = Counter(key for post in self.of_sort(EXAMPLES) for key in {*shown(post)})
        if isinstance(self.posts, KeptPosts):
            villages = filter(None, map(village_code, self.regions.by_code))
            counts = self.posts.counts("village", villages)
        else:
            counts = Counter({k: len(posts) for k, posts in self._listed_by("village").items()})
        return {*(counts - examples)}

    def years_told(self) -> set[int]:
        """Return the years of the posts that indexes show, examples left out."""
        record_read(ALL_POSTS)
        examples = Counter(map(month_of, self.of_sort(EXAMPLES)))
        return {year for year, _ in months_of(self.of_sort(LISTED)) - examples}

    def areas_of(self, post: Post) -> list[str]:
        """Return the ids of the areas that a post is about."""
        return self.lists.areas_of(post)

    def codes_then(self, post: Post) -> tuple[str, ...]:
        """Return the codes of what a post is about as they were on its day."""
        return self.lists.codes_then(post)

    def kecamatan_of(self, post: Post) -> list[str]:
        """Return the codes of the kecamatan in which a post's places lay, as far as they exist."""
        return self.lists.kecamatan_of(post)

    def folder_then(self, post: Post) -> str:
        """Return the id of the area in whose folder a post's group lay on the post's day."""
        group = self.registry.groups_by_id[post.place.area, post.place.group]
        return self.folder_at(group, post.place.day)

    def folder_at(self, group: Group, day: dt.date) -> str:
        """Return the id of the area in whose folder a group lay on a day."""
        today = group.village or self.registry.areas[group.regency].code
        then = regency_code(self.regions.code_at(today, day))
        is_elsewhere = then != regency_code(today) and then in self.registry.area_by_code
        return self.registry.area_by_code[then].id if is_elsewhere else group.regency

    @functools.cached_property
    def identities(self) -> Identities:
        """Return what feeds and calendars know things by."""
        # Where nothing was ever known by another address, no post need be looked at.
        has_moved = moved_folders(self.registry) or self.of_sort(FORMER)
        return identities(self.registry, self.posts if has_moved else ())

    def neighbours(self, post: Post) -> tuple[Post | None, Post | None]:
        """Return the group's post before and after a post."""
        record_read(asked("neighbours", post.url))
        posts = self.posts_by_group.unrecorded.get((post.place.area, post.place.group), ())
        beside = before(posts, post.order, 1), after(posts, post.order, 1)
        earlier, later = (found[0] if found else None for found in beside)
        return earlier, later

    def related(self, post: Post) -> Sequence[Post]:
        """Return up to three older posts that go with a post."""
        record_read(asked("related", post.url))
        return related(post, self.near)

    @functools.cached_property
    def near(self) -> Mapping[tuple[str, str], Sequence[Post]]:
        """Return the posts about each place and what lies in it, by its code and a topic."""
        return self._listed_by(NEAR)

    @functools.cached_property
    def showing(self) -> Mapping[str, Sequence[Post]]:
        """Return the posts that show a picture or link to a file of posts, by that file."""
        return self._listed_by(FILE)

    @property
    def groups(self) -> Sequence[Group]:
        """Return every group, in the order of the registry."""
        record_read(asked(GROUP, ANY))
        return self.registry.groups

    @functools.cached_property
    def groups_by_id(self) -> Answers[tuple[str, str], Group]:
        """Return the groups by (area id, group id)."""
        return Answers(GROUP, self.registry.groups_by_id)

    @functools.cached_property
    def groups_by_area(self) -> Answers[str, Sequence[Group]]:
        """Return the groups of each area by its id, in the order of the registry."""
        return self._groups_by("area")

    @functools.cached_property
    def groups_by_village(self) -> Answers[str, Sequence[Group]]:
        """Return the groups whose village is known by its code, in the order of the registry."""
        return self._groups_by("village")

    @functools.cached_property
    def groups_by_kecamatan(self) -> Answers[str, Sequence[Group]]:
        """Return the same groups by the code of their kecamatan."""
        return self._groups_by("kecamatan")

    def _groups_by(self, place: str) -> Answers[str, Sequence[Group]]:
        found = grouped(
            self.registry.groups, lambda group: filter(None, [places_of(group).get(place)])
        )
        return Answers(query(place), found)

    @functools.cached_property
    def _kept(self) -> dict[str, tuple[Any, frozenset[str]]]:
        return {}

    def kept(self, name: str, make: Callable[[], Value]) -> Value:
        """Return what a view makes once for several parts, under a name of its own."""
        value: Value = once(self._kept, name, make)
        return value

    @functools.cached_property
    def _progress(self) -> dict[str, wishes.Progress]:
        return {}

    def progress_of(self, post: Post) -> wishes.Progress:
        """Return how far a wish has come."""
        meta = post.meta
        assert isinstance(meta, Aspirasi)
        if post.url not in self._progress:
            self._progress[post.url] = wishes.progress(meta, self.days_off)
        return self._progress[post.url]

    def absolute(self, url: str) -> str:
        """Return the full address of a page or file of the site."""
        return urls.absolute(self.settings.site_url, url)

    def group_of(self, post: Post) -> Publisher:
        """Return the group that published a post, which counts as part of its front matter."""
        record_read(asked(HEAD, post.source))
        return Publisher.of(self.registry.groups_by_id[post.place.area, post.place.group])

    def area_of(self, post: Post) -> Regency:
        """Return the area in whose folder a post lies."""
        return self.registry.areas[post.place.area]


@dataclasses.dataclass(frozen=True, slots=True)
class Targets(Mapping[str, str]):
    """The URL of everything that a `Reference` may point at: posts by their file, and places."""

    places: Mapping[str, str]
    """What stands there whichever posts there are, pictures and files, by its key."""
    posts: Mapping[str, Post]
    """The published posts by their file."""

    def __getitem__(self, key: str) -> str:
        """Return a URL; raise `KeyError` where there is nothing."""
        found = self.places.get(key)
        return self.posts[key].url if found is None else found

    def __iter__(self) -> Iterator[str]:
        """Yield every key."""
        yield from self.places
        yield from (source for source in self.posts if source not in self.places)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)
