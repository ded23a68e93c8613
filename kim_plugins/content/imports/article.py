"""What every export is read into: articles as they once appeared, and their pictures."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Mapping

from kim_plugins.base import home

FIRST_YEAR, LAST_YEAR = 1991, 9000
_TAG = re.compile(r"<[^<>]*>")


class Unreadable(Exception):
    """An export that can't be read; its text says why, in Indonesian."""


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the export knows it."""

    url: str
    alt: str = ""
    caption: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Photo:
    """A picture that a post shows, to be found among those that came with it."""

    name: str
    """Its name in the post, without the folder `img/`."""
    likeness: int | None = None
    """Its difference hash (64 bits) as the telephone told it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Posted:
    """A post as it arrived."""

    text: str
    """Front matter and text, without the form's comments and an editor's keys."""
    name: str
    """How its file was called when it came."""
    group: str
    """Whose post it is (`kabupaten-contoh/kim-contoh`); "" where it doesn't say."""
    photos: tuple[Photo, ...]
    hidden: tuple[str, ...] = ()
    """What is private and was covered, told by its first and last signs."""
    sent: tuple[tuple[str, str], ...] = ()
    """The file of each photo that was found, by the photo's name."""
    former: tuple[str, ...] = ()
    """Digests of the versions that came before it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Article:
    """One article, with its text as HTML."""

    key: str
    """What it is known by, whichever export it comes from: its address, else its id."""
    title: str
    html: str
    at: dt.datetime | None
    """When it first appeared, with its zone."""
    address: str = ""
    """Where it first appeared; "" where the export doesn't say."""
    summary: str = ""
    author: str = ""
    labels: tuple[str, ...] = ()
    picture: Picture | None = None
    """The one that stood above the text."""
    is_draft: bool = False
    text: str = ""
    """The text in our dialect already; there is no HTML then."""
    kind: str = "berita"
    fields: tuple[tuple[str, str], ...] = ()
    """Further keys of its kind, with their values."""
    others: tuple[Picture, ...] = ()
    """Pictures that stand below the text."""
    attached: tuple[str, ...] = ()
    """Numbers of the pictures that were sent up for it."""
    is_classic: bool = False
    """Whether blank lines part its paragraphs, as in WordPress' older editor."""
    notes: tuple[str, ...] = ()
    """What its reader could not be sure of, in Indonesian."""
    post: Posted | None = None
    """The post that it is already, written by the form."""


@dataclasses.dataclass(frozen=True, slots=True)
class Export:
    """Everything that one export holds."""

    articles: tuple[Article, ...]
    skipped: Mapping[str, int] = dataclasses.field(default_factory=Counter)
    """What is no article, counted by what it is (in Indonesian)."""
    pictures: Mapping[str, Picture] = dataclasses.field(default_factory=dict)
    """Pictures by the number that an article's text calls them by."""


def plain(text: str) -> str:
    """Return the words of a short text that may hold tags and entities."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def moment(text: str, zone: dt.tzinfo | None = None) -> dt.datetime | None:
    """Read an ISO 8601 time, also with a blank for the T.

    Without a zone it is of `zone`, the site's own if none is named.
    `None` for what is no time, the zeros of a database's empty date among them.
    """
    try:
        found = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return likely(found if found.tzinfo else found.replace(tzinfo=zone or home.tz()))


def likely(at: dt.datetime) -> dt.datetime | None:
    """Return a time at which an article can have appeared on the web; `None` for any other.

    An empty date is written as the beginning of 1970, of the year 1 or before it.
    """
    return at if FIRST_YEAR <= at.year < LAST_YEAR else None
