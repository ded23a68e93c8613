"""A post: who published what where, complete and checked."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from kim_plugins.model import urls
from kim_plugins.model.body import Body, Reference
from kim_plugins.model.frontmatter import Correction, FrontMatter, Withdrawal
from kim_plugins.model.recorded_reads import asked, record_read

HEAD = "head"
"""The query of whoever reads a post's front matter and nothing of its text."""


class PostPlace(NamedTuple):
    """What folder and file name say: `posts/<area>/<group>/<date>-<slug>.md`."""

    area: str
    group: str
    day: dt.date
    slug: str

    @property
    def url(self) -> str:
        """Return the post's page."""
        return urls.post(self.area, self.group, self.day.year, self.slug)


class Entry(NamedTuple):
    """What lists are parted and ordered by; everything else is read only to be shown."""

    at: dt.datetime
    """When it is published."""
    day: dt.date
    kind: str
    topics: tuple[str, ...]
    is_draft: bool
    is_example: bool
    is_listed: bool
    """Indexes may show it: a withdrawn post keeps only its own page."""
    is_urgent: bool = False
    former: tuple[str, ...] = ()
    """The URLs at which it stood before, the oldest first."""
    updated: dt.datetime | None = None
    corrected: tuple[dt.datetime, ...] = ()
    """When it was corrected or withdrawn, the first time first."""
    part: str = ""
    """The verdict of a clarification, the category of a potential: its kind is listed by it."""
    contribution: str = ""
    """The number under which it was received ("" for most)."""

    @classmethod
    def of(cls, meta: FrontMatter) -> Entry:
        """Take the entry from a front matter."""
        return cls(
            at=meta.date.at,
            day=meta.date.day,
            kind=meta.kind,
            topics=meta.topics,
            is_draft=meta.draft,
            is_example=meta.example,
            is_listed=meta.withdrawn is None,
            is_urgent=bool(getattr(meta, "urgent", False)),
            former=tuple(address[1:] for address in meta.redirect_from),
            updated=meta.updated.at if meta.updated else None,
            corrected=tuple(sorted(one.at.at for one in changes_of(meta))),
            part=getattr(meta, "verdict", None) or getattr(meta, "category", None) or "",
            contribution=meta.contribution or "",
        )


def changes_of(meta: FrontMatter) -> tuple[Correction | Withdrawal, ...]:
    """Return what became of a post after it appeared."""
    return (*meta.corrections, *([meta.withdrawn] if meta.withdrawn else []))


@dataclasses.dataclass(frozen=True, slots=True)
class Details:
    """What a post's own page shows."""

    meta: FrontMatter
    body: Body
    references: tuple[Reference, ...]
    """What each slot of the body points at."""
    image: Reference | None = None
    """The lead picture."""
    still: Reference | None = None
    """The picture that stands for its video."""
    head: Mapping[str, object] = dataclasses.field(default_factory=dict)
    """The front matter as it was given, by English keys: all that `meta` is made of."""

    @property
    def pictures(self) -> tuple[Reference, ...]:
        """Return the pictures that keys name, rather than the text."""
        return tuple(one for one in (self.image, self.still) if one)

    @property
    def files(self) -> tuple[str, ...]:
        """Return the pictures and other files that are published with the post."""
        shown = {one.key for one in self.pictures}
        shown |= {to.key for to in self.references if "/img/" in to.key or "/berkas/" in to.key}
        return tuple(sorted(shown))


@dataclasses.dataclass(frozen=True, slots=True)
class Post:
    """A post that may be published."""

    source: str
    """The file, relative to the docs folder."""
    place: PostPlace
    areas: tuple[str, ...]
    """Region codes: those given, else the group's village, else its regency."""
    entry: Entry
    read: Callable[[], Details] = dataclasses.field(compare=False, repr=False)
    """Gives its details; whoever wants them goes through `details`, where that is noted."""
    files: tuple[str, ...] = ()
    """The pictures and other files that it shows or links to, in the order of their names."""
    url: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", self.place.url)

    @property
    def details(self) -> Details:
        """Return what its page shows, and note that it was asked for."""
        record_read(self.source)
        return self.read()

    @property
    def meta(self) -> FrontMatter:
        """Return its front matter."""
        record_read(asked(HEAD, self.source))
        return self.read().meta

    @property
    def body(self) -> Body:
        """Return its text."""
        return self.details.body

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return what each slot of its text points at."""
        return self.details.references

    @property
    def image(self) -> Reference | None:
        """Return its lead picture, which a key of the front matter names."""
        record_read(asked(HEAD, self.source))
        return self.read().image

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Sort key, oldest first; equal moments are told apart by URL."""
        return (self.entry.at, self.url)

    @property
    def is_listed(self) -> bool:
        """Tell whether indexes may show it."""
        return self.entry.is_listed


def known(source: str, place: PostPlace, areas: tuple[str, ...], details: Details) -> Post:
    """Make a post whose details are at hand."""
    return Post(source, place, areas, Entry.of(details.meta), lambda: details, details.files)
