"""Archives in parts: numbered from the oldest, so that a new post changes the last alone.

A month or a year leads to the one before and the one after it that hold posts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from kim_plugins.base.locale_id import month_name
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.kept_lists import months_of
from kim_plugins.model.post_lists import Time, month_of
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import cards, parts
from kim_plugins.views.chunks import chunks
from kim_plugins.views.group import group_at
from kim_plugins.views.output import Context, HtmlOutput, Planned, Preview
from kim_plugins.views.view import View


def links(posts: Sequence[Post], area: Regency) -> list[Context]:
    """Lead to the months of a regency's archive that hold some of its posts, newest first."""
    months = sorted(months_of(posts), reverse=True)
    return [
        parts.link(f"{month_name(month)} {year}", urls.area_archive(area.id, year, month))
        for year, month in months
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class Archive:
    """All posts that a query finds, parted by year or month."""

    title: str
    above: Sequence[Context]
    """Links to the pages above it."""
    query: str
    key: Any
    url: Callable[..., str]
    """Returns the address of a year, or of a year and month."""
    preview: Preview
    """The card of what it is the archive of, which its pages show."""
    known: str = ""
    """What the title says of all its posts, "area" or "group": their cards needn't."""


def view_of(
    name: str,
    archive: Callable[[str, Province], Archive],
    owners: Callable[[Post, Province], Iterable[str]],
    depth: int = 1,
) -> View[Planned]:
    """Make a view of archives by year (`depth` 1) or month (2), of which each is a part.

    `owners` are the keys of the archives that a post stands in, by which `archive` makes them.
    """

    def plan(key: str, province: Province) -> Iterator[Planned]:
        owner, _, when = key.rpartition("/")
        yield from _parts(archive(owner, province), _time(when), province)

    def keys(post: Post, province: Province) -> Iterator[str]:
        when = "-".join(map(str, month_of(post)[:depth]))
        yield from (f"{one}/{when}" for one in owners(post, province) if post.is_listed)

    def is_shared(key: str, province: Province) -> bool:
        owner, _, when = key.rpartition("/")
        its = archive(owner, province)
        return _time(when) in province.times(its.query, its.key, depth)

    return View(name, plan, lambda _: (), keys, is_shared)


def _time(text: str) -> Time:
    return tuple(map(int, text.split("-")))


def _of_area(area_id: str, province: Province) -> Archive:
    area = province.registry.areas[area_id]
    above, preview = [parts.link(area.name, urls.area(area.id))], cards.of_area(area, province)
    url = partial(urls.area_archive, area.id)
    return Archive(f"Arsip {area.name}", above, "area", area.id, url, preview, "area")


def _of_group(key: str, province: Province) -> Archive:
    group = group_at(key, province)
    area, place = province.registry.areas[group.regency], (group.regency, group.id)
    above = [
        parts.link(area.name, urls.area(area.id)),
        parts.link(group.name, urls.group(*place)),
    ]
    url, preview = partial(urls.group_archive, *place), cards.of_group(group, province)
    return Archive(f"Arsip {group.name}", above, "group", place, url, preview, "group")


def _of_topic(topic_id: str, province: Province) -> Archive:
    topic = province.registry.topics_by_id[topic_id]
    above = [parts.link("Topik", urls.TOPICS), parts.link(topic.name, urls.topic(topic.id))]
    url, preview = partial(urls.topic_archive, topic.id), cards.of_topic(topic, province)
    return Archive(f"Arsip topik {topic.name}", above, "topic", topic.id, url, preview)


of_areas = view_of("area-archive", _of_area, lambda post, its: its.areas_of(post), depth=2)
"""The archives of areas by month."""
of_groups = view_of("group-archive", _of_group, lambda post, _: ["/".join(post.place[:2])])
"""Those of groups by year."""
of_topics = view_of("topic-archive", _of_topic, lambda post, _: post.entry.topics)
"""Those of topics by year."""


def _parts(archive: Archive, time: Time, province: Province) -> Iterator[Planned]:
    """Yield the parts of a year or month, which leads to those before and after it."""
    url, title = archive.url(*time), f"{archive.title}, {_label(time)}"
    times = province.times(archive.query, archive.key, len(time))
    place = times.index(time)
    common: Context = {
        "crumbs": parts.crumbs(*archive.above),
        "known": archive.known,
        "before": [_link(archive, one) for one in times[:place][-1:]],
        "after": [_link(archive, one) for one in times[place + 1 :][:1]],
    }
    posts = province.of_time(archive.query, archive.key, time)
    cut = chunks(posts, lambda post: post.url)
    for number, chunk in enumerate(cut, start=1):
        context: Context = {
            **common,
            "title": title if number == 1 else f"{title}, bagian {number}",
            "older": urls.part(url, number - 1) if number > 1 else "",
            "newer": urls.part(url, number + 1) if number < len(cut) else "",
        }
        here = urls.part(url, number)
        build = partial(_page, here, context, chunk, province)
        shown = archive.preview.elsewhere
        yield Planned(here, build, changed=parts.last_day(chunk), preview=shown)


def _link(archive: Archive, time: Time) -> Context:
    return parts.link(_label(time), archive.url(*time))


def _label(time: Time) -> str:
    year, *months = time
    return " ".join([*map(month_name, months), str(year)])


def _page(url: str, context: Context, posts: Sequence[Post], province: Province) -> HtmlOutput:
    title = str(context["title"])
    return HtmlOutput(
        url=url,
        template="archive.html",
        title=title,
        description=f"{title}: daftar tulisan menurut waktu terbit.",
        context={**context, "posts": parts.newest(posts, province, len(posts))},
    )
