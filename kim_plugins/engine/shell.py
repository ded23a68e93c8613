"""The part of a page that surrounds its content: head, header, footer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

from kim_plugins.build.frame import mark
from kim_plugins.build.pages import document_title
from kim_plugins.engine import written
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

FIXED_MENU = (("Beranda", urls.HOME), ("Daftar KIM", urls.DIRECTORY), ("Topik", urls.TOPICS))


@dataclasses.dataclass(frozen=True, slots=True)
class Shell:
    """What all pages have in common around their content."""

    province: Province
    stylesheets: tuple[str, ...]
    icon: str
    menu: tuple[Context, ...]
    footer_menu: tuple[Context, ...]


def make_shell(
    province: Province, nav: Navigation, stylesheets: tuple[str, ...], icon: str
) -> Shell:
    """Make the shell once all titles are known."""
    fixed = tuple(parts.link(label, url) for label, url in FIXED_MENU)
    written = tuple(_entries(nav.items))
    footer = tuple(parts.link(_footer_label(page), page.url) for page in _written(nav))
    return Shell(province, stylesheets, icon, fixed + written, fixed + footer)


def context(page: Page, shell: Shell) -> dict[str, Any]:
    """Return everything that `main.html` reads about a hand-written page."""
    settings = shell.province.settings
    own = written.context(page, shell.menu)
    root = urls.root_from(page.url)
    return {
        **_common(shell, current(page.url, shell.menu)),
        **own,
        "document_title": document_title(own["title"], settings),
        "url": page.url,
        "root": root,
        "home": root or "./",
        "canonical": urls.absolute(settings.site_url, page.url),
    }


def frame_context(shell: Shell, flags: tuple[str, ...]) -> dict[str, Any]:
    """Return the same for the frame of our pages, with marks for what differs between them."""
    names = ("title", "document_title", "description", "og_type", "root", "home", "content")
    return {**_common(shell, flags), **{name: mark(name) for name in names}, "trail": ()}


def current(url: str, menu: tuple[Context, ...]) -> tuple[str, ...]:
    """Return the `aria-current` of each menu entry, seen from a page: itself, or its section."""
    return tuple(
        "page" if entry["url"] == url else "true" if _lies_below(url, str(entry["url"])) else ""
        for entry in menu
    )


def _lies_below(url: str, section: str) -> bool:
    return bool(section) and url.startswith(section)


def _common(shell: Shell, flags: tuple[str, ...]) -> dict[str, Any]:
    entries = zip(shell.menu, flags, strict=True)
    return {
        "is_official": shell.province.registry.official,
        "stylesheets": shell.stylesheets,
        "icon": shell.icon,
        "menu": [{**entry, "current": flag} for entry, flag in entries],
        "footer_menu": shell.footer_menu,
    }


def _entries(items: list[StructureItem]) -> Iterator[Context]:
    """Yield the top entries of the nav: a page, or the first page of a section."""
    for item in items:
        first = next(written.pages_below(item), None)
        if first is not None and first.url != urls.HOME:
            yield parts.link(str(item.title) if item.title else written.title_of(first), first.url)


def _footer_label(page: Page) -> str:
    """Name a page outside its section; the first page stands for the section, as in the menu."""
    section = page.parent
    is_first = section is not None and next(written.pages_below(section)) is page
    return str(section.title) if section is not None and is_first else written.title_of(page)


def _written(nav: Navigation) -> list[Page]:
    """Return the pages of the nav, the home page apart."""
    return [page for page in nav.pages if page.url != urls.HOME]
