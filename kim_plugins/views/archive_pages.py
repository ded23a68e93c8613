"""The pages of an archive: the parts of a year or month, and the year that leads to its months.

The newest part of a year or month leads to the one before and the one after it that hold posts,
the oldest to the one before. So a new year changes one page of the last, however many parts it has.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from kim_plugins.base.locale_id import month_name
from kim_plugins.model.post_lists import Time
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import archive_parts, parts
from kim_plugins.views.archive_parts import Part
from kim_plugins.views.output import Context, HtmlOutput, Planned, Preview

Beside = Mapping[str, Sequence[Context]]
"""The ways to the time before and after another, as far as there are such."""
_ALONE: Beside = {"before": [], "after": []}


@dataclasses.dataclass(frozen=True, slots=True)
class Archive:
    """All posts that a query finds, parted by year or month."""

    title: str
    above: Sequence[Context]
    """Links to the pages above it."""
    asked: tuple[str, Any]
    """The query that finds them, and what it is asked."""
    url: Callable[..., str]
    """Returns the address of a year, or of a year and month."""
    preview: Preview
    """The card of what it is the archive of, which its pages show."""
    known: str = ""
    """What the title says of all its posts, "area" or "group": their cards needn't."""


def parts_of(
    archive: Archive, time: Time, times: Sequence[Time], province: Province
) -> Iterator[Planned]:
    """Yield the pages of one of the years and months that an archive is parted in."""
    common, beside = _common(archive, time), _beside(archive, time, times)
    for part in _parted(archive, time, beside, province):
        context: Context = {
            **common,
            **(beside if part.is_newest else _ALONE),
            "title": part.title(str(common["title"])),
            "crumbs": _trail(archive, time, is_newest=part.is_newest),
            "part": part.around,
        }
        build = partial(_page, part.url, context, part.items, province)
        day, shown = parts.last_day(part.items), archive.preview.elsewhere
        yield Planned(part.url, build, changed=day, preview=shown)


def _parted(
    archive: Archive, time: Time, beside: Beside, province: Province
) -> Iterator[Part[Post]]:
    return archive_parts.parted(
        archive.url(*time),
        province.of_time(*archive.asked, time),
        lambda post: post.url,
        lambda post: post.entry.day,
        next(iter(beside["before"]), None),
    )


def year_of(archive: Archive, time: Time, times: Sequence[Time], province: Province) -> Planned:
    """Plan the page of a year that leads to its months."""
    months = [_link(archive, one) for one in reversed(times) if one[0] == time[0]]
    years = list(dict.fromkeys(one[:1] for one in times))
    context: Context = {**_common(archive, time), **_beside(archive, time, years), "months": months}
    build = partial(_page, archive.url(*time), context, (), province)
    return Planned(archive.url(*time), build, preview=archive.preview.elsewhere)


def _common(archive: Archive, time: Time) -> Context:
    """Return what all pages of a year or month show, and what most have none of."""
    return {
        "crumbs": _trail(archive, time, is_newest=True),
        "known": archive.known,
        "title": f"{archive.title}, {_label(time)}",
        "months": [],
        "part": archive_parts.ALONE,
    }


def _trail(archive: Archive, time: Time, *, is_newest: bool) -> Sequence[Context]:
    """Lead to what a page lies below: a month below its year, a part below the newest."""
    above = [_link(archive, time[:end]) for end in range(1, len(time) + (not is_newest))]
    return parts.crumbs(*archive.above, *above)


def _beside(archive: Archive, time: Time, times: Sequence[Time]) -> Beside:
    place = times.index(time)
    return {
        "before": [_link(archive, one) for one in times[:place][-1:]],
        "after": [_link(archive, one) for one in times[place + 1 :][:1]],
    }


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
