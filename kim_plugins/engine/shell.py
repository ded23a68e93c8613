"""The part of a page that surrounds its content: head, header, footer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

from kim_plugins.build.assets import Assets, address
from kim_plugins.build.frame import current, mark
from kim_plugins.build.pages import document_title
from kim_plugins.engine import written
from kim_plugins.model import policy, urls
from kim_plugins.model.province import Province
from kim_plugins.views import contact, listing, parts
from kim_plugins.views.output import Context

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

FURTHER = (
    ("Cari desa", urls.VILLAGES),
    ("Ralat", urls.CORRECTIONS),
    ("Baca tanpa sinyal", urls.KEPT),
    ("Statistik", urls.STATISTICS),
    ("Data terbuka", urls.DATA),
)
"""What the foot of a page offers besides."""
FIXED_MENU = (("Beranda", urls.HOME), ("Daftar KIM", urls.DIRECTORY), ("Topik", urls.TOPICS))


@dataclasses.dataclass(frozen=True, slots=True)
class Shell:
    """What all pages have in common around their content."""

    province: Province
    style: str
    icon: str
    menu: tuple[Context, ...]
    footer_menu: tuple[Context, ...]


def make_shell(province: Province, nav: Navigation, assets: Assets) -> Shell:
    """Make the shell once all titles are known."""
    fixed = tuple(parts.link(label, url) for label, url in FIXED_MENU)
    written = tuple(_entries(nav.items))
    footer = (*fixed, *listing.of_kinds(), *(parts.link(*entry) for entry in FURTHER), *written)
    return Shell(
        province,
        assets.style.path,
        assets.icon.path,
        fixed + written,
        footer,
    )


def context(page: Page, shell: Shell) -> dict[str, Any]:
    """Return everything that `main.html` reads about a hand-written page."""
    settings = shell.province.settings
    own = written.context(page, shell.menu)
    root = urls.root_from(page.url)
    return {
        **_common(shell, current(page.url, [str(entry["url"]) for entry in shell.menu])),
        **own,
        "document_title": document_title(own["title"], settings),
        "url": page.url,
        "head": "",
        "root": root,
        "home": root or "./",
        "search": urls.SEARCH,
        "canonical": urls.absolute(settings.site_url, page.url),
    }


def frame_context(shell: Shell, flags: tuple[str, ...]) -> dict[str, Any]:
    """Return the same for the frame of our pages, with marks for what differs between them."""
    names = "title document_title description og_type root home search content head".split()
    return {**_common(shell, flags), **{name: mark(name) for name in names}, "trail": ()}


def _common(shell: Shell, flags: tuple[str, ...]) -> dict[str, Any]:
    entries = zip(shell.menu, flags, strict=True)
    return {
        "is_official": shell.province.registry.official,
        "contact": contact.of_site(shell.province.settings),
        "report": _report(shell.province),
        "policy": policy.IN_PAGE,
        "referrer": policy.REFERRER,
        "style": shell.style,
        "icon": shell.icon,
        "manifest": urls.WEB_MANIFEST,
        "script": address("daftar.js"),
        "menu": [{**entry, "current": flag} for entry, flag in entries],
        "footer_menu": shell.footer_menu,
    }


def _report(province: Province) -> str:
    """Return where a reader learns whom to tell of a mistake ("" where no page says so)."""
    about = parts.guide("tentang.md", province)
    return f"{about}#lapor" if about else ""


def _entries(items: list[StructureItem]) -> Iterator[Context]:
    """Yield the top entries of the nav: a page, or the first page of a section."""
    for item in items:
        first = next(written.pages_below(item), None)
        if first is not None and first.url != urls.HOME:
            yield parts.link(str(item.title) if item.title else written.title_of(first), first.url)
