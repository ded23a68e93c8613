"""Archives in parts: numbered from the oldest, so that a new post changes the last alone.

A month or a year leads to the one before and the one after it that hold posts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from kim_plugins.base.locale_id import month_name
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.post_lists import months_of
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import cards, parts
from kim_plugins.views.chunks import chunks
from kim_plugins.views.group import group_at
from kim_plugins.views.group import keys as group_keys
from kim_plugins.views.output import Context, HtmlOutput, Planned, Preview
from kim_plugins.views.view import View

Key = TypeVar("Key", int, tuple[int, int])


def links(posts: Sequence[Post], area: Regency) -> list[Context]:
    """Lead to the months of a regency's archive that hold some of its posts, newest first."""
    months = sorted(months_of(posts), reverse=True)
    return [
        parts.link(f"{month_name(month)} {year}", urls.area_archive(area.id, year, month))
        for year, month in months
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A month or a year of an archive."""

    label: str
    url: str
    posts: Sequence[Post]
    """At least one, oldest first."""


def _of_area(area_id: str, province: Province) -> Iterator[Planned]:
    area, posts = province.registry.areas[area_id], province.posts_by_area.get(area_id, ())
    months = _split(posts, [(p.place.day.year, p.place.day.month) for p in posts])
    spans = [
        Span(f"{month_name(month)} {year}", urls.area_archive(area.id, year, month), found)
        for (year, month), found in months.items()
    ]
    above = [parts.link(area.name, urls.area(area.id))]
    yield from pages(
        f"Arsip {area.name}", above, spans, province, cards.of_area(area, province), "area"
    )


def _of_group(key: str, province: Province) -> Iterator[Planned]:
    group = group_at(key, province)
    posts = province.posts_by_group.get((group.regency, group.id), ())
    area = province.registry.areas[group.regency]
    above = [
        parts.link(area.name, urls.area(area.id)),
        parts.link(group.name, urls.group(group.regency, group.id)),
    ]
    spans = years(posts, partial(urls.group_archive, group.regency, group.id))
    yield from pages(
        f"Arsip {group.name}", above, spans, province, cards.of_group(group, province), "group"
    )


def _of_topic(topic_id: str, province: Province) -> Iterator[Planned]:
    topic = province.registry.topics_by_id[topic_id]
    posts = province.posts_by_topic.get(topic.id, ())
    above = [parts.link("Topik", urls.TOPICS), parts.link(topic.name, urls.topic(topic.id))]
    spans = years(posts, partial(urls.topic_archive, topic.id))
    preview = cards.of_topic(topic, province)
    yield from pages(f"Arsip topik {topic.name}", above, spans, province, preview)


of_areas = View("area-archive", _of_area, lambda province: province.registry.areas)
"""The archives of areas by month."""
of_groups = View("group-archive", _of_group, group_keys)
"""Those of groups by year."""
of_topics = View("topic-archive", _of_topic, lambda province: province.registry.topics_by_id)
"""Those of topics by year."""


def years(posts: Sequence[Post], url: Callable[[int], str]) -> list[Span]:
    """Part posts by the year of their file names, oldest first."""
    found = _split(posts, [post.place.day.year for post in posts])
    return [Span(str(year), url(year), here) for year, here in found.items()]


def pages(
    title: str,
    above: Sequence[Context],
    spans: Sequence[Span],
    province: Province,
    preview: Preview,
    known: str = "",
) -> Iterator[Planned]:
    """Yield the parts of each span, which leads to the spans before and after it.

    They show the card of what they are the archive of (`preview`).
    `known` is what the title says of all its posts, "area" or "group": their cards needn't.
    """
    for number, span in enumerate(spans):
        before, after = spans[:number][-1:], spans[number + 1 :][:1]
        context: Context = {
            "crumbs": parts.crumbs(*above),
            "title": f"{title}, {span.label}",
            "known": known,
            "before": [parts.link(one.label, one.url) for one in before],
            "after": [parts.link(one.label, one.url) for one in after],
        }
        yield from _parts(span, context, province, preview.elsewhere)


def _parts(span: Span, common: Context, province: Province, preview: Preview) -> Iterator[Planned]:
    cut = chunks(span.posts, lambda post: post.url)
    for number, chunk in enumerate(cut, start=1):
        title = str(common["title"])
        context: Context = {
            **common,
            "title": title if number == 1 else f"{title}, bagian {number}",
            "older": urls.part(span.url, number - 1) if number > 1 else "",
            "newer": urls.part(span.url, number + 1) if number < len(cut) else "",
        }
        url = urls.part(span.url, number)
        build = partial(_page, url, context, chunk, province)
        yield Planned(url, build, changed=parts.last_day(chunk), preview=preview)


def _page(url: str, context: Context, posts: Sequence[Post], province: Province) -> HtmlOutput:
    title = str(context["title"])
    return HtmlOutput(
        url=url,
        template="archive.html",
        title=title,
        description=f"{title}: daftar tulisan menurut waktu terbit.",
        context={**context, "posts": parts.newest(posts, province, len(posts))},
    )


def _split(posts: Sequence[Post], keys: Sequence[Key]) -> dict[Key, list[Post]]:
    """Part posts by a key of their day, oldest first."""
    found: dict[Key, list[Post]] = {}
    for post, key in zip(posts, keys, strict=True):
        found.setdefault(key, []).append(post)
    return dict(sorted(found.items()))
