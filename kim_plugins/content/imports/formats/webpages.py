"""Saved web pages, a file each: the article in the middle, its date and its address.

Known by what most sites say of their articles: Open Graph, schema.org's names, `<time>`, and
the classes that WordPress' and Blogger's themes give to a text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from kim_plugins.content.front_matter import given_dates
from kim_plugins.content.imports.article import Article, Export, Picture, moment

_BODIES = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-body",
    ".post-content",
    ".article-content",
    ".the-content",
    ".single-content",
    ".post-text",
    ".post .entry",
    ".hentry .entry",
    ".hentry",
    "article",
    "main",
    ".entry",
    "#content",
)
_HEADINGS = ".entry-title, .post-title, [itemprop=headline]"
_DATED = (
    ".entry-date, .post-date, .date, .tanggal, .post-meta, .entry-meta, .meta, .published, time"
)
"""Where themes show the day to people."""
_SHOWN = re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d\b")
_STORED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIMES = ("article:published_time", "datePublished", "date", "DC.date", "dcterms.date")
_FURNITURE = (
    "nav, header, footer, aside, form, script, style, noscript, .sharedaddy, .comments, "
    ".post-meta, .entry-meta, .byline, .breadcrumb, .related-posts"
)


def read(pages: Iterable[tuple[str, bytes]]) -> Export:
    """Read pages by their names; those without a date or a text are no articles."""
    skipped: Counter[str] = Counter()
    found: list[Article] = []
    for name, content in pages:
        article = _article(name, BeautifulSoup(content or "", "html.parser"))
        if article is None:
            skipped["halaman tanpa tanggal terbit atau tanpa isi"] += 1
        else:
            found.append(article)
    return Export(tuple(found), skipped)


def _article(name: str, page: BeautifulSoup) -> Article | None:
    at, body = _published(page), next(filter(None, map(page.select_one, _BODIES)), None)
    if at is None or body is None:
        return None
    address = _meta(page, "og:url") or _canonical(page)
    heading = page.select_one(_HEADINGS) or body.find("h1") or page.select_one("h1")
    title = _meta(page, "og:title") or _words(heading) or _words(page.title)
    for part in body.select(_FURNITURE):
        part.decompose()
    if heading is not None and not heading.decomposed and body in heading.parents:
        heading.decompose()
    image = _meta(page, "og:image")
    labels = tuple(
        dict.fromkeys(_words(one) for one in page.select("a[rel~=tag], a[rel~=category]"))
    )
    return Article(
        address or f"berkas:{name}",
        title,
        body.decode_contents(),
        at,
        address,
        _meta(page, "og:description") or _meta(page, "description"),
        _meta(page, "author"),
        tuple(filter(None, labels)),
        Picture(image) if image else None,
    )


def _published(page: BeautifulSoup) -> dt.datetime | None:
    given = [_meta(page, name) for name in _TIMES]
    given += [
        str(one.get("datetime") or one.get("content") or one.get("title") or "")
        for one in page.select("[itemprop=datePublished], time[datetime], abbr.published")
    ]
    given += [
        found[1]
        for one in page.select("script[type='application/ld+json']")
        if (found := _STORED.search(one.get_text()))
    ]
    given += [
        given_dates.read(found[0]).iso
        for one in page.select(_DATED)
        if (found := _SHOWN.search(_words(one)))
    ]
    return next(filter(None, map(moment, given)), None)


def _meta(page: BeautifulSoup, name: str) -> str:
    """Return what a page says of itself under a name."""
    for key in ("property", "name", "itemprop"):
        if (found := page.find("meta", attrs={key: name})) and isinstance(found, Tag):
            return " ".join(str(found.get("content") or "").split())
    return ""


def _canonical(page: BeautifulSoup) -> str:
    found = page.select_one("link[rel~=canonical]")
    return str(found.get("href") or "") if found else ""


def _words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag else ""
