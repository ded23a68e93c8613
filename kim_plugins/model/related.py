"""Which older posts a reader may want next: of the same place and topic, nearest first.

Chosen among older ones only, so that a new post never changes an old page.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kim_plugins.model.posts import Post
from kim_plugins.model.regions import DISTRICT_LENGTH, REGENCY_LENGTH, regency_code

MOST = 3
_Key = tuple[str, str]
"""An area's code and a topic ("" for any)."""
_Row = tuple[list[tuple[dt.datetime, str]], list[Post]]
"""Posts, oldest first, and the order of each."""
_Shelf = Mapping[_Key, _Row]


class Related:
    """The posts about each regency, ordered by place and topic when one of them is asked for."""

    def __init__(self, posts_by_regency: Mapping[str, Sequence[Post]]) -> None:
        self._posts = posts_by_regency
        self._shelves: dict[str, _Shelf] = {}

    def to(self, post: Post) -> Sequence[Post]:
        """Return up to three older posts that go with a post (none with an example)."""
        chosen: dict[str, Post] = {}
        for key in () if post.entry.is_example else _keys(post):
            orders, posts = self._shelf(regency_code(key[0])).get(key, ([], []))
            end = bisect_left(orders, post.order)
            for other in reversed(posts[max(0, end - MOST) : end]):
                chosen.setdefault(other.url, other)
            if len(chosen) >= MOST:
                break
        return tuple(chosen.values())[:MOST]

    def _shelf(self, regency: str) -> _Shelf:
        if regency not in self._shelves:
            shelf: dict[_Key, _Row] = {}
            for post in self._posts.get(regency, ()):
                order = post.order
                for key in () if post.entry.is_example else _keys(post):
                    orders, posts = shelf.setdefault(key, ([], []))
                    orders.append(order)
                    posts.append(post)
            self._shelves[regency] = shelf
        return self._shelves[regency]


def _keys(post: Post) -> Iterator[_Key]:
    """Yield what a post is looked up by: its places with its topics, then its places alone."""
    for length in (None, DISTRICT_LENGTH, REGENCY_LENGTH):
        places = dict.fromkeys(code[:length] for code in post.areas)
        yield from ((place, topic) for place in places for topic in post.entry.topics)
    for length in (None, DISTRICT_LENGTH):
        yield from ((place, "") for place in dict.fromkeys(code[:length] for code in post.areas))
