"""The part of a page that surrounds its content: head, header, footer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

from kim_plugins.builder.assets.assets import Assets, address
from kim_plugins.builder.pages import head, linked_data
from kim_plugins.builder.pages.frame import current, mark
from kim_plugins.builder.pages.pages import document_title
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.engine import handwritten
from kim_plugins.model import policy, urls
from kim_plugins.model.kinds import LIST_LABELS
from kim_plugins.model.province import Province
from kim_plugins.views import contact, parts
from kim_plugins.views.output import Context, Preview

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

MENU = (
    ("Pengumuman", urls.kind("pengumuman")),
    ("Agenda", urls.kind("agenda")),
    (LIST_LABELS["klarifikasi"], urls.kind("klarifikasi")),
    ("Suara Warga", urls.kind("aspirasi")),
    ("Wilayah", urls.VILLAGES),
)
"""What readers come for; everything about the project stands at the foot."""
READING = (
    ("Berita", urls.kind("berita")),
    *MENU,
    ("Potensi", urls.kind("potensi")),
    ("Topik", urls.TOPICS),
    ("Ralat", urls.CORRECTIONS),
    ("Baca tanpa sinyal", urls.KEPT),
)
PROJECT = (
    ("Tulis kabar", urls.FORM),
    ("Daftar KIM", urls.DIRECTORY),
    ("Statistik", urls.STATISTICS),
    ("Data terbuka", urls.DATA),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Shell:
    """What all pages have in common around their content."""

    province: Province
    style: str
    icon: str
    menu: tuple[Context, ...]
    footer: tuple[tuple[Context, ...], ...]
    """Two groups of links: what there is to read, and the project."""
    report: str
    """Where a reader learns whom to tell of a mistake ("" where no page says so)."""


def make_shell(site: Site, nav: Navigation, assets: Assets) -> Shell:
    """Make the shell once all titles are known."""
    menu, reading, project = (
        tuple(parts.link(*entry) for entry in entries) for entries in (MENU, READING, PROJECT)
    )
    written = tuple(_entries(nav.items))
    footer = (reading, project + written)
    style, icon = assets.style.path, assets.icon.path
    return Shell(site.province, style, icon, menu, footer, _report(site.written))


def context(page: Page, shell: Shell, shown: Preview) -> dict[str, Any]:
    """Return everything that `main.html` reads about a hand-written page.

    `shown` is what links to it show.
    """
    settings = shell.province.settings
    own = handwritten.context(page, shell.footer[1])
    root = urls.root_from(page.url)
    return {
        **_common(shell, current(page.url, [str(entry["url"]) for entry in shell.menu])),
        **own,
        "document_title": document_title(own["title"], settings),
        "url": page.url,
        "head": head.preview(shown, settings.site_url),
        "data": linked_data.block(linked_data.trail(own["trail"], own["title"], settings.site_url)),
        "root": root,
        "home": root or "./",
        "search": urls.SEARCH,
        "canonical": urls.absolute(settings.site_url, page.url),
    }


def frame_context(shell: Shell, flags: tuple[str, ...]) -> dict[str, Any]:
    """Return the same for the frame of our pages, with marks for what differs between them."""
    names = "title document_title description og_type root home search content head data".split()
    return {**_common(shell, flags), **{name: mark(name) for name in names}, "trail": ()}


def _common(shell: Shell, flags: tuple[str, ...]) -> dict[str, Any]:
    entries = zip(shell.menu, flags, strict=True)
    return {
        "is_official": shell.province.registry.official,
        "contact": contact.of_site(shell.province.settings),
        "report": shell.report,
        "policy": policy.IN_PAGE,
        "referrer": policy.REFERRER,
        "style": shell.style,
        "icon": shell.icon,
        "manifest": urls.WEB_MANIFEST,
        "script": address("daftar.js"),
        "menu": [{**entry, "current": flag} for entry, flag in entries],
        "footer": shell.footer,
    }


def _report(pages: Handwritten) -> str:
    about, part = "tentang.md", "lapor"
    is_there = about in pages.urls and part in pages.parts.get(about, ())
    return f"{pages.urls[about]}#{part}" if is_there else ""


def _entries(items: list[StructureItem]) -> Iterator[Context]:
    """Yield the top entries of the nav: a page, or the first page of a section."""
    for item in items:
        title, url = next(_leading(item), ("", urls.HOME))
        if url != urls.HOME:
            yield parts.link(str(item.title or title), url)


def _leading(item: StructureItem) -> Iterator[tuple[str, str]]:
    """Yield the title and URL of each page and own address below a nav entry, in order."""
    if isinstance(item, Page):
        yield handwritten.title_of(item), item.url
    elif getattr(item, "is_own", False):
        yield str(item.title), item.url  # type: ignore[attr-defined]
    for child in getattr(item, "children", None) or ():
        yield from _leading(child)
