"""The lists that posts stand in, by what is asked of a province: those of an area, of a kind."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Post
from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    REGENCY_LENGTH,
    RegionTable,
    kecamatan_code,
    regency_code,
    village_code,
)

Key = TypeVar("Key")
Item = TypeVar("Item")
NEAR = "near"
"""The query by a region's code and a topic ("": any): posts about it and what lies in it, as its
code begins, without examples."""
WITHDRAWN, CORRECTED, CONTRIBUTED, FORMER = "withdrawn", "corrected", "contributed", "former"
"""Queries by nothing: the posts of that sort. FORMER: those that name former addresses."""
LISTED, EXAMPLES, URGENT, CHANGED, SHOWING = "listed", "examples", "urgent", "changed", "showing"
"""Likewise, of those that indexes show: all, those that are examples, urgent notices, those that
say that they were updated or corrected, or will be, those with pictures or other files."""
Month = tuple[int, int]
"""Year and month."""
Order = tuple[dt.datetime, str]
"""A post's place in the order of all (`Post.order`)."""
MOST_A_YEAR = 360
"""Posts of a list in one year that are told of together; of more each month is told of apart."""
Time = tuple[int, ...]
"""A year, or a year and one of its months."""
NUMBER, FILE = "contribution", "shows"
"""The queries by a contribution's number, and by a picture or other file of posts."""


@dataclasses.dataclass(frozen=True, slots=True)
class PostLists:
    """In which lists each post stands."""

    registry: Registry
    regions: RegionTable

    def keys(self, query: str, post: Post) -> Iterable[Any]:
        """Yield by what a query finds a post that indexes show."""
        return _QUERIES[query](self, post)

    def every(self, post: Post) -> Iterator[tuple[str, Any]]:
        """Yield each query that finds a post, with what it finds the post by."""
        for query, keys in _QUERIES.items() if post.is_listed else ():
            yield from ((query, key) for key in dict.fromkeys(keys(self, post)))
        yield from ((sort, "") for sort, is_of in SORTS.items() if is_of(post))
        if post.entry.contribution:
            yield NUMBER, post.entry.contribution

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

    def kecamatan_of(self, post: Post) -> list[str]:
        """Return the codes of the kecamatan in which a post's places lay, as far as they exist."""
        then = zip(self.codes_then(post), post.areas, strict=True)
        codes = (old if kecamatan_code(old) in self.regions else code for old, code in then)
        return [found for code in codes if (found := kecamatan_code(code))]


def _near(post: Post) -> Iterator[tuple[str, str]]:
    """Yield a post's places, the kecamatan and regencies they lie in, with each of its topics."""
    for code in () if post.entry.is_example else post.areas:
        places = (code, code[:DISTRICT_LENGTH], code[:REGENCY_LENGTH])
        yield from itertools.product(places, (*post.entry.topics, ""))


_QUERIES: Mapping[str, Callable[[PostLists, Post], Iterable[Any]]] = {
    "area": PostLists.areas_of,
    "kecamatan": PostLists.kecamatan_of,
    "village": lambda _, post: filter(None, map(village_code, post.areas)),
    "place": lambda _, post: post.areas if post.entry.is_urgent else (),
    "group": lambda _, post: [(post.place.area, post.place.group)],
    "topic": lambda _, post: post.entry.topics,
    "kind": lambda _, post: [post.entry.kind],
    "kind there": lambda lists, post: [(post.entry.kind, area) for area in lists.areas_of(post)],
    "kind by": lambda _, post: [(post.entry.kind, post.place.area, post.place.group)],
    "kind part": lambda _, post: [(post.entry.kind, post.entry.part)] if post.entry.part else (),
    "topic there": lambda lists, post: itertools.product(post.entry.topics, lists.areas_of(post)),
    NEAR: lambda _, post: _near(post),
    FILE: lambda _, post: post.files,
}
QUERIES = tuple(_QUERIES)
"""The names of all of them."""
SORTS: Mapping[str, Callable[[Post], object]] = {
    WITHDRAWN: lambda post: not post.is_listed,
    CORRECTED: lambda post: post.entry.corrected,
    CONTRIBUTED: lambda post: post.entry.contribution,
    FORMER: lambda post: post.entry.former,
    LISTED: lambda post: post.is_listed,
    EXAMPLES: lambda post: post.is_listed and post.entry.is_example,
    URGENT: lambda post: post.is_listed and post.entry.is_urgent,
    SHOWING: lambda post: post.is_listed and post.files,
    CHANGED: lambda post: post.is_listed and (post.entry.updated or post.entry.corrected),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Times:
    """When the posts of a list are of."""

    months: tuple[Month, ...]
    """Those that hold some, in order."""
    busy: frozenset[int]
    """The years of more posts than one page of years should lead to (`MOST_A_YEAR`)."""

    @classmethod
    def of(cls, counts: Counter[Month]) -> Times:
        """Return those of a list, from its posts by month."""
        years: Counter[int] = Counter()
        for (year, _), count in counts.items():
            years[year] += count
        busy = frozenset(year for year, count in years.items() if count > MOST_A_YEAR)
        return cls(tuple(sorted(counts)), busy)

    @property
    def parts(self) -> list[Time]:
        """Return what the list is parted in, in order: years, and the months of busy ones."""
        found = (month if month[0] in self.busy else month[:1] for month in self.months)
        return list(dict.fromkeys(found))


def month_of(post: Post) -> Month:
    """Return the month of a post: its file name and its date name one day (KIM025)."""
    return (post.place.day.year, post.place.day.month)


def number_of(month: Month) -> int:
    """Return a month's place among all months, for reckoning with them."""
    return month[0] * 12 + month[1] - 1


def month_at(number: int) -> Month:
    """Return the month at such a place."""
    return (number // 12, number % 12 + 1)


def is_of(post: Post, time: Time) -> bool:
    """Tell whether a post's file name is of a year or month."""
    return month_of(post)[: len(time)] == time


def grouped(
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
