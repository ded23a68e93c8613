"""`robots.txt` (RFC 9309): everything may be read, and here is the sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput


def view(province: Province) -> Iterator[FileOutput]:
    """Yield the file; robots look for it at a host's root only, elsewhere it does no harm."""
    sitemap = urls.absolute(province.settings.site_url, urls.SITEMAP)
    yield FileOutput(urls.ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode())
