"""Hand-written pages: what MkDocs made of them, put into the site's own frame."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files import pages
from kim_plugins.content.markdown.sanitize import TABLE_END, TABLE_START
from kim_plugins.content.markdown.table_cells import aligned
from kim_plugins.content.settings import site_parts
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import cards, contact
from kim_plugins.views.output import Context, Preview
from kim_plugins.views.parts import link
from kim_plugins.views.search_suggestions import WrittenPage

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.toc import AnchorLink

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
FEWEST_PARTS = 4
"""Headings from which a contents list helps."""


def read(
    page: Page, project: Project, templates: Container[str] | None
) -> tuple[pages.Head, str | None]:
    """Read a page's source for MkDocs; what it can't read is MkDocs' to tell."""
    if page.file.src_dir != str(project.docs):
        return pages.Head(), None
    try:
        reading = pages.read(page.file.content_string, page.file.src_uri, templates)
    except (OSError, ValueError):
        return pages.Head(), None
    return reading.head, reading.source


def set_head(page: Page, head: pages.Head) -> None:
    """Set title and description as they were written, where YAML would make them something else.

    MkDocs ends where a page asks for a template that isn't there, or for none (`template:`).
    """
    if head.is_as_others or not page.meta.get("template", "-"):
        page.meta.pop("template", None)  # It has none where the head is one that we alone read.
    given = {"title": head.title, "description": head.description}
    page.meta.update({key: value for key, value in given.items() if value is not None})


def tidy(content: str, path: str) -> tuple[str, list[Diagnostic]]:
    """Keep one h1, put tables into boxes that scroll; report further h1s."""
    problems = pages.further_titles(content, path)

    def demoted(found: re.Match[str]) -> str:
        return found[0] if found.start() == first else f"<h2{found[1]}>{found[2]}</h2>"

    start = pages.H1.search(content)
    first = start.start() if start else -1
    content = pages.H1.sub(demoted, content)
    return aligned(_TABLE.sub(rf"{TABLE_START}\1{TABLE_END}", content)), problems


def chosen(text: str, path: str, url: str, province: Province) -> tuple[str, list[Diagnostic]]:
    """Return a page's Markdown with the parts that are true of this site."""
    told = contact.told(province.settings, urls.root_from(url))
    return site_parts.chosen(text, path, official=province.registry.official, contact=told)


def context(page: Page, menu: tuple[Context, ...]) -> dict[str, Any]:
    """Return what `main.html` reads about a hand-written page."""
    heading, title = pages.H1.search(page.content or ""), heading_of(page)
    section = page.parent
    siblings = [p for p in pages_below(section) if p.parent is section] if section else []
    return {
        "title": title,
        "description": _description(page) or f"{title}: keterangan bagi pembaca.",
        "is_indexed": True,
        "og_type": "website",
        "trail": _trail(page, menu),
        "heading": "" if heading else title,
        "contents": _contents(page),
        "section": str(section.title) if section is not None else "",
        "siblings": [link(title_of(p), p.url) for p in siblings] if len(siblings) > 1 else [],
    }


def heading_of(page: Page) -> str:
    """Return a page's title as its readers see it: its heading, or the title above its text.

    What the menu calls it is often shorter, and only told where the page says nothing itself.
    """
    return _heading(page.content or "") or _own_title(page) or title_of(page)


def _heading(content: str) -> str:
    found = pages.H1.search(content)
    return _plain(found[2]) if found else ""


def _own_title(page: Page) -> str:
    given = page.meta.get("title")
    return given.strip() if isinstance(given, str) else ""


def preview(page: Page, province: Province) -> Preview:
    """Return the card that links to a page show."""
    section = str(page.parent.title) if page.parent is not None else ""
    title = heading_of(page)
    label = section if section != title else ""
    return cards.of_title(page.url, title, province, label)


def _plain(markup: str) -> str:
    """Return what readers see of a heading, the link to itself apart."""
    text = re.sub(r'<a class="headerlink".*?</a>|<[^>]+>', "", markup)
    return " ".join(html.unescape(text).split())


def findable(page: Page, content: str) -> WrittenPage:
    """Return by what a search finds a page: its heading, its name in the menu, its parts."""
    label = title_of(page)
    title = _heading(content) or _own_title(page) or label
    parts = [(html.unescape(item.title), item.id) for item in _parts(page)]
    return WrittenPage(page.url.removeprefix("./"), title, parts, label, _description(page))


def title_of(page: Page) -> str:
    """Return what menus call a page, as plain text (MkDocs gives HTML of a heading)."""
    return html.unescape(str(page.title or page.file.name))


def pages_below(item: StructureItem | None) -> Iterator[Page]:
    """Yield the pages of a nav entry in order."""
    if isinstance(item, Page):
        yield item
    for child in getattr(item, "children", None) or ():
        yield from pages_below(child)


def _description(page: Page) -> str:
    given = page.meta.get("description")
    return given.strip() if isinstance(given, str) else ""


def _trail(page: Page, menu: tuple[Context, ...]) -> list[Context]:
    """Return the way from home to the page; a section of the menu leads to its first page.

    One inside another leads nowhere, so it is no step of the way.
    """
    places = {entry["label"]: str(entry["url"]) for entry in menu}
    sections = [str(item.title) for item in reversed(list(page.ancestors))]
    above = [link(name, places[name]) for name in sections if name in places]
    return [link("Beranda", urls.HOME), *(c for c in above if c["url"] != page.url)]


def _contents(page: Page) -> list[Context]:
    """Return the parts of a long page."""
    found = [link(html.unescape(item.title), item.url) for item in _parts(page)]
    return found if len(found) >= FEWEST_PARTS else []


def _parts(page: Page) -> list[AnchorLink]:
    """Return the headings below the page's own."""
    items: list[AnchorLink] = list(page.toc)
    return items[0].children if len(items) == 1 and items[0].level == 1 else items
