"""The page around a content, taken from the theme once and filled as text.

The engine renders the frame with marks in place of what differs from page to
page; filling it in costs microseconds and needs no engine.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping, Sequence

from markupsafe import escape

from kim_plugins.model import urls
from kim_plugins.views.output import Page

_MARK = re.compile("\x00([a-z_]+)\x00")
RAW = frozenset({"content", "head", "data"})
"""Marks whose value is HTML already."""


def mark(name: str) -> str:
    """Return what stands in a frame for the value of `name`; no real text contains it."""
    return f"\x00{name}\x00"


@dataclasses.dataclass(frozen=True)
class Frame:
    """A rendered page cut at its marks: `pieces` has one item more than `names`."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    digest: str

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with a value, escaped unless it is HTML, in place of each mark."""
        parts = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            value = values[name]
            parts += (value if name in RAW else str(escape(value)), piece)
        return "".join(parts)


Variant = tuple[tuple[str, ...], bool, bool]
"""Which menu entries are current, whether search engines may list it, whether it is the 404."""


def variant_of(page: Page, menu: Sequence[str]) -> Variant:
    """Tell which frame a page gets under a menu (the URLs of its entries)."""
    return (current(page.url, menu), page.is_indexed, page.url == urls.NOT_FOUND)


def current(url: str, menu: Sequence[str]) -> tuple[str, ...]:
    """Return the `aria-current` of each menu entry, seen from a page: itself, or its section."""
    return tuple(
        "page" if entry == url else "true" if entry and url.startswith(entry) else ""
        for entry in menu
    )


def cut(text: str) -> Frame:
    """Make a frame from a page rendered with marks."""
    parts = _MARK.split(text)
    digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    return Frame(tuple(parts[0::2]), tuple(parts[1::2]), digest)
