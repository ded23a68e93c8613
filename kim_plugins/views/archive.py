"""The archives of areas, groups, topics and kinds: by year or month, as far as there are posts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from kim_plugins.base.locale_id import month_name
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.kept_lists import months_of
from kim_plugins.model.post_lists import Time
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import archive_pages, cards, parts
from kim_plugins.views.archive_pages import Archive
from kim_plugins.views.group import group_at
from kim_plugins.views.output import Context, Planned
from kim_plugins.views.view import View


def links(posts: Sequence[Post], area: Regency) -> list[Context]:
    """Lead to the months of a regency's archive that hold some of its posts, newest first."""
    months = sorted(months_of(posts), reverse=True)
    return [
        parts.link(f"{month_name(month)} {year}", urls.area_archive(area.id, year, month))
        for year, month in months
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class Shelves:
    """A way to find the archives that a post stands in."""

    archive: Callable[[str, Province], Archive]
    """Makes an archive by its key."""
    of_post: Callable[[Post, Province], Iterable[str]]
    """Returns the keys of those of a post."""
    asked: Callable[[str, Province], tuple[str, Any]]
    """Returns the query that finds the posts of one by its key, and what it is asked."""
    is_monthly: bool = False
    """They are parted by month in every year, however few posts it has."""

    def times(self, owner: str, province: Province) -> list[Time]:
        """Return what an archive is parted in."""
        found = province.times(*self.asked(owner, province))
        return list(found.months) if self.is_monthly else found.parts

    def keys(self, post: Post, province: Province) -> Iterator[str]:
        """Yield the key of each part of the plan in which a post would stand, or its year."""
        year = post.place.day.year
        for owner in self.of_post(post, province) if post.is_listed else ():
            known = f"archive keys {self.asked(owner, province)} {year}"
            yield from province.kept(known, partial(self._keys, owner, year, province))

    def _keys(self, owner: str, year: int, province: Province) -> list[str]:
        times = [time for time in self.times(owner, province) if time[0] == year]
        found = dict.fromkeys([(year,), *times] if times else [])
        return [f"{owner}/{'-'.join(map(str, time))}" for time in found]

    def plan(self, key: str, province: Province) -> Iterator[Planned]:
        """Plan a part: a year, a month, or a year of which each month has a part."""
        owner, _, when = key.rpartition("/")
        archive, times = self.archive(owner, province), self.times(owner, province)
        if (time := _time(when)) in times:
            yield from archive_pages.parts_of(archive, time, times, province)
        else:
            yield archive_pages.year_of(archive, time, times, province)


def _time(text: str) -> Time:
    return tuple(map(int, text.split("-")))


def _of_area(area_id: str, province: Province) -> Archive:
    area = province.registry.areas[area_id]
    above, preview = [parts.link(area.name, urls.area(area.id))], cards.of_area(area, province)
    url = partial(urls.area_archive, area.id)
    return Archive(f"Arsip {area.name}", above, ("area", area.id), url, preview, "area")


def _of_group(key: str, province: Province) -> Archive:
    group = group_at(key, province)
    area, place = province.registry.areas[group.regency], (group.regency, group.id)
    above = [
        parts.link(area.name, urls.area(area.id)),
        parts.link(group.name, urls.group(*place)),
    ]
    url, preview = partial(urls.group_archive, *place), cards.of_group(group, province)
    return Archive(f"Arsip {group.name}", above, ("group", place), url, preview, "group")


def _of_topic(topic_id: str, province: Province) -> Archive:
    topic = province.registry.topics_by_id[topic_id]
    above = [parts.link("Topik", urls.TOPICS), parts.link(topic.name, urls.topic(topic.id))]
    url, preview = partial(urls.topic_archive, topic.id), cards.of_topic(topic, province)
    return Archive(f"Arsip topik {topic.name}", above, ("topic", topic.id), url, preview)


def view_of(name: str, shelves: Shelves) -> View[Planned]:
    """Make the view of some archives."""
    return View(name, shelves.plan, lambda _: (), shelves.keys)


of_areas = view_of(
    "area-archive",
    Shelves(
        _of_area,
        lambda post, province: province.areas_of(post),
        lambda owner, _: ("area", owner),
        is_monthly=True,
    ),
)
"""The archives of areas by month."""
of_groups = view_of(
    "group-archive",
    Shelves(
        _of_group,
        lambda post, _: ["/".join(post.place[:2])],
        lambda owner, _: ("group", tuple(owner.split("/"))),
    ),
)
"""Those of groups by year."""
of_topics = view_of(
    "topic-archive",
    Shelves(_of_topic, lambda post, _: post.entry.topics, lambda owner, _: ("topic", owner)),
)
"""Those of topics by year."""
