"""Posts that are kept somewhere and read where they are asked for, a list as far as it is.

What asks either these or lists at hand stands beside them: a view need not know which it has.
"""

from __future__ import annotations

import bisect
import dataclasses
import operator
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kim_plugins.model.post_lists import LISTED, Month, Order, PostLists, Time, month_of
from kim_plugins.model.posts import Post

_ORDER = operator.attrgetter("order")


class KeptList(Sequence[Post]):
    """Some of the posts that are kept, oldest first: read only as far as somebody looks."""

    @abstractmethod
    def months(self) -> Counter[Month]:
        """Count them by the month of their file names, without reading them."""

    @abstractmethod
    def of_time(self, time: Time) -> Sequence[Post]:
        """Return those whose file names are of a year or month, oldest first."""

    @abstractmethod
    def before(self, order: Order, most: int) -> Sequence[Post]:
        """Return the last of those that stand before a place in the order, oldest first."""

    @abstractmethod
    def after(self, order: Order, most: int) -> Sequence[Post]:
        """Return the first of those that stand after it."""


def before(posts: Sequence[Post], order: Order, most: int) -> Sequence[Post]:
    """Return the last of the posts that stand before a place in the order, oldest first."""
    if isinstance(posts, KeptList):
        return posts.before(order, most)
    end = bisect.bisect_left(posts, order, key=_ORDER)
    return posts[max(0, end - most) : end]


def after(posts: Sequence[Post], order: Order, most: int) -> Sequence[Post]:
    """Return the first of the posts that stand after it."""
    if isinstance(posts, KeptList):
        return posts.after(order, most)
    start = bisect.bisect_right(posts, order, key=_ORDER)
    return posts[start : start + most]


def months_of(posts: Sequence[Post]) -> Counter[Month]:
    """Count posts by month."""
    return posts.months() if isinstance(posts, KeptList) else Counter(map(month_of, posts))


class KeptPosts(Sequence[Post]):
    """The published posts of a province, oldest first, read where they are asked for."""

    @abstractmethod
    def every(self) -> tuple[Post, ...]:
        """Return all of them."""

    @abstractmethod
    def find(self, source: str) -> Post | None:
        """Return the one of a file, if it is published."""

    @abstractmethod
    def listed(self, query: str, key: Any) -> KeptList:
        """Return those that a query finds (`PostLists`)."""

    @abstractmethod
    def counts(self, query: str, keys: Iterable[Any]) -> Counter[Any]:
        """Return how many a query finds by each of these."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.every())

    def __iter__(self) -> Iterator[Post]:
        """Yield all of them."""
        return iter(self.every())

    def __getitem__(self, index: Any) -> Any:
        """Return one by its number, or several."""
        return self.every()[index]


@dataclasses.dataclass(eq=False, slots=True)
class KeptLists(Mapping[Any, Sequence[Post]]):
    """What a query finds among posts that are kept, by what it is asked."""

    posts: KeptPosts
    lists: PostLists
    query: str
    _known: dict[Any, Sequence[Post]] = dataclasses.field(default_factory=dict)

    def __getitem__(self, key: Any) -> Sequence[Post]:
        """Return a list; raise `KeyError` where it is empty."""
        if key not in self._known:
            self._known[key] = self.posts.listed(self.query, key)
        if not (found := self._known[key]):
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Any]:
        """Yield all that the query may be asked, which takes every post."""
        shown = self.posts.listed(LISTED, "")
        return iter({key for post in shown for key in self.lists.keys(self.query, post)})

    def __len__(self) -> int:
        """Return how many lists there are."""
        return sum(1 for _ in self)


@dataclasses.dataclass(eq=False, slots=True)
class KeptByFile(Mapping[str, Post]):
    """Posts that are kept, by their file."""

    posts: KeptPosts

    def __getitem__(self, source: str) -> Post:
        """Return one of them; raise `KeyError` where it isn't published."""
        if (found := self.posts.find(source)) is None:
            raise KeyError(source)
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield every file."""
        return (post.source for post in self.posts)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.posts)


def by_file(posts: Iterable[Post]) -> Mapping[str, Post]:
    """Return posts by their file."""
    return KeptByFile(posts) if isinstance(posts, KeptPosts) else {p.source: p for p in posts}
