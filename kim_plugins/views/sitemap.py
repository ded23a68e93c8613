"""`sitemap.xml` (sitemaps.org/protocol.html): every page that may be found by search."""

from __future__ import annotations

import dataclasses
import functools
import html
import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from kim_plugins.model import urls
from kim_plugins.model.post_lists import LISTED
from kim_plugins.model.province import Province
from kim_plugins.views.output import Page, PlannedFile

LARGEST = 50_000
"""Addresses in one file; the protocol allows no more."""
MANY = 5_000
"""Posts; of more each area has a sitemap of its own, so that a new post changes no other's."""
Entry = tuple[str, str]
"""The URL of a page, and the day of its last change."""
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(site_url: str, outputs: Iterable[Page], pages: Iterable[str]) -> Iterator[PlannedFile]:
    """Yield the sitemap of the views' pages and of the hand-written ones (`pages`, by URL).

    One too long becomes several, and `sitemap.xml` their index.
    """
    found = entries(outputs, pages)
    if len(found) <= LARGEST:
        yield _file(urls.SITEMAP, "urlset", "url", site_url, found)
        return
    parts = of_folder("", site_url, found)
    yield from parts
    yield index(site_url, {part.path: part.changed for part in parts})


def entries(outputs: Iterable[Page], pages: Iterable[str]) -> list[Entry]:
    """Return what sitemaps tell of pages, by URL."""
    changed = {output.url: output.changed for output in outputs if output.is_indexed}
    changed |= dict.fromkeys(pages, "")
    return sorted(changed.items())


def folders(province: Province) -> Sequence[str]:
    """Return the folders whose pages have a sitemap of their own: of a large site each area's."""
    is_large = len(province.of_sort(LISTED)) > MANY
    return sorted(province.registry.areas) if is_large else ()


def folder_of(url: str, own: Container[str]) -> str:
    """Return in whose sitemap a page stands ("" for that of all others)."""
    folder = url.partition("/")[0]
    return folder if folder in own else ""


def of_folder(folder: str, site_url: str, found: Sequence[Entry]) -> tuple[PlannedFile, ...]:
    """Return the sitemap of a folder, in as many files as it takes."""
    chunks = [found[start : start + LARGEST] for start in range(0, len(found), LARGEST)]
    paths = (urls.sitemap_part(number, folder) for number in itertools.count(1))
    return tuple(
        dataclasses.replace(
            _file(path, "urlset", "url", site_url, chunk), changed=max(date for _, date in chunk)
        )
        for path, chunk in zip(paths, chunks, strict=False)
    )


def index(site_url: str, parts: Mapping[str, str]) -> PlannedFile:
    """Return the index of some sitemaps, from the day of the last change of each by its path."""
    return _file(urls.SITEMAP, "sitemapindex", "sitemap", site_url, sorted(parts.items()))


def _file(path: str, root: str, name: str, site_url: str, found: Iterable[Entry]) -> PlannedFile:
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
