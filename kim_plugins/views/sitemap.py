"""`sitemap.xml` (sitemaps.org/protocol.html): every page that may be found by search."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterable, Iterator

from kim_plugins.model import urls
from kim_plugins.views.output import Page, PlannedFile

LARGEST = 50_000
"""Addresses in one file; the protocol allows no more."""
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(site_url: str, outputs: Iterable[Page], pages: Iterable[str]) -> Iterator[PlannedFile]:
    """Yield the sitemap of the views' pages and of the hand-written ones (`pages`, by URL).

    One too long becomes several, and `sitemap.xml` their index.
    """
    changed = {output.url: output.changed for output in outputs if output.is_indexed}
    changed |= dict.fromkeys(pages, "")
    found = sorted(changed.items())
    if len(found) <= LARGEST:
        yield _file(urls.SITEMAP, "urlset", "url", site_url, found)
        return
    parts: list[tuple[str, str]] = []
    for start in range(0, len(found), LARGEST):
        chunk = found[start : start + LARGEST]
        parts.append((urls.sitemap_part(len(parts) + 1), max(date for _, date in chunk)))
        yield _file(parts[-1][0], "urlset", "url", site_url, chunk)
    yield _file(urls.SITEMAP, "sitemapindex", "sitemap", site_url, sorted(parts))


def _file(
    path: str, root: str, name: str, site_url: str, found: Iterable[tuple[str, str]]
) -> PlannedFile:
    # One text: what is planned is digested, and of many small things that would take long.
    told = "\n".join(f"{url} {date}" for url, date in found)
    return PlannedFile(path, functools.partial(_written, root, name, site_url, told))


def _written(root: str, name: str, site_url: str, told: str) -> bytes:
    found = (line.rsplit(" ", 1) for line in told.split("\n") if line)
    return document((_entry(name, site_url, url, date) for url, date in found), root)


def document(lines: Iterable[str], root: str = "urlset", more: str = "") -> bytes:
    """Write a sitemap of finished lines; `more` are namespaces beside the protocol's own."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACE}{more}>\n'
    return f"{head}{''.join(lines)}</{root}>\n".encode()


def location(site_url: str, url: str) -> str:
    """Write the full address of a page or file as XML."""
    return html.escape(urls.absolute(site_url, url), quote=False)


def _entry(name: str, site_url: str, url: str, date: str) -> str:
    lastmod = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<{name}><loc>{location(site_url, url)}</loc>{lastmod}</{name}>\n"
