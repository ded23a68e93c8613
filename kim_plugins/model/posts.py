"""A post: who published what where, complete and checked."""

from __future__ import annotations

import dataclasses
import datetime as dt

from kim_plugins.model import urls
from kim_plugins.model.body import Body, Reference
from kim_plugins.model.frontmatter import FrontMatter


@dataclasses.dataclass(frozen=True, slots=True)
class PostPlace:
    """What folder and file name say: `posts/<area>/<group>/<date>-<slug>.md`."""

    area: str
    group: str
    day: dt.date
    slug: str

    @property
    def url(self) -> str:
        """Return the post's page."""
        return urls.post(self.area, self.group, self.day.year, self.slug)


@dataclasses.dataclass(frozen=True, slots=True)
class Post:
    """A post that may be published."""

    source: str
    """The file, relative to the docs folder."""
    place: PostPlace
    meta: FrontMatter
    areas: tuple[str, ...]
    """Region codes: those given, else the group's village, else its regency."""
    body: Body
    references: tuple[Reference, ...]
    """What each slot of the body points at."""
    image: Reference | None = None
    """The lead picture."""

    @property
    def url(self) -> str:
        """Return the post's page."""
        return self.place.url

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Sort key, oldest first; equal moments are told apart by URL."""
        return (self.meta.date.at, self.url)

    @property
    def is_listed(self) -> bool:
        """Tell whether indexes may show it: a withdrawn post keeps only its own page."""
        return self.meta.withdrawn is None
