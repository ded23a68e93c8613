"""`sitemap.xml` (sitemaps.org/protocol.html): every page that may be found by search."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from kim_plugins.model import urls
from kim_plugins.views.output import FileOutput, HtmlOutput

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(site_url: str, outputs: Iterable[HtmlOutput], pages: Iterable[str]) -> FileOutput:
    """Write the sitemap of the views' pages and of the hand-written ones (`pages`, by URL)."""
    changed = {output.url: output.changed for output in outputs if output.is_indexed}
    changed |= dict.fromkeys(pages, "")
    lines = [_entry(site_url, url, date) for url, date in sorted(changed.items())]
    return FileOutput(urls.SITEMAP, (_HEAD + "".join(lines) + "</urlset>\n").encode())


def _entry(site_url: str, url: str, date: str) -> str:
    lastmod = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<url><loc>{escape(urls.absolute(site_url, url))}</loc>{lastmod}</url>\n"
