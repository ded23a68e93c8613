"""Parses HTML in which tags were never closed, and keeps it from nesting without end."""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup, Tag

DEEPEST, WIDEST = 80, 5000
"""Tags within one another, and beside one another: what comes after calls itself for each level
and counts through its neighbours for each tag."""
_BLOCKS = re.compile(
    r"(?i)</?(?:div|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|center)\b[^<>]*>"
)
_OTHERS = re.compile(r"(?i)<(?!/?(?:a|img|br|p)\b)[^<>]*>")
_CONDITION = re.compile(r"<!\[[^<>]{0,100}\]>")
"""What Word writes around what only some of its versions should show."""
_SAME = ("p", "li", "td", "th", "tr", "dt", "dd")
"""A tag of these ends the one before it, as browsers read it (HTML, 13.2.6)."""
_HOLDERS = ("ul", "ol", "table", "dl", "blockquote", "div")


def settled(source: str) -> BeautifulSoup:
    """Return a text's tree; one that nests too deeply keeps its words, links and pictures only."""
    source = _CONDITION.sub("", source)
    soup = BeautifulSoup(source, "html.parser")
    if not _is_fair(soup):
        for tag in soup.find_all(_SAME):
            _ended(tag)
    if not _is_fair(soup):
        words = _OTHERS.sub("", _BLOCKS.sub("<br><br>", source))
        parts = re.split(r"(?i)(?:\s*<br[^<>]{0,80}>){2,}|</?p\b[^<>]*>", words)
        made = "".join(f"<p>{part}</p>" for part in parts if part.strip())
        soup = BeautifulSoup(made, "html.parser")
        if not _is_fair(soup):
            soup = BeautifulSoup("", "html.parser")
            soup.append(re.sub(r"<[^<>]*>", " ", source))
    return soup


def _is_fair(soup: BeautifulSoup) -> bool:
    depths: dict[int, int] = {id(soup): 0}
    beside: Counter[int] = Counter()
    for tag in soup.find_all(True):
        depths[id(tag)] = depths.get(id(tag.parent), 0) + 1
        beside[id(tag.parent)] += 1
    return max(depths.values()) <= DEEPEST and max(beside.values(), default=0) <= WIDEST


def _ended(tag: Tag) -> None:
    """Set a tag behind the one of the same kind that was left open around it."""
    outer = tag.parent
    while outer is not None and outer.name != tag.name and outer.name not in _HOLDERS:
        outer = outer.parent
    if outer is not None and outer.name == tag.name:
        follow = [tag, *tag.next_siblings]
        for one in reversed(follow):
            outer.insert_after(one.extract())
