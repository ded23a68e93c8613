"""Signs that an arranged text carries to the parser's tree, and that no author can write.

Markdown numbers every list 1, 2, 3; these say that one goes a, b, c, or on from elsewhere.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.treeprocessors import Treeprocessor

_OPEN, _CLOSE = "\ue001", "\ue002"
APART = "\ue003"
"""Set in the first item of a list that doesn't go on with the one before."""
PLAIN = "\ue004"
"""Set before a line that would be a block of another kind."""
_SIGNS = re.compile("[\ue001-\ue004]")
_LEFT = re.compile(f"{_OPEN}[1aAiI]\\d+{_CLOSE}|{APART}|{PLAIN}")
_NUMBER = re.compile(f"{APART}?{_OPEN}(?P<style>[1aAiI])(?P<number>\\d+){_CLOSE}|{APART}")


def without_signs(text: str) -> str:
    """Drop such characters from what an author wrote; they mean nothing there."""
    return text if text.isascii() else _SIGNS.sub("", text)


def cleaned(html: str) -> str:
    """Drop from the parser's HTML the signs that only told it what is text."""
    return _LEFT.sub("", html) if _OPEN in html or PLAIN in html or APART in html else html


def numbered(style: str, number: int) -> str:
    """Return the sign of an item: its list's style as HTML's `type` has it, and its number."""
    return f"{_OPEN}{style}{number}{_CLOSE}"


class OrderedLists(SaneOListProcessor):
    """Begins a list of its own where a sign asks for it."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the list, or add to the one before (`SIBLING_TAGS` says to which)."""
        self.SIBLING_TAGS = [] if APART in blocks[0].split("\n", 1)[0] else ["ol"]  # type: ignore[misc]  # read as an instance's
        super().run(parent, blocks)


class Signs(Treeprocessor):
    """Gives lists the numbers and letters that were written; drops heads without a word."""

    def run(self, root: Element) -> None:
        """Take the signs out of the tree (HTML 4.4.5 and 4.4.8: `ol type`, `li value`)."""
        for items in root.iter("ol"):
            for place, item in enumerate(items):
                if found := _taken(item):
                    _number(items, item, place, found)
        for table in root.iter("table"):
            head = table.find("thead")
            if head is not None and not "".join(head.itertext()).strip():
                table.remove(head)


def _number(items: Element, item: Element, place: int, found: re.Match[str]) -> None:
    if found["style"] is None:
        return
    if place:
        item.set("value", found["number"])
        return
    if found["style"] != "1":
        items.set("type", found["style"])
    if found["number"] != "1":
        items.set("start", found["number"])


def _taken(item: Element) -> re.Match[str] | None:
    """Take the sign out of an item, whose text may stand in a paragraph."""
    for holder in (item, *item[:1]):
        found = _NUMBER.match((holder.text or "").lstrip())
        if found and holder.text:
            holder.text = _NUMBER.sub("", holder.text, count=1)
            return found
    return None
