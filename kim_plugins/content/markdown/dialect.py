"""Our dialect of Markdown: what is taken out of it, and what is put in.

Raw HTML and attribute lists are off; headings, links and pictures are handed to
whoever keeps notes of a text while it is rendered.
"""

from __future__ import annotations

import dataclasses
import html
import re
import threading
from typing import Any, Protocol
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor, SetextHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, Registry

from kim_plugins.base.addresses import likely_address
from kim_plugins.base.slug import slugify
from kim_plugins.content.markdown.addresses import BareAddresses, MailAddresses
from kim_plugins.content.markdown.emphasis import Emphasis
from kim_plugins.content.markdown.footnotes import Footnotes
from kim_plugins.content.markdown.layout.fences import Fences
from kim_plugins.content.markdown.layout.lines import LineEnds
from kim_plugins.content.markdown.layout.lists import Lists
from kim_plugins.content.markdown.layout.quotes import Quotations
from kim_plugins.content.markdown.layout.references import UnusedReferences
from kim_plugins.content.markdown.layout.signs import OrderedLists, Signs, cleaned, without_signs
from kim_plugins.content.markdown.layout.tables import Tables
from kim_plugins.content.markdown.phones import Phones
from kim_plugins.content.markdown.raw_tags import RawTags
from kim_plugins.content.markdown.sanitize import SCHEMES, without_controls
from kim_plugins.content.markdown.strikethrough import Strikethrough
from kim_plugins.content.markdown.table_cells import Cells
from kim_plugins.content.text.title_words import EITHER, titles
from kim_plugins.model.body import SlotKind

ID_PREFIX = "isi-"
"""Set before every heading id, and before the `#part` of every link to one."""
EXTENSIONS = ("tables", "def_list", "sane_lists")
_EXTENSION_CONFIGS: dict[str, dict[str, object]] = {
    # As an attribute, of which `Cells` makes a class.
    "tables": {"use_align_attribute": True},
}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Two letters at least: `C:\\foto.jpg` is a path, if a useless one."""
_NO_SCHEME = re.compile(r"[\x00-\x20]")


class Notes(Protocol):
    """Keeps what is found in a text."""

    text: str
    """As it was written, with blanks for hidden notes."""
    shown: str
    """What Markdown is given: without hidden notes."""

    def add_slot(self, kind: SlotKind, target: str, written: str, alt: str = "") -> str:
        """Keep what a link or picture wants and return what stands for it."""
        ...

    def report(
        self, code: str, needle: str, before: str = "", suggestion: str = "", **args: str
    ) -> None:
        """Keep a problem, to be found again in the source by `needle`."""
        ...


class Converter:
    """A Markdown parser, used for one text after another."""

    def __init__(self) -> None:
        self.desk = _Desk()
        self.markdown = md = Markdown(
            extensions=[
                *EXTENSIONS,
                _toc(),
                _PostExtension(self.desk),
                Footnotes(self.desk.unused),
            ],
            extension_configs=_EXTENSION_CONFIGS,
            tab_length=4,
        )
        self._registries: dict[str, Registry[Any]] = {
            "pre": md.preprocessors,
            "block": md.parser.blockprocessors,
            "inline": md.inlinePatterns,
            "tree": md.treeprocessors,
        }
        self._known: dict[frozenset[str], _Parts] = {}

    def convert(self, notes: Notes, left_out: frozenset[str] = frozenset()) -> str:
        """Return the HTML of a text, not yet sanitised, made without some parts (`block:quote`)."""
        self.desk.notes = notes
        self.markdown.reset()
        # A run that was interrupted leaves its states behind, one without headings those before.
        self.markdown.parser.state.clear()
        self.markdown.toc_tokens = []  # type: ignore[attr-defined]
        self._leave_out(left_out)
        return cleaned(self.markdown.convert(notes.shown))

    def _leave_out(self, left_out: frozenset[str]) -> None:
        """Let the parser try plain lists of parts, which it reads as it does its registries."""
        if left_out not in self._known:
            self._known[left_out] = self._without(left_out)
        parts, md = self._known[left_out], self.markdown
        md.preprocessors = parts.preprocessors  # type: ignore[assignment]
        md.parser.blockprocessors = parts.blocks  # type: ignore[assignment]
        md.treeprocessors = parts.tree
        md.treeprocessors["inline"].inlinePatterns = parts.inline  # type: ignore[attr-defined]

    def _without(self, left_out: frozenset[str]) -> _Parts:
        left = {stage: registry[:] for stage, registry in self._registries.items()}
        for stage, name in (part.split(":") for part in left_out):
            left[stage].deregister(name)
        return _Parts(list(left["pre"]), list(left["block"]), list(left["inline"]), left["tree"])


@dataclasses.dataclass(frozen=True, slots=True)
class _Parts:
    """What a parser tries, in the order in which it does."""

    preprocessors: list[Any]
    blocks: list[Any]
    inline: list[Any]
    tree: Registry[Treeprocessor]


_converters = threading.local()
"""A parser has state, so each thread has its own."""


def converter() -> Converter:
    """Return the parser of this thread."""
    if not hasattr(_converters, "own"):
        _converters.own = Converter()
    own: Converter = _converters.own
    return own


class _Desk:
    """Where a parser's processors find the run that they work for."""

    notes: Notes

    def unused(self, name: str) -> None:
        """Tell of a footnote that nobody refers to, or that has another's name."""
        self.notes.report("KIM097", f"[^{name}]:", name=name)

    def tag(self, tag: str, shown: str, advice: str) -> None:
        """Tell of HTML that is shown as text."""
        self.notes.report("KIM037", tag, tag=shown, advice=advice)

    def odd_row(self, row: str, given: int, wanted: int) -> None:
        """Tell of a row that has other columns than its table."""
        self.notes.report("KIM157", row, given=str(given), wanted=str(wanted))


