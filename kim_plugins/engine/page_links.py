"""Takes the links of hand-written pages and of the menu that MkDocs can't resolve.

It also keeps a command or an option in their text on one line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link as NavLink
from mkdocs.structure.nav import Navigation

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.judging.page_links import Way, Ways, of_menu
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files.pages import Link
from kim_plugins.engine import report
from kim_plugins.model import urls
from kim_plugins.model.body import SlotKind
from kim_plugins.model.recorded_reads import recording

_SCHEME = "kim-tautan"
"""Stands for an address while MkDocs looks, which lets be what has a scheme."""
LONGEST, LONGEST_IN_TABLE = 24, 16
"""Characters; a longer one would leave much of a line or of a column empty."""
_COMMAND = re.compile(r" |--")
_KINDS = {"a": ("href", SlotKind.LINK), "img": ("src", SlotKind.PICTURE)}


class PageLinks(Extension):
    """Markdown's extension; `begin` names the page whose text comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._source = self._path = ""

    def prepare(self, site: Site, project: Project) -> None:
        """Take a site whose problems, those of pages among them, have been told."""
        self._project = project
        self.ways = site.ways
        self._told = {_fact(problem) for problem in site.diagnostics}
        self.asked: set[str] = set()
        """What was asked of the site, also by links that only this parser has found."""

    def begin(self, source: str) -> None:
        """Take the page that is rendered next by its file."""
        self._source = source
        self._path = self._project.shown(self._project.docs / source)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        """Look at links before MkDocs does (priority 0) and put addresses in place after it.

        Code is looked at with them: an extension of its own would be a stranger's to `is_alone`.
        """
        kept: dict[str, str] = {}
        md.treeprocessors.register(_Before(self, kept), "kim-links-before", 0.5)
        md.treeprocessors.register(_After(kept), "kim-links-after", -1)
        md.treeprocessors.register(UnbrokenCode(), "kim-code", -1)

    def way(self, kind: SlotKind, target: str) -> Way:
        """Judge one link of the page at hand, and tell what only this parser has found."""
        if self._source not in self.ways.written.urls:  # It comes from another plugin.
            return Way(is_ours=False)
        with recording() as notes:
            way = self.ways.of(Link(kind, target, Span(self._path)), self._source)
        self.asked |= notes
        if way.problem:
            self.tell([way.problem])
        return way

    def tell(self, problems: Iterable[Diagnostic]) -> None:
        """Report what the check of all pages, which knows fewer extensions, has not told."""
        fresh = {_fact(problem): problem for problem in problems}
        report.report(problem for fact, problem in fresh.items() if fact not in self._told)
        self._told |= fresh.keys()

    def href(self, way: Way, written: str) -> str:
        """Return what stands in the page: an address from there, or what was written."""
        if way.address is None:
            return written
        return urls.relative(way.address, urls.root_from(self.ways.written.urls[self._source]))


def _fact(problem: Diagnostic) -> str:
    return f"{problem.code} {problem.span.path} {sorted(problem.args.items())}"


class _Before(Treeprocessor):
    def __init__(self, links: PageLinks, kept: dict[str, str]) -> None:
        super().__init__()
        self.links, self.kept = links, kept

    def run(self, root: Element) -> None:
        for element in root.iter():
            key, kind = _KINDS.get(str(element.tag), ("", SlotKind.LINK))
            if key and (written := element.get(key)):
                self._take(element, key, self.links.way(kind, html.unescape(written)))

    def _take(self, element: Element, key: str, way: Way) -> None:
        if way.is_waiting:
            element.tag = "span"
            element.text = element.get("alt") or element.text
            for name in ("href", "src", "alt", "title", "rel", "target", "download"):
                element.attrib.pop(name, None)
        elif way.is_ours:
            mark = f"{_SCHEME}:{len(self.kept)}"
            self.kept[mark] = self.links.href(way, element.get(key, ""))
            element.set(key, mark)


class _After(Treeprocessor):
    def __init__(self, kept: dict[str, str]) -> None:
        super().__init__()
        self.kept = kept

    def run(self, root: Element) -> None:
        for element in root.iter():
            for key in ("href", "src"):
                if (found := self.kept.get(element.get(key, ""))) is not None:
                    element.set(key, found)


class UnbrokenCode(Treeprocessor):
    """Marks what a line could end within, as long as it is short; the style does the rest."""

    def run(self, root: Element) -> None:
        """Take a page's tree once its inline parts are known."""
        cells = {code for cell in root.iter("td") for code in cell.iter("code")}
        blocks = {code for block in root.iter("pre") for code in block.iter("code")}
        for code in root.iter("code"):
            text = html.unescape(code.text or "")
            longest = LONGEST_IN_TABLE if code in cells else LONGEST
            if code not in blocks and len(text) <= longest and _COMMAND.search(text):
                code.set("class", f"{code.get('class', '')} kim-whole".strip())


class Menu:
    """The nav of one build: entries that only we can resolve lead on through a mark."""

    def __init__(self, ways: Ways, files: Files) -> None:
        self._ways = ways
        self._files = files
        self._kept: dict[str, str] = {}
        self._lost: dict[str, str] = {}
        """What isn't there (KIM146): MkDocs, which would tell of it again, takes it for a link."""

    def marked(self, entry: Any) -> Any:
        """Return the nav as MkDocs is to read it; what isn't published now is left out."""
        match entry:
            case list():
                found = [self.marked(item) for item in entry]
                return [made for item, made in zip(entry, found, strict=True) if made or not item]
            case dict():
                made = {name: self.marked(item) for name, item in entry.items()}
                return {name: item for name, item in made.items() if item or not entry[name]}
            case str():
                return self._mark(entry)
        return entry

    def _mark(self, target: str) -> str:
        way = of_menu(self._ways, target, Span(""))
        if way.is_waiting:
            return ""
        if self._files.get_file_from_path(target):
            return target
        if way.problem and way.problem.code == "KIM146":
            mark = f"{_SCHEME}-hilang:{len(self._lost)}"
            self._lost[mark] = target
            return mark
        if way.address is None:
            return target
        mark = f"{_SCHEME}:{len(self._kept)}"
        self._kept[mark] = way.address
        return mark

    def unmark(self, nav: Navigation) -> None:
        """Put addresses, from the site's root, in place of the marks."""
        items: list[StructureItem] = list(nav.items)
        while items:
            item = items.pop()
            items += getattr(item, "children", None) or ()
            if isinstance(item, NavLink) and item.url in self._lost:
                item.url = self._lost[item.url]
            elif isinstance(item, NavLink) and item.url in self._kept:
                item.url = self._kept[item.url]
                item.title = item.title or item.url
                item.is_own = True  # type: ignore[attr-defined]
