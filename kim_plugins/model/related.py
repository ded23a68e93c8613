"""Which older posts a reader may want next: of the same place and topic, nearest first.

Chosen among older ones only, so that a new post never changes an old page.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kim_plugins.model.posts import Post
from kim_plugins.model.regions import DISTRICT_LENGTH, REGENCY_LENGTH

MOST = 3
_Row = tuple[list[tuple[dt.datetime, str]], list[Post]]
"""Posts, oldest first, and the order of each."""
_Shelf = Mapping[str, _Row]
"""By topic ("" for any)."""


class Related:
    """The posts about each place, ordered by topic when one of them is asked for."""

    def __init__(self, posts_by_place: Mapping[str, Sequence[Post]]) -> None:
        """Begin with the posts about each place and what lies in it, by its code."""
        self._posts = posts_by_place
        self._shelves: dict[str, _Shelf] = {}

    def to(self, post: Post) -> Sequence[Post]:
        """Return up to three older posts that go with a post (none with an example)."""
        chosen: dict[str, Post] = {}
        for place, topic in () if post.entry.is_example else _keys(post):
            orders, posts = self._shelf(place).get(topic, ([], []))
            end = bisect_left(orders, post.order)
            for other in reversed(posts[max(0, end - MOST) : end]):
                chosen.setdefault(other.url, other)
            if len(chosen) >= MOST:
                break
        return tuple(chosen.values())[:MOST]

    def _shelf(self, place: str) -> _Shelf:
        if place not in self._shelves:
            shelf: dict[str, _Row] = {}
            for post in self._posts.get(place, ()):
                order = post.order
                for topic in () if post.entry.is_example else (*post.entry.topics, ""):
                    orders, posts = shelf.setdefault(topic, ([], []))
                    orders.append(order)
                    posts.append(post)
            self._shelves[place] = shelf
        return self._shelves[place]


def _keys(post: Post) -> Iterator[tuple[str, str]]:
    """Yield a code and a topic each: a post's places with its topics, then its places alone."""
    for length in (None, DISTRICT_LENGTH, REGENCY_LENGTH):
        places = dict.fromkeys(code[:length] for code in post.areas)
        yield from ((place, topic) for place in places for topic in post.entry.topics)
    for length in (None, DISTRICT_LENGTH):
        yield from ((place, "") for place in dict.fromkeys(code[:length] for code in post.areas))
