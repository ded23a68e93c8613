"""Footnotes in the order of the text, with valid ids and ways back that have names.

Python-Markdown numbers notes as they are defined, shows those that nobody refers to, and
makes ids of whatever they are called (HTML 3.2.6: no blanks in an id; WCAG 2.4.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension
from markdown.treeprocessors import Treeprocessor

_UNFIT = re.compile(r"[^\w.-]+")


class Teller(Protocol):
    """Whoever is told of notes that nobody refers to."""

    def __call__(self, name: str) -> None:
        """Take a note's name."""
        ...


class Footnotes(FootnoteExtension):
    """Python-Markdown's footnotes, put in order by `_Ordered` once all references are known."""

    def __init__(self, unused: Teller) -> None:
        self.unused = unused
        self.twice: list[str] = []
        # A marker that no text can hold: the notes stand at the end.
        super().__init__(PLACE_MARKER="\x02\x03")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Put the order of the text in place of Python-Markdown's own."""
        super().extendMarkdown(md)
        md.treeprocessors.deregister("footnote-duplicate")
        md.treeprocessors.register(_Ordered(self, md), "footnote-order", 15)

    def reset(self) -> None:
        """Begin a text with no notes."""
        super().reset()
        self.twice = []

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - Markdown's own names
        """Keep a note; of two by one name the first is meant, as on GitHub."""
        if id in self.footnotes:
            self.twice.append(id)
        else:
            super().setFootnote(id, text)


class _Ordered(Treeprocessor):
    """Orders, numbers and names notes after inline parts are known."""

    def __init__(self, notes: Footnotes, md: Markdown) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        if not self.notes.footnotes:
            return
        boxes = [box for box in root.iter("div") if box.get("class") == "footnote"]
        listed = boxes[-1].find("ol") if boxes else None
        if listed is None:
            return
        box, prefix = boxes[-1], self.notes.makeFootnoteId("")
        items = {item.get("id", "").removeprefix(prefix): item for item in listed}
        root_parts = [part for part in root if part is not box]
        order = _reached(root_parts, items, prefix)
        for name in [*(n for n in self.notes.footnotes if n not in order), *self.notes.twice]:
            self.notes.unused(name)
        if not order:
            root.remove(box)
            return
        listed[:] = [items[name] for name in order]
        ids = _ids(order)
        for number, (name, marks) in enumerate(order.items(), start=1):
            _name_note(items[name], number, ids[name], marks)


def _reached(
    parts: list[Element], items: dict[str, Element], prefix: str
) -> dict[str, list[Element]]:
    """Return the notes that the text refers to, also by other notes, each with its marks."""
    order: dict[str, list[Element]] = {}
    waiting = list(parts)
    while waiting:
        for mark in _marks(waiting.pop(0)):
            name = mark[0].get("href", "")[1:].removeprefix(prefix)
            if name in items:
                if name not in order:
                    order[name] = []
                    waiting.append(items[name])
                order[name].append(mark)
    return order


def _marks(part: Element) -> Iterator[Element]:
    for mark in part.iter("sup"):
        if len(mark) and mark[0].get("class") == "footnote-ref":
            yield mark


def _ids(names: dict[str, list[Element]]) -> dict[str, str]:
    """Return what each note is called in ids: its name, as far as it fits, and only once."""
    ids: dict[str, str] = {}
    taken = {name for name in names if name and not _UNFIT.search(name)}
    for name in names:
        fitting = wanted = _UNFIT.sub("-", name).strip("-") or "catatan"
        count = 1
        while fitting != name and fitting in taken:
            count += 1
            fitting = f"{wanted}-{count}"
        taken.add(fitting)
        ids[name] = fitting
    return ids


def _name_note(item: Element, number: int, name: str, marks: list[Element]) -> None:
    """Give a note and its marks their number, ids and ways back."""
    item.set("id", f"fn:{name}")
    for count, mark in enumerate(marks, start=1):
        mark.set("id", f"fnref{count if count > 1 else ''}:{name}")
        mark[0].set("href", f"#fn:{name}")
        mark[0].text = str(number)
    way = next((a for a in item.iter("a") if a.get("class") == "footnote-backref"), None)
    if way is None:
        return
    parent = next(p for p in item.iter() if way in list(p))
    parent.remove(way)
    for count, mark in enumerate(marks, start=1):
        where = f" yang ke-{count}" if len(marks) > 1 else ""
        back = Element(
            "a",
            {
                "class": "footnote-backref",
                "href": f"#{mark.get('id', '')}",
                "aria-label": f"Kembali ke tanda catatan {number}{where} dalam teks",
            },
        )
        back.text = FN_BACKLINK_TEXT
        back.tail = " " if count < len(marks) else None
        parent.append(back)
