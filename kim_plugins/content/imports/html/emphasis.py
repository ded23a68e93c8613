"""Emphasis as old editors leave it, brought to what two asterisks or underscores can say.

They hold within a line, not within one another, and underscores only around whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

_NAMES = {"strong": "b", "b": "b", "i": "em", "em": "em", "del": "s", "strike": "s", "s": "s"}
_PLAIN = "span, font, u, big, small, ins, mark, abbr, cite, label, time, tt"
_ENDS_IT = frozenset(
    "br p div ul ol li table tr td th blockquote hr pre figure figcaption img "
    "h1 h2 h3 h4 h5 h6".split()
)
_EDGE = re.compile(r"\w")


def settle(soup: BeautifulSoup) -> None:
    """Change a text's emphasis in place."""
    for tag in soup.select(_PLAIN):
        tag.unwrap()
    for tag in soup.find_all(list(_NAMES)):
        tag.name, tag.attrs = _NAMES[tag.name], {}
    for tag in reversed(soup.find_all(["b", "em", "s"])):
        if tag.find_parent(tag.name):
            tag.unwrap()
        else:
            _parted(tag, soup)
    soup.smooth()
    for tag in soup.find_all(["b", "em", "s"]):
        _joined(tag)
    soup.smooth()
    for tag in soup.find_all("em"):
        if _touches_a_word(tag):
            tag.unwrap()
    soup.smooth()


def _parted(tag: Tag, soup: BeautifulSoup) -> None:
    """End emphasis where a line or a block ends, and begin it anew behind."""
    runs = list(_runs(tag))
    if len(runs) == 1 and not isinstance(runs[0], Tag):
        if not tag.get_text(strip=True):
            tag.unwrap()
        return
    for run in runs:
        if isinstance(run, Tag):
            tag.insert_before(run.extract())
            if run.name != "br":
                _within(run, tag.name, soup)
        elif "".join(one.get_text() for one in run).strip():
            part = soup.new_tag(tag.name)
            tag.insert_before(part)
            part.extend(run)
        else:
            tag.insert_before(*run)
    tag.decompose()


def _runs(tag: Tag) -> Iterator[Tag | list[PageElement]]:
    """Yield what ends emphasis by itself, and what stands between together."""
    run: list[PageElement] = []
    for child in list(tag.contents):
        if isinstance(child, Tag) and child.name in _ENDS_IT:
            if run:
                yield run
            yield child
            run = []
        else:
            run.append(child)
    if run:
        yield run


def _within(block: Tag, name: str, soup: BeautifulSoup) -> None:
    """Emphasise what a block holds, if that is text."""
    if block.name not in ("p", "div", "li") or block.find(name):
        return
    inner = soup.new_tag(name)
    inner.extend(list(block.contents))
    block.append(inner)
    _parted(inner, soup)


def _joined(tag: Tag) -> None:
    """Take in the emphasis of the same kind that follows without a gap."""
    while isinstance(after := tag.next_sibling, Tag) and after.name == tag.name:
        tag.extend(list(after.contents))
        after.decompose()


def _touches_a_word(tag: Tag) -> bool:
    before, after = tag.previous_sibling, tag.next_sibling
    text = tag.get_text()
    return _meet(before, text[:1], at_end=True) or _meet(after, text[-1:], at_end=False)


def _meet(beside: PageElement | None, edge: str, *, at_end: bool) -> bool:
    if not isinstance(beside, NavigableString | Tag) or edge.isspace():
        return False
    words = beside.get_text()
    return bool(_EDGE.match(words[-1:] if at_end else words[:1]))
