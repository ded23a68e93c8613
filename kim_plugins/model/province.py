"""The whole site as one immutable value: registry, places, and the posts published by now."""

from __future__ import annotations

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from kim_plugins.base.settings import Settings
from kim_plugins.model import urls, wishes, working_days
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.frontmatter import Aspirasi
from kim_plugins.model.groups import Group, Regency, Registry
from kim_plugins.model.identities import Identities, identities
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Post
from kim_plugins.model.recorded_reads import Answers, asked, once, record_read
from kim_plugins.model.regions import RegionTable, kecamatan_code, regency_code, village_code
from kim_plugins.model.related import Related

Key = TypeVar("Key")
Value = TypeVar("Value")
ALL_POSTS = "posts"
"""The note of whoever reads which posts there are."""
ANY_POST = "post:*"
"""That of whoever reads the details of all posts."""
WITHDRAWN, CORRECTED, CONTRIBUTED = "withdrawn", "corrected", "contributed"
"""Those of whoever reads which posts are of that sort."""


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
    days_off: working_days.Calendar = dataclasses.field(default_factory=working_days.NoDaysOff)
    """Public holidays and collective leave."""
    pictures: Mapping[str, Picture] = dataclasses.field(default_factory=dict)
    """The pictures of posts, by their file."""
    attachments: Mapping[str, Attachment] = dataclasses.field(default_factory=dict)
    """The PDFs beside posts, by their file."""

    @property
    def listed(self) -> tuple[Post, ...]:
        """Return the posts that indexes show, oldest first."""
        record_read(ALL_POSTS)
        return self._listed

    @functools.cached_property
    def _listed(self) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if post.is_listed)

    @functools.cached_property
    def by_source(self) -> Mapping[str, Post]:
        """Return the posts by their file, for whoever makes nothing of them that is kept."""
        return {post.source: post for post in self.posts}

    def post(self, source: str) -> Post:
        """Return a published post by its file; raise `KeyError` where there is none."""
        record_read(source)
        return self.by_source[source]

    @property
    def gone(self) -> Sequence[Post]:
        """Return the posts of which only the reason is left, oldest first."""
        record_read(WITHDRAWN)
        return [post for post in self.posts if not post.is_listed]

    @property
    def corrected(self) -> Sequence[Post]:
        """Return the posts that were corrected or withdrawn, or say that they will be."""
        record_read(CORRECTED)
        return [post for post in self.posts if post.entry.corrected]

    @property
    def contributed(self) -> Sequence[Post]:
        """Return the posts that bear the number of a contribution, oldest first."""
        record_read(CONTRIBUTED)
        return [post for post in self.posts if post.entry.contribution]

    @functools.cached_property
    def withdrawn(self) -> frozenset[str]:
        """Return the source files of the posts of which only the reason is left."""
        return frozenset(post.source for post in self.posts if not post.is_listed)

    @functools.cached_property
    def posts_by_area(self) -> Answers[str, Sequence[Post]]:
        """Return the posts about each area by its id, oldest first."""
        return Answers("area", _grouped(self._listed, self.areas_of))

    @functools.cached_property
    def posts_by_kecamatan(self) -> Answers[str, Sequence[Post]]:
        """Return the posts about each kecamatan or a place in it, by its code, oldest first."""
        return Answers("kecamatan", _grouped(self._listed, self.kecamatan_of))

    @functools.cached_property
    def posts_by_village(self) -> Answers[str, Sequence[Post]]:
        """Return the posts about each desa or kelurahan by its code, oldest first."""
        return Answers(
            "village",
            _grouped(self._listed, lambda post: filter(None, map(village_code, post.areas))),
        )

    @functools.cached_property
    def urgent_by_place(self) -> Answers[str, Sequence[Post]]:
        """Return the urgent notices, valid or not, by the code they name, oldest first."""
        return Answers(
            "place", _grouped(self._listed, lambda post: post.areas if post.entry.is_urgent else ())
        )

    @functools.cached_property
    def posts_by_group(self) -> Answers[tuple[str, str], Sequence[Post]]:
        """Return the posts of each group by (area id, group id), oldest first."""
        return Answers(
            "group", _grouped(self._listed, lambda post: [(post.place.area, post.place.group)])
        )

    @functools.cached_property
    def posts_by_topic(self) -> Answers[str, Sequence[Post]]:
        """Return the posts on each topic by its id, oldest first."""
        return Answers("topic", _grouped(self._listed, lambda post: post.entry.topics))

    @functools.cached_property
    def posts_by_kind(self) -> Answers[str, Sequence[Post]]:
        """Return the posts of each kind, oldest first."""
        return Answers("kind", _grouped(self._listed, lambda post: [post.entry.kind]))

    def areas_of(self, post: Post) -> list[str]:
        """Return the ids of the areas that a post is about."""
        by_code = self.registry.area_by_code
        return sorted({by_code[regency_code(code)].id for code in self.codes_then(post)})

    def codes_then(self, post: Post) -> tuple[str, ...]:
        """Return the codes of what a post is about as they were on its day.

        Where nobody serves the regency of that time any more they are those of today.
        """
        if not self.regions.history:
            return post.areas
        then = ((code, self.regions.code_at(code, post.place.day)) for code in post.areas)
        served = self.registry.area_by_code
        return tuple(old if regency_code(old) in served else code for code, old in then)

    def folder_then(self, post: Post) -> str:
        """Return the id of the area in whose folder a post's group lay on the post's day."""
        group = self.group_of(post)
        today = group.village or self.registry.areas[post.place.area].code
        then = regency_code(self.regions.code_at(today, post.place.day))
        is_elsewhere = then != regency_code(today) and then in self.registry.area_by_code
        return self.registry.area_by_code[then].id if is_elsewhere else post.place.area

    def kecamatan_of(self, post: Post) -> list[str]:
        """Return the codes of the kecamatan in which a post's places lay, as far as they exist."""
        then = zip(self.codes_then(post), post.areas, strict=True)
        codes = (old if kecamatan_code(old) in self.regions else code for old, code in then)
        return [found for code in codes if (found := kecamatan_code(code))]

    @functools.cached_property
    def identities(self) -> Identities:
        """Return what feeds and calendars know things by."""
        return identities(self.registry, self.posts)

    @functools.cached_property
    def neighbours(self) -> Answers[str, tuple[Post | None, Post | None]]:
        """Return the group's post before and after each post, by URL."""
        found: dict[str, tuple[Post | None, Post | None]] = {}
        for posts in self.posts_by_group.unrecorded.values():
            for before, post, after in zip(
                [None, *posts[:-1]], posts, [*posts[1:], None], strict=True
            ):
                found[post.url] = (before, after)
        return Answers("neighbours", found)

    def related(self, post: Post) -> Sequence[Post]:
        """Return up to three older posts that go with a post."""
        record_read(asked("related", post.url))
        return self._related.to(post)

    @functools.cached_property
    def _related(self) -> Related:
        return Related(_grouped(self._listed, lambda post: map(regency_code, post.areas)))

    @functools.cached_property
    def groups_by_area(self) -> Mapping[str, Sequence[Group]]:
        """Return the groups of each area by its id, in the order of the registry."""
        return _grouped(self.registry.groups, lambda group: [group.regency])

    @functools.cached_property
    def groups_by_village(self) -> Mapping[str, Sequence[Group]]:
        """Return the groups whose village is known by its code, in the order of the registry."""
        return _grouped(self.registry.groups, lambda group: filter(None, [group.village]))

    @functools.cached_property
    def groups_by_kecamatan(self) -> Mapping[str, Sequence[Group]]:
        """Return the same groups by the code of their kecamatan."""
        return _grouped(
            self.registry.groups, lambda group: filter(None, [kecamatan_code(group.village or "")])
        )

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
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            group = groups[key]
            if not group or group[-1] is not item:  # It may have the same key twice.
                group.append(item)
    return dict(groups)
