"""A view: of which parts of the site it makes something, and what it makes of each.

Parts are planned one by one, so that after a change only those are planned anew that asked for
what is different now.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import File, Page

Made_co = TypeVar("Made_co", bound="Page | File", covariant=True)


def _whole(_: Province) -> Iterable[str]:
    """Return the key of a view that has one part."""
    return ("",)


@dataclasses.dataclass(frozen=True, slots=True)
class View(Generic[Made_co]):
    """A view of the province; called with it, it yields all outputs."""

    name: str
    plan: Callable[[str, Province], Iterator[Made_co]]
    """Yields the outputs of the part with that key."""
    keys: Callable[[Province], Iterable[str]] = _whole
    """Returns the key of each part that is there whichever posts there are: ids of areas."""
    of_posts: Callable[[Post, Province], Iterable[str]] | None = None
    """Returns the keys, which aren't empty, of the parts that are there because posts are, and
    that this one would stand in: the post need not be the province's. None where `None`."""

    @classmethod
    def whole(cls, name: str, plan: Callable[[Province], Iterator[Made_co]]) -> View[Made_co]:
        """Make a view that has one part."""
        return cls(name, lambda _, province: plan(province))

    def __call__(self, province: Province) -> Iterator[Made_co]:
        """Yield the outputs of all parts."""
        for key in self.every_key(province):
            yield from self.plan(key, province)

    def every_key(self, province: Province) -> Iterator[str]:
        """Yield the key of each part."""
        yield from self.keys(province)
        if of_posts := self.of_posts:
            found = (key for post in province.posts for key in of_posts(post, province))
            yield from dict.fromkeys(found)
