"""The record of a kind of post: everything in which its pages differ from those of the others."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context

MORE = 10
"""Entries of a second section; with the first one a listing stays at 30."""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A term and its value on a post's page, with a link where there is one to follow."""

    term: str
    value: str
    href: str = ""
    is_further: bool = False
    """Below the text: what few need before they have read it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """Some entries of a listing under a heading."""

    id: str
    title: str
    entries: Sequence[Context]
    empty: str = ""
    """What to say where there is no entry; without it the section is left out."""
    is_folded: bool = False
    count: int = 0
    """All that belong here, shown or not."""
    day: str = ""
    """The ISO date of the one day whose events these are."""
    jump: str = ""
    """How a link to it reads at the head of the listing; without it there is none."""


@dataclasses.dataclass(frozen=True, slots=True)
class Grouping:
    """A way of parting the posts of a kind: each part has a listing of its own."""

    title: str
    folder: str
    """Path segment above the parts; "" puts them right below the listing."""
    names: Callable[[Registry], Mapping[str, str]]
    query: str
    """Finds the posts of a kind and a part (`PostLists`)."""
    phrase: str
    """How a part's title reads, with `{kind}` and `{name}`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """One kind of post."""

    id: str
    lead: str
    """What the listing says about it."""
    invitation: str
    """What a listing without posts says."""
    rows: Callable[[Post, Province], list[Row]]
    """The label block of its own fields."""
    sections: Callable[[Sequence[Post], Province], list[Section]]
    """The listing's sections, from posts sorted oldest first."""
    groupings: tuple[Grouping, ...] = ()
    changes: Callable[[Post, Province], Iterator[dt.datetime]] = lambda *_: iter(())
    """The moments at which time alone changes what is shown of a post."""
    summary: Callable[[Sequence[Post], Province, str], Context | None] = lambda *_: None
    """Figures above a listing, of every area or of one (by id; "": every one)."""
    details: Callable[[Post, Province], Context] = lambda *_: {}
    """Further context of a post's page, over `NO_DETAILS`."""


NO_DETAILS: Context = {
    "state": None,
    "steps": (),
    "event": "",
    "outcome": "",
    "dates": (),
    "reply": None,
    "until": "",
}
"""What `Kind.details` may tell: a wish's state and steps, the calendar file of an event to come,
or why nobody needs to come any more ("batal", "lewat"), the next dates of one that repeats, an
answer to send, until when a notice holds."""


def no_rows(_post: Post, _province: Province) -> list[Row]:
    """Return the rows of a kind without fields of its own."""
    return []


def newest_section(posts: Sequence[Post], province: Province) -> list[Section]:
    """Return the one section of most listings."""
    entries = parts.newest(posts, province)
    return [Section("terbaru", "Terbaru", entries, count=len(posts))]


def _area_names(registry: Registry) -> Mapping[str, str]:
    return {area.id: area.name for area in registry.areas.values()}


BY_AREA = Grouping(
    title="Wilayah",
    folder="",
    names=_area_names,
    query="kind there",
    phrase="{kind} di {name}",
)


def after(moment: dt.datetime) -> dt.datetime:
    """Return the first moment that counts as later."""
    return moment + dt.timedelta(seconds=1)
