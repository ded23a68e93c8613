"""The six kinds of post, one record each; a new kind is a module and a line here."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.kinds import clarification, event, news, notice, potential, wish
from kim_plugins.views.kinds.kind import NO_DETAILS, Kind
from kim_plugins.views.output import Context

KINDS: Mapping[str, Kind] = {
    module.KIND.id: module.KIND for module in (news, notice, event, clarification, wish, potential)
}
"""In the order in which they are offered to readers."""


def changes(posts: Iterable[Post], province: Province) -> Iterator[dt.datetime]:
    """Yield the moments, past and future, at which time alone changes what is shown of posts."""
    for post in posts:
        yield from KINDS[post.entry.kind].changes(post, province)


def rows(post: Post, province: Province) -> list[Context]:
    """Return the rows that only this kind of post has, in reading order."""
    found = KINDS[post.entry.kind].rows(post, province)
    return [{**dataclasses.asdict(row), "url": ""} for row in found if row.value]


def details(post: Post, province: Province) -> Context:
    """Return what else only this kind's page shows."""
    return {**NO_DETAILS, **KINDS[post.entry.kind].details(post, province)}
