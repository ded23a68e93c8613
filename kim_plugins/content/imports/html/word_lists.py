"""Lists as Word leaves them in a page: paragraphs, each with its sign typed before it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_SIGN = re.compile(r"[·•▪§oØü\-–]\s+|[·•▪]")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")


def settle(soup: BeautifulSoup) -> None:
    """Make lists of neighbouring paragraphs of Word's style for them."""
    for paragraph in soup.select("p[class*=MsoListParagraph]"):
        text = next((one for one in paragraph.find_all(string=True) if one.strip()), None)
        if text is None or not isinstance(text, NavigableString):
            continue
        words = paragraph.get_text().lstrip()
        found = _NUMBER.match(words) or _SIGN.match(words)
        if not found:
            continue
        _without(paragraph, found[0])
        name = "ol" if found[0][0].isdigit() else "ul"
        holder = _before(paragraph)
        if holder is None or holder.name != name:
            holder = soup.new_tag(name)
            paragraph.insert_before(holder)
        paragraph.name, paragraph.attrs = "li", {}
        holder.append(paragraph.extract())


def _before(tag: Tag) -> Tag | None:
    """Return the tag before, if nothing stands between."""
    before = tag.previous_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    return before if isinstance(before, Tag) else None


def _without(paragraph: Tag, sign: str) -> None:
    """Take a sign away, which may stand in several tags, and the blanks behind it."""
    left = len("".join(sign.split()))
    for text in list(paragraph.find_all(string=True)):
        kept = text.lstrip()
        while left and kept:
            kept, left = kept[1:].lstrip(), left - 1
        text.replace_with(NavigableString(kept))
        if kept and not left:
            return