class _PostExtension(Extension):
    """Takes raw HTML out of Markdown and puts slots in."""

    def __init__(self, desk: _Desk) -> None:
        super().__init__()
        self.desk = desk

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.register(_HashHeadings(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(_UnderlinedHeadings(md.parser), "setextheader", 60)
        md.parser.blockprocessors.register(OrderedLists(md.parser), "olist", 40)
        md.parser.blockprocessors.deregister("code")
        md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
        parts = (Fences(md), Tables(md, self.desk.odd_row), Lists(md), LineEnds(md))
        names = ("kim-fences", "kim-tables", "kim-lists", "kim-lines")
        for place, (part, name) in enumerate(zip(parts, names, strict=True)):
            md.preprocessors.register(part, name, 25 - place)
        md.preprocessors.register(UnusedReferences(md), "kim-references", 24.5)
        md.preprocessors.register(Quotations(parts), "kim-quotes", 21)
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(RawTags(md, self.desk.tag), "kim-raw-html", 90)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "~", "<"]
        md.inlinePatterns.register(BareAddresses(md), "kim-addresses", 85)
        md.inlinePatterns.register(MailAddresses(md), "kim-mail", 84)
        md.inlinePatterns.register(Phones(md), "kim-phones", 79)
        md.inlinePatterns.register(Strikethrough(md), "kim-strikes", 75)
        emphasis = Emphasis(md)
        md.inlinePatterns.register(emphasis, "em_strong", 60)
        md.registerExtension(emphasis)  # type: ignore[arg-type]  # reset with the others
        tables: Any = md.parser.blockprocessors["table"]
        md.parser.blockprocessors.register(Cells(md.parser, tables.config), "table", 75)
        md.treeprocessors.register(Signs(md), "kim-signs", 25)
        # After `inline` (20), before `toc` (5) and `unescape` (0): ids are not yet given.
        md.treeprocessors.register(_Headings(self.desk, md), "kim-headings", 8)
        md.treeprocessors.register(_Addresses(self.desk, md), "kim-addresses", 7)


class _Whitespace(Preprocessor):
    """Leaves tabs, which part the cells of a table; else as the parser's own."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).replace(STX, "").replace(ETX, "")
        text = without_signs(text).replace("\r\n", "\n").replace("\r", "\n")
        # An empty paragraph of a word processor holds a blank that does not break.
        kept = ["" if line.isspace() else line for line in text.split("\n")]
        return [*kept, "", ""]


class _HashHeadings(HashHeaderProcessor):
    """Takes a mark with a blank behind it alone (CommonMark 4.2): `#hashtag` is text.

    Looks for the mark before it looks for a heading, which is ten times as slow.
    """

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?=[ \t\n]|$)"
        r"(?P<header>(?:\\.|[^\\#\n]|#+(?=[^#\n]))*?)#*(?:\n|$)"
    )

    def test(self, parent: Element, block: str) -> bool:
        return "#" in block and super().test(parent, block)


class _UnderlinedHeadings(SetextHeaderProcessor):
    """Takes a line of equals signs alone: dashes below a sentence part it from what follows."""

    RE = re.compile(r"^.*?\n=+[ ]*(\n|$)", re.MULTILINE)


class _Headings(Treeprocessor):
    """The page's title is its only h1; one in the text becomes an h2."""

    def __init__(self, desk: _Desk, md: Markdown) -> None:
        super().__init__(md)
        self.desk = desk

    def run(self, root: Element) -> None:
        headings = list(root.iter("h1"))
        if not headings:
            return
        found = titles(self.notes.text)
        for number, heading in enumerate(headings):
            text = re.sub("\x02[^\x03]*\x03", "", "".join(heading.itertext())).strip()
            # As it was written, marks and all, where each can be told from the others.
            written, words = found[number] if len(found) == len(headings) else (text, EITHER)
            self.notes.report("KIM038", written, "# ", text=text, **words)
            heading.tag = "h2"

    @property
    def notes(self) -> Notes:
        return self.desk.notes


class _Addresses(Treeprocessor):
    """Leaves outside addresses as they are, refuses dangerous ones, makes slots of the rest."""

    def __init__(self, desk: _Desk, md: Markdown) -> None:
        super().__init__(md)
        self.desk = desk

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._picture(element)

    def _link(self, link: Element) -> None:
        written = _marks_undone(link.get("href", ""))
        href = html.unescape(written)
        link.attrib.pop("title", None)
        if link.get("class") in ("footnote-ref", "footnote-backref"):
            return
        if not href.strip("#? "):
            self.desk.notes.report("KIM089", written, "](")
            del link.attrib["href"]
        elif not (scheme := _scheme(href)):
            link.set("href", self.desk.notes.add_slot(SlotKind.LINK, href, written))
        elif scheme not in SCHEMES or (scheme.startswith("http") and not _has_host(href)):
            meant = likely_address(href)
            self.desk.notes.report("KIM029", written, "](", suggestion=meant, value=href)
            del link.attrib["href"]

    def _picture(self, picture: Element) -> None:
        written = _marks_undone(picture.get("src", ""))
        source = html.unescape(written)
        alt = html.unescape(_marks_undone(picture.get("alt", "")))
        picture.attrib.clear()
        if not source.strip():
            self.desk.notes.report("KIM089", written, "](")
            picture.tag = "span"
        elif _scheme(source) or source.startswith("//"):
            self.desk.notes.report("KIM031", written, "](", target=source)
            picture.tag = "span"
        else:
            slot = self.desk.notes.add_slot(
                SlotKind.PICTURE, source, written, without_controls(alt)
            )
            picture.set("src", slot)


def _marks_undone(value: str) -> str:
    """Undo Markdown's own marks for escaped characters and ampersands."""
    value = re.sub("\x02(\\d+)\x03", lambda found: chr(int(found[1])), value)
    return cleaned(value.replace("\x02amp\x03", "&"))


def _has_host(address: str) -> bool:
    """Tell whether an http(s) address names a host."""
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _scheme(address: str) -> str:
    """Return an address's scheme as browsers see it (they ignore control characters), or ""."""
    found = _SCHEME.match(_NO_SCHEME.sub("", address))
    return found[0][:-1].lower() if found else ""


class _Contents(TocTreeprocessor):
    """Gives headings their ids and tells of them; nobody asks for the list of contents itself."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return Element("div")


class _Toc(TocExtension):
    TreeProcessorClass = _Contents


def _toc() -> TocExtension:
    return _Toc(slugify=_heading_id, toc_depth="2-3", permalink=False, marker="")


def _heading_id(text: str, separator: str) -> str:
    """Make the id of a heading, always prefixed."""
    return ID_PREFIX + (slugify(text) or "bagian")
