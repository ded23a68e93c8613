"""`robots.txt` (RFC 9309): everything may be read, and here are the sitemaps."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import picture_sitemap
from kim_plugins.views.output import FileOutput


def view(province: Province) -> Iterator[FileOutput]:
    """Yield the file; robots look for it at a host's root only, elsewhere it does no harm."""
    site = province.settings.site_url
    sitemaps = [urls.SITEMAP, urls.NEWS_SITEMAP]
    sitemaps += [urls.PICTURE_SITEMAP] if picture_sitemap.is_there(province) else []
    named = "".join(f"Sitemap: {urls.absolute(site, path)}\n" for path in sitemaps)
    yield FileOutput(urls.ROBOTS, f"User-agent: *\nAllow: /\n\n{named}".encode())
