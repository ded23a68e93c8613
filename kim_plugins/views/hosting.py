"""The headers of `model/policy.py` as files that common hosts read from the site itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kim_plugins.model import policy, urls
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput

_POLICY = "Content-Security-Policy"
_COMPRESSED = (
    "application/json application/ld+json application/xml image/svg+xml text/calendar text/css "
    "text/html text/javascript"
).split()


def view(province: Province) -> Iterator[FileOutput]:
    """Yield `_headers` (Cloudflare Pages, Netlify) and `.htaccess` (Apache's mod_headers)."""
    base, cms = province.settings.base_path, province.settings.cms
    own = f"{policy.of_cms(cms.server)}; {policy.FRAMES}" if cms else ""
    yield FileOutput("_headers", _headers(base, own).encode())
    yield FileOutput(".htaccess", _htaccess(base, own).encode())


def headers(base: str, own: str) -> Iterator[FileOutput]:
    """Yield both files of a site whose pages have this policy of their own."""
    sent = {**policy.HEADERS, _POLICY: f"{own}; {policy.FRAMES}"}
    yield FileOutput("_headers", _headers(base, "", sent).encode())
    yield FileOutput(".htaccess", _htaccess(base, "", sent).encode())


def _headers(base: str, of_cms: str, sent: Mapping[str, str] = policy.HEADERS) -> str:
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in sent.items())]
    lines += [f"{base}{urls.ASSETS}*", f"  Cache-Control: {policy.FOR_EVER}"]
    for folder in urls.OPEN_TO_SCRIPTS:
        lines += [f"{base}{folder}*", f"  {': '.join(policy.OPEN)}"]
    if of_cms:  # Of two policies both would hold; the first is taken back.
        lines += [f"{base}{urls.CMS}*", f"  ! {_POLICY}", f"  {_POLICY}: {of_cms}"]
    return "\n".join(lines) + "\n"


def _htaccess(base: str, of_cms: str, sent: Mapping[str, str] = policy.HEADERS) -> str:
    always = [f'  Header always set {name} "{value}"' for name, value in sent.items()]
    lines = [
        f"ErrorDocument 404 {base}{urls.NOT_FOUND}",
        "<IfModule mod_mime.c>",
        "  AddType application/ld+json .jsonld",
        "  AddType application/manifest+json .webmanifest",
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *always,
        f'  Header set Cache-Control "{policy.BRIEFLY}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^{base}{urls.ASSETS}#">',
        f'    Header set Cache-Control "{policy.FOR_EVER}"',
        "  </If>",
        *_for_scripts(base),
        *(_for_cms(base, of_cms) if of_cms else ()),
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE {' '.join(_COMPRESSED)}",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _for_scripts(base: str) -> list[str]:
    name, value = policy.OPEN
    folders = "|".join(urls.OPEN_TO_SCRIPTS)
    return [
        f'  <If "%{{REQUEST_URI}} =~ m#^{base}(?:{folders})#">',
        f'    Header set {name} "{value}"',
        "  </If>",
    ]


def _for_cms(base: str, own: str) -> list[str]:
    return [
        f'  <If "%{{REQUEST_URI}} =~ m#^{base}{urls.CMS}#">',
        f'    Header always set {_POLICY} "{own}"',
        "  </If>",
    ]
