"""The parts of a year or month: the newest stands at its own address, the others are numbered.

They are numbered from the oldest, so that posts that come leave addresses and parts as they are.
Only the newest changes with them, so it alone says how many there are, and leads to all others.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from kim_plugins.base import locale_id
from kim_plugins.model import urls
from kim_plugins.views.chunks import chunks
from kim_plugins.views.output import Context
from kim_plugins.views.parts import link

Item = TypeVar("Item")
ALONE: Context = {
    "days": "",
    "count": 0,
    "newest": "",
    "older": None,
    "newer": None,
    "others": [],
}
"""What a page shows of the parts around it if there are none."""


@dataclasses.dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One part of a year or month."""

    items: Sequence[Item]
    """Oldest first."""
    url: str
    number: int
    """From 1, the oldest."""
    count: int
    """How many parts there are."""
    around: Context
    """The days it covers, and the way to the others (`kim/macros.html`)."""

    @property
    def is_newest(self) -> bool:
        """Tell whether it stands at the address of the year or month."""
        return self.number == self.count

    def title(self, whole: str) -> str:
        """Return its title, given that of the year or month."""
        return whole if self.is_newest else f"{whole}, bagian {self.number}"


def parted(
    newest: str,
    items: Sequence[Item],
    address: Callable[[Item], str],
    day: Callable[[Item], dt.date],
    before: Context | None = None,
) -> Iterator[Part[Item]]:
    """Yield the parts of the items of a year or month, oldest first.

    `newest` is the address of that time, `address` tells items from each other (`chunks`);
    `before` leads to the time before it, from the oldest part.
    """
    cut = chunks(items, address)
    spans = [(day(chunk[0]), day(chunk[-1])) for chunk in cut]
    for number, chunk in enumerate(cut, start=1):
        url = urls.part(newest, number, len(cut))
        older = _beside(newest, number - 1, len(cut)) if number > 1 else before
        around = {**_around(newest, number, spans), "older": older}
        yield Part(chunk, url, number, len(cut), around)


def _around(newest: str, number: int, spans: Sequence[tuple[dt.date, dt.date]]) -> Context:
    count, (first, last) = len(spans), spans[number - 1]
    if count == 1:
        return ALONE
    is_newest = number == count
    return {
        "days": f"{locale_id.days(first, last)} {last.year}",
        "count": count if is_newest else 0,
        "newest": "" if is_newest else newest,
        "newer": None if is_newest else _beside(newest, number + 1, count),
        "others": _others(newest, spans) if is_newest else [],
    }


def _beside(newest: str, number: int, count: int) -> Context:
    label = "Bagian terbaru" if number == count else f"Bagian {number}"
    return link(label, urls.part(newest, number, count))


def _others(newest: str, spans: Sequence[tuple[dt.date, dt.date]]) -> list[Context]:
    """Lead to all but the newest, newest first, by their days: of a busy day also by number."""
    labels = [locale_id.days(*span) for span in spans[:-1]]
    often = Counter(labels)
    return [
        link(
            label if often[label] == 1 else f"{label}, bagian {number}",
            urls.part(newest, number, len(spans)),
        )
        for number, label in reversed([*enumerate(labels, start=1)])
    ]
