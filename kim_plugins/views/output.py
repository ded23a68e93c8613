"""What the site is made of: pages and files, each a value that says all it depends on."""

from __future__ import annotations

import dataclasses
import enum
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from kim_plugins.model.body import FilledBody
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Post

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Context = Mapping[str, Json]
"""Everything a template may read: plain data, so that it can be digested."""


@dataclasses.dataclass(frozen=True, slots=True)
class Alternate:
    """The same news in another form, which feed readers look for in a page's head."""

    type: str
    """Media type."""
    title: str
    url: str


CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""Pixels of a share card, in the proportion that messengers show uncut (1.91 : 1)."""


class Tone(enum.Enum):
    """How a card's label looks; its words say it too."""

    PLAIN = "plain"
    WRONG = "wrong"
    """What mustn't be read without its label: a false rumour, an event that is off."""
    RIGHT = "right"


@dataclasses.dataclass(frozen=True, slots=True)
class Card:
    """What a picture for shared links says: nothing that a clock alone makes wrong."""

    title: str
    label: str = ""
    """What it is, or what became of it, in a word or two."""
    tone: Tone = Tone.PLAIN
    facts: tuple[str, ...] = ()
    """When and where, until when."""
    foot: str = ""
    """By whom and of where."""
    photo: Picture | None = None
    """A post's own picture, beside the words."""
    is_photo_alone: bool = False
    """The photo fills the card, without words."""

    @property
    def alt(self) -> str:
        """Say it to whoever can't see it, whole, whichever letters can be drawn."""
        title = f"{self.label}: {self.title}" if self.label else self.title
        return ". ".join(filter(None, [title, *self.facts, self.foot]))


@dataclasses.dataclass(frozen=True, slots=True)
class Preview:
    """The picture that a shared link to a page shows (ogp.me)."""

    url: str
    alt: str
    card: Card | None = None
    """What is drawn, if it is published with this page; others may show another page's."""

    @property
    def type(self) -> str:
        """Return its media type."""
        return "image/jpeg" if self.url.endswith(".jpg") else "image/png"

    @property
    def elsewhere(self) -> Preview:
        """Return the same for another page."""
        return dataclasses.replace(self, card=None)


@dataclasses.dataclass(frozen=True, slots=True)
class HtmlOutput:
    """One page: its address, the template of its content, and the context that fills it."""

    url: str
    template: str
    """A file below `templates/kim/`."""
    title: str
    """The document's title, without the site's name; home's own has it already."""
    description: str
    context: Context
    body: FilledBody | None = None
    """The post's text; the template sees it as `body`."""
    source: str = ""
    """The post it shows, relative to the docs folder."""
    changed: str = ""
    """ISO date of the last change worth telling a search engine."""
    is_indexed: bool = True
    """Whether search engines may list it."""
    alternates: tuple[Alternate, ...] = ()
    moved_to: str = ""
    """The page that has taken its place and to which browsers go at once."""
    preview: Preview | None = None
    meta: tuple[tuple[str, str], ...] = ()
    """Further properties for the page's head, each with its value (ogp.me)."""
    data: tuple[Context, ...] = ()
    """What it says for machines: nodes of schema.org (`views/linked_data/`)."""

    def make(self) -> HtmlOutput:
        """Return itself: it is made."""
        return self


class Page(Protocol):
    """A page, made or yet to be made: its address, and what lists of pages say of it."""

    @property
    def url(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def changed(self) -> str: ...  # noqa: D102
    @property
    def is_indexed(self) -> bool: ...  # noqa: D102
    @property
    def preview(self) -> Preview | None: ...  # noqa: D102
    def make(self) -> HtmlOutput:
        """Make the page; the same every time."""
        ...


@dataclasses.dataclass(frozen=True, slots=True)
class Planned:
    """A page that is made only if it is wanted, and by whichever process is free."""

    url: str
    build: Callable[[], HtmlOutput]
    source: str = ""
    changed: str = ""
    is_indexed: bool = True
    preview: Preview | None = None

    def make(self) -> HtmlOutput:
        """Make the page."""
        return dataclasses.replace(
            self.build(),
            source=self.source,
            changed=self.changed,
            is_indexed=self.is_indexed,
            preview=self.preview,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class FileOutput:
    """One file that isn't a page."""

    path: str
    content: bytes

    def make(self) -> bytes:
        """Return its content."""
        return self.content


def named_by_content(path: str, content: bytes) -> FileOutput:
    """Return a file whose name holds a digest of its content, so that it can be kept for ever."""
    stem, _, suffix = path.rpartition(".")
    digest = hashlib.blake2b(content).hexdigest()[:8]
    return FileOutput(f"{stem}.{digest}.{suffix}", content)


@dataclasses.dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is made only if it is wanted."""

    path: str
    make: Callable[[], bytes]
    changed: str = ""
    """Of a sitemap the day of the last change of what it lists, for the index ("": unknown)."""


@dataclasses.dataclass(frozen=True, slots=True)
class RowsFile:
    """A file with lines for each post, one after the other: an edit of one changes its own."""

    path: str
    head: bytes
    """What stands before all lines; it ends with a line feed."""
    posts: Callable[[], Iterable[Post]]
    """Returns the posts that have lines, the last one first."""
    before: Callable[[Post], Post | None]
    """Returns the last of them that stands before a post."""
    holds: Callable[[Post], bool]
    """Tells whether a published post is one of them."""
    rows: Callable[[Post], list[bytes]]
    """Makes a post's lines, at least one, which hold no line feed."""
    mark: Callable[[Post], bytes]
    """Returns what only this post's lines hold; with the line feed before it where they begin so.

    Of several lines each has to begin with it.
    """
    reads: str
    """Notes what the lines are made of: the front matter of all posts, or what lists know."""
    between: bytes = b""
    """Ends every line but the last."""
    tail: bytes = b""

    def make(self) -> bytes:
        """Return its content."""
        posts = reversed([*self.posts()])
        rows = (self.between + b"\n").join(row for post in posts for row in self.rows(post))
        return b"".join([self.head, rows, b"\n" if rows else b"", self.tail])


@dataclasses.dataclass(frozen=True, slots=True)
class CardFile:
    """A share card; its address holds a digest of all that it is drawn from."""

    path: str
    card: Card
    site_name: str

    def make(self) -> bytes:
        """Raise `LookupError`: pictures are drawn on the floor above (`CardDrawing`)."""
        raise LookupError(self.path)


File = FileOutput | PlannedFile | RowsFile | CardFile


@dataclasses.dataclass(frozen=True, slots=True)
class PictureOutput:
    """One published size of a picture, to be made from its original; or a file as it is."""

    path: str
    source: str
    """The original, relative to the docs folder."""
    digest: str
    """The hash of the original's content."""
    width: int
    """Pixels; 0 for a file that is published as it is."""
    height: int
