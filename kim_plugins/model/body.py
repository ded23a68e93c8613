"""A post's text as safe HTML with numbered gaps where links and pictures go."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Sequence


class SafeHtml(str):
    """HTML that may stand in a page as it is.

    Only the sanitiser makes it, and `Body.fill` from the sanitiser's pieces.
    """

    __slots__ = ()

    def __html__(self) -> str:
        """Tell template engines not to escape it again."""
        return self


class SlotKind(enum.StrEnum):
    """What a gap in a body asks for."""

    LINK = "link"
    """A whole `href` attribute, or nothing where the target is not published."""

    PICTURE = "picture"
    """A whole `<img>` element."""


@dataclasses.dataclass(frozen=True, slots=True)
class Slot:
    """One gap: what the author wrote there, and where."""

    kind: SlotKind
    target: str
    """The link or picture path as written."""
    alt: str = ""
    line: int = 0
    """The line in the body, from 1; 0 where it could not be found again."""
    column: int = 0


Note = tuple[int, SafeHtml]
"""The number of a link's slot, and what is said at the end of that link."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """What a link or picture points at, once it is known to exist."""

    key: str
    """A source file relative to the docs folder, or `/` and a URL of the site."""
    fragment: str = ""
    """The id on that page, as it stands in its HTML."""
    query: str = ""
    """What is asked of that page, as written: `q=banjir`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text: its level (2 to 6), id and plain words."""

    level: int
    id: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """Sanitised pieces around slots: `pieces` has exactly one item more than `slots`."""

    pieces: Sequence[SafeHtml] = (SafeHtml(""),)
    slots: tuple[Slot, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Every id in the text that a link may point at."""
    digest: str = ""
    """Names the pieces: equal digests mean equal pieces, made by the same code."""

    def fill(self, values: Sequence[SafeHtml], notes: Sequence[Note] = ()) -> SafeHtml:
        """Return the whole text with one value, already escaped, in each slot.

        `notes` are put at the end of links.
        """
        if len(values) != len(self.slots):
            raise ValueError("one value a slot")
        parts = [self.pieces[0]]
        for value, piece in zip(values, self.pieces[1:], strict=True):
            parts += (value, piece)
        for number, note in notes:
            _close(parts, 2 * number + 2, note)
        return SafeHtml("".join(parts))


def _close(parts: list[SafeHtml], start: int, note: SafeHtml) -> None:
    """Put a note before the end of the link that begins in a part; links hold no links."""
    at = next((at for at in range(start, len(parts)) if "</a>" in parts[at]), None)
    if at is not None:
        parts[at] = SafeHtml(parts[at].replace("</a>", f"{note}</a>", 1))


@dataclasses.dataclass(frozen=True, slots=True)
class FilledBody:
    """A body with the values of its slots, put together only when it is asked for."""

    body: Body
    values: tuple[SafeHtml, ...] = ()
    notes: Sequence[Note] = ()

    def html(self) -> SafeHtml:
        """Return the whole text."""
        return self.body.fill(self.values, self.notes)

    def identity(self) -> list[str]:
        """Return what its HTML depends on: digest and values."""
        return [self.body.digest, *self.values, *(note for _, note in self.notes)]
