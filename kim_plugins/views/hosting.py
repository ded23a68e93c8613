"""The headers of `model/policy.py` as files that common hosts read from the site itself."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import policy, urls
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput

_COMPRESSED = (
    "application/json application/xml image/svg+xml text/calendar text/css text/html "
    "text/javascript"
).split()


def view(province: Province) -> Iterator[FileOutput]:
    """Yield `_headers` (Cloudflare Pages, Netlify) and `.htaccess` (Apache's mod_headers)."""
    base = province.settings.base_path
    yield FileOutput("_headers", _headers(base).encode())
    yield FileOutput(".htaccess", _htaccess(base).encode())


def _headers(base: str) -> str:
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in policy.HEADERS.items())]
    lines += [f"{base}{urls.ASSETS}*", f"  Cache-Control: {policy.FOR_EVER}"]
    return "\n".join(lines) + "\n"


def _htaccess(base: str) -> str:
    sent = [f'  Header always set {name} "{value}"' for name, value in policy.HEADERS.items()]
    lines = [
        f"ErrorDocument 404 {base}{urls.NOT_FOUND}",
        "<IfModule mod_mime.c>",
        "  AddType application/manifest+json .webmanifest",
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *sent,
        f'  Header set Cache-Control "{policy.BRIEFLY}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^{base}{urls.ASSETS}#">',
        f'    Header set Cache-Control "{policy.FOR_EVER}"',
        "  </If>",
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE {' '.join(_COMPRESSED)}",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"
