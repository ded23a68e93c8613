"""One list of published posts, of which nearly all asks are for the newest few or their number."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kim_plugins.model import kept_lists
from kim_plugins.model.kept_lists import KeptList
from kim_plugins.model.post_lists import Month, Order, Time
from kim_plugins.model.posts import Post

_FIRST = 64
"""Posts that are read to begin with, where somebody goes through a list from its end."""


@dataclasses.dataclass(eq=False)
class ListedPosts(KeptList):
    """Those that a query finds, oldest first."""

    length: Callable[[], int]
    newest: Callable[[int], Sequence[Post]]
    """Returns so many of the newest, oldest first, or all if there are no more."""
    by_month: Callable[[], Counter[Month]]
    within: Callable[[Time], Sequence[Post]]
    """Returns those of a year or month, oldest first."""
    around: Callable[[dt.datetime, int], Sequence[Post]]
    """Returns those of a moment, and so many before it and after it, oldest first."""
    _read: Sequence[Post] = ()
    """The newest that were read already."""
    _length: int | None = None

    def __len__(self) -> int:
        """Return how many there are."""
        if self._length is None:
            self._length = self.length()
        return self._length

    def __iter__(self) -> Iterator[Post]:
        """Yield all of them."""
        return iter(self._last(len(self)))

    def __reversed__(self) -> Iterator[Post]:
        """Yield them from the newest on."""
        done, most = 0, _FIRST
        while done < len(self):
            found = self._last(most)
            yield from reversed(found[: len(found) - done])
            done, most = len(found), most * 4

    def __getitem__(self, index: Any) -> Any:
        """Return one by its number, or several."""
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._last(len(self) - places)[0]
        first = min([*places[:1], *places[-1:]], default=len(self))
        found = self._last(len(self) - first)
        return [found[place - first] for place in places]

    def months(self) -> Counter[Month]:
        """Count them by the month of their file names, without reading them."""
        return self.by_month()

    def of_time(self, time: Time) -> Sequence[Post]:
        """Return those whose file names are of a year or month, oldest first."""
        return self.within(time)

    def before(self, order: Order, most: int) -> Sequence[Post]:
        """Return the last of those that stand before a place in the order, oldest first."""
        return kept_lists.before(self.around(order[0], most), order, most)

    def after(self, order: Order, most: int) -> Sequence[Post]:
        """Return the first of those that stand after it."""
        return kept_lists.after(self.around(order[0], most), order, most)

    def _last(self, count: int) -> Sequence[Post]:
        if len(self._read) < min(count, len(self)):
            self._read = self.newest(count)
        return self._read[len(self._read) - min(count, len(self._read)) :]
