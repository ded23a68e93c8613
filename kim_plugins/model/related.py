"""Which older posts a reader may want next: of the same place and topic, nearest first.

Chosen among older ones only, so that a new post never changes an old page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kim_plugins.model import kept_lists
from kim_plugins.model.posts import Post
from kim_plugins.model.regions import DISTRICT_LENGTH, REGENCY_LENGTH

MOST = 3
Near = Mapping[tuple[str, str], Sequence[Post]]
"""Posts, oldest first, by a place and a topic ("" for any): `post_lists.NEAR`."""


def related(post: Post, near: Near) -> Sequence[Post]:
    """Return up to three older posts that go with a post (none with an example)."""
    chosen: dict[str, Post] = {}
    for key in () if post.entry.is_example else _keys(post):
        found = kept_lists.before(near.get(key, ()), post.order, MOST)
        for other in reversed(found):
            chosen.setdefault(other.url, other)
        if len(chosen) >= MOST:
            break
    return tuple(chosen.values())[:MOST]


def _keys(post: Post) -> Iterator[tuple[str, str]]:
    """Yield a code and a topic each: a post's places with its topics, then its places alone."""
    for length in (None, DISTRICT_LENGTH, REGENCY_LENGTH):
        places = dict.fromkeys(code[:length] for code in post.areas)
        yield from ((place, topic) for place in places for topic in post.entry.topics)
    for length in (None, DISTRICT_LENGTH):
        yield from ((place, "") for place in dict.fromkeys(code[:length] for code in post.areas))
