"""Text struck out: `~~coret~~` as on GitHub, `~coret~` as on WhatsApp.

One sign alone means "about" (`~5 km`) or a path (`~/unduhan`) unless it stands right before
a word and another right behind one, on the same line.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

_STRUCK = (
    r"(?<!~)~~(?=[^\s~])(?P<two>(?:[^~]|~(?!~))*?[^\s~])~~(?!~)"
    r"|(?<![\w~])~(?=[\w*(\"“'‘\[\x02])(?P<one>(?:[^~\n]*[^\s~])?)~(?![\w~])"
)


class Strikethrough(InlineProcessor):
    """Makes `<del>` of what is struck out."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(_STRUCK, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return what stands for a match, and from where to where."""
        struck = Element("del")
        struck.text = m["two"] or m["one"]
        return struck, m.start(), m.end()
