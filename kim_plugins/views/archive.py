"""Archives in parts: numbered from the oldest, so that a full part never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from kim_plugins.base.locale_id import month_name
from kim_plugins.model import urls
from kim_plugins.model.groups import Regency
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context, HtmlOutput, Planned

Key = TypeVar("Key")


def view(province: Province) -> Iterator[Planned]:
    """Yield the archives of areas by month, of groups and topics by year."""
    yield from _areas(province)
    yield from _groups(province)
    yield from _topics(province)


def months_of(posts: Iterable[Post], area: Regency) -> list[Context]:
    """Lead to the months of a regency's archive that hold some of its posts, newest first."""
    months = sorted({(p.place.day.year, p.place.day.month) for p in posts}, reverse=True)
    return [
        parts.link(f"{month_name(month)} {year}", urls.area_archive(area.id, year, month))
        for year, month in months
    ]


def _areas(province: Province) -> Iterator[Planned]:
    for area in province.registry.areas.values():
        posts = province.posts_by_area.get(area.id, ())
        months = _split(posts, [(p.place.day.year, p.place.day.month) for p in posts])
        for (year, month), found in months.items():
            yield from pages(
                urls.area_archive(area.id, year, month),
                f"Arsip {area.name}, {month_name(month)} {year}",
                [parts.link(area.name, urls.area(area.id))],
                found,
                province,
            )


def _groups(province: Province) -> Iterator[Planned]:
    for group in province.registry.groups:
        posts = province.posts_by_group.get((group.regency, group.id), ())
        area = province.registry.areas[group.regency]
        for year, found in by_year(posts).items():
            yield from pages(
                urls.group_archive(group.regency, group.id, year),
                f"Arsip {group.name}, {year}",
                [
                    parts.link(area.name, urls.area(area.id)),
                    parts.link(group.name, urls.group(group.regency, group.id)),
                ],
                found,
                province,
            )


def _topics(province: Province) -> Iterator[Planned]:
    for topic in province.registry.topics:
        posts = province.posts_by_topic.get(topic.id, ())
        for year, found in by_year(posts).items():
            yield from pages(
                urls.topic_archive(topic.id, year),
                f"Arsip topik {topic.name}, {year}",
                [parts.link("Topik", urls.TOPICS), parts.link(topic.name, urls.topic(topic.id))],
                found,
                province,
            )


def pages(
    base: str, title: str, above: Sequence[Context], posts: Sequence[Post], province: Province
) -> Iterator[Planned]:
    """Yield the parts of one archive from its posts, oldest first."""
    size = urls.PART_SIZE
    chunks = [posts[start : start + size] for start in range(0, len(posts), size)]
    for number, chunk in enumerate(chunks, start=1):
        context: Context = {
            "crumbs": parts.crumbs(*above),
            "title": title if number == 1 else f"{title}, bagian {number}",
            "older": urls.part(base, number - 1) if number > 1 else "",
            "newer": urls.part(base, number + 1) if number < len(chunks) else "",
        }
        url = urls.part(base, number)
        build = partial(_page, url, context, chunk, province)
        yield Planned(url, build, changed=parts.last_day(chunk))


def _page(url: str, context: Context, posts: Sequence[Post], province: Province) -> HtmlOutput:
    title = str(context["title"])
    return HtmlOutput(
        url=url,
        template="archive.html",
        title=title,
        description=f"{title}: daftar tulisan menurut waktu terbit.",
        context={**context, "posts": parts.newest(posts, province, urls.PART_SIZE)},
    )


def by_year(posts: Sequence[Post]) -> dict[int, list[Post]]:
    """Part posts by the year of their file names, keeping their order."""
    return _split(posts, [post.place.day.year for post in posts])


def _split(posts: Sequence[Post], keys: Sequence[Key]) -> dict[Key, list[Post]]:
    """Part posts by key, keeping their order."""
    found: dict[Key, list[Post]] = {}
    for post, key in zip(posts, keys, strict=True):
        found.setdefault(key, []).append(post)
    return found
