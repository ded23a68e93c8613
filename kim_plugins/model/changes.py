"""What became of posts after they appeared: corrections and withdrawals, in the order of time."""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator

from kim_plugins.model.fields import Moment
from kim_plugins.model.frontmatter import Correction, FrontMatter
from kim_plugins.model.posts import Entry, Post, changes_of

WITHDRAWN = "dicabut"
"""The kind of change that leaves only a reason."""


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What a post itself says of one change."""

    at: Moment
    kind: str
    """A kind of correction, or `WITHDRAWN`."""
    note: str


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One correction or withdrawal; what it says is read only to be shown."""

    at: dt.datetime
    post: Post
    number: int
    """Its place among the changes of its post, the first in time being 0."""

    @property
    def order(self) -> tuple[dt.datetime, str, int]:
        """Sort key, oldest first."""
        return (self.at, self.post.url, self.number)

    def told(self) -> Told:
        """Return what the post says of it."""
        return _told(self.post)[self.number]


def changes(posts: Iterable[Post], now: dt.datetime) -> list[Change]:
    """Return every change up to `now`, oldest first."""
    found = [
        Change(at, post, number)
        for post in posts
        for number, at in enumerate(post.entry.corrected)
        if at <= now
    ]
    return sorted(found, key=lambda change: change.order)


def latest(post: Post, now: dt.datetime) -> Told | None:
    """Return what a post says of its last change up to `now`, if there is any."""
    count = bisect.bisect_right(post.entry.corrected, now)
    return _told(post)[count - 1] if count else None


def is_changed(post: Post) -> bool:
    """Tell whether a post says that it has changed since it appeared, or will."""
    return bool(post.entry.updated or post.entry.corrected)


def changed_at(post: Post, now: dt.datetime) -> dt.datetime:
    """Return when a post last changed in a way that its readers should know.

    What is dated after `now` doesn't count yet, so that a slip in a year can't keep a post
    at the head of a feed for decades.
    """
    if not is_changed(post):  # Nearly all, and it is asked often.
        return post.entry.at
    return max(post.entry.at, last_told(post.entry, now) or post.entry.at)


def last_told(entry: Entry, now: dt.datetime) -> dt.datetime | None:
    """Return the last moment up to `now` at which a post says that it changed, if it says so."""
    return max((at for at in _later(entry) if at <= now), default=None)


def updated(meta: FrontMatter, now: dt.datetime) -> Moment | None:
    """Return when its authors say that they last changed a post, unless that is yet to come."""
    return meta.updated if meta.updated and meta.updated.at <= now else None


def moments(post: Post) -> Iterator[dt.datetime]:
    """Yield the moments at which a post appeared or changed, in no order."""
    yield post.entry.at
    yield from _later(post.entry)


def _later(entry: Entry) -> Iterator[dt.datetime]:
    if entry.updated is not None:
        yield entry.updated
    yield from entry.corrected


def _told(post: Post) -> list[Told]:
    found = sorted(changes_of(post.meta), key=lambda change: change.at.at)
    return [
        Told(one.at, one.kind, one.note)
        if isinstance(one, Correction)
        else Told(one.at, WITHDRAWN, one.reason)
        for one in found
    ]
