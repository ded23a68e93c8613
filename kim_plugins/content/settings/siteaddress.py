"""The site's address from mkdocs.yml, without asking the engine and without running anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

import yaml

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter.yamltext import Loader

KEY = "site_url"
LONGEST = 500
"""Characters of it; pages' are longer still, and a QR code holds 2,331 (ISO/IEC 18004)."""
_SAFE = "/-._~!$&'()*+,;=:@%"
_URI = re.compile(r"https?://(?:[\w/.~!$&'()*+,;=:@\[\]-]|%[0-9A-Fa-f]{2})+", re.ASCII)
"""What a URI without a query is made of (RFC 3986, 2); the host of an IPv6 has brackets."""
_PARTS = re.compile(r"(https?)://(?:[^/?#@]*@)?([^/?#]+)([^?#]*)")
_SECRET = re.compile(r"//[^/?#@]*@")
_FILE = re.compile(r"(?<=/)[^/]*\.(?:html?|php)/*$")


def read(text: str, environ: Mapping[str, str]) -> str:
    """Return the address with a trailing slash, or "" where it isn't told in this file.

    `!ENV` is resolved as MkDocs does it: the first variable that is set, else the last
    item of a list (mkdocs.org/user-guide/configuration, "Environment variables").
    """
    address = next((_value(node, environ) for node in _nodes(text)), "")
    return "" if obstacle(address) else address.rstrip("/") + "/"


def obstacle(address: str) -> str:
    """Say, in Indonesian, why no page can have an address that begins with this ("" if one can).

    The addresses of pages are appended to it, in feeds and in the map of the site as well, where
    only RFC 3986 counts.
    """
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web:
        return "alamat diawali https:// dan nama situs"
    if parts.username is not None or parts.password is not None:
        return "nama pengguna dan kata sandi akan ikut terbit"
    if "?" in address or "#" in address:
        return "tanda tanya, tanda pagar, dan apa pun sesudahnya tidak dapat menjadi bagiannya"
    if not _URI.fullmatch(address):
        return "spasi dan huruf selain A sampai Z tidak dapat menjadi bagiannya"
    return _obstacle_in_place(parts.netloc, parts.path)


def _obstacle_in_place(host: str, path: str) -> str:
    if len(host + path) > LONGEST:
        return f"alamat yang lebih dari {LONGEST} huruf tidak muat dalam kode QR di kertas"
    if {".", ".."} & {*path.split("/")}:
        return "folder ditulis langsung, tanpa titik"
    return "yang ditulis adalah foldernya, tanpa nama berkas" if _FILE.search(path) else ""


def problem(address: str, place: Span) -> Diagnostic | None:
    """Report an address that no site can have, with what was probably meant."""
    reason = obstacle(address)
    if not reason:
        return None
    args = {"value": _SECRET.sub("//…@", address), "reason": reason}
    return Diagnostic("KIM151", place, args, _repaired(address))


def _repaired(address: str) -> str:
    """Return what an address was probably meant to be ("" where that can't be told)."""
    found = _PARTS.match(address)
    if found is None:
        return ""
    scheme, host, path = found.groups()
    likely = f"{scheme}://{_registered(host)}{quote(_FILE.sub('', path.strip()), safe=_SAFE)}"
    return "" if obstacle(likely) else likely.rstrip("/") + "/"


def _registered(host: str) -> str:
    """Return a host with letters besides A to Z as registries hold it (RFC 5890, 2.3.2.1)."""
    name, colon, port = host.partition(":")
    try:
        return f"{name.encode('idna').decode()}{colon}{port}"
    except UnicodeError:
        return host


def _nodes(text: str) -> Iterator[yaml.Node]:
    """Yield the node of the key; nothing where the file can't be read."""
    try:
        root = yaml.compose(text, Loader=Loader)
    except (yaml.YAMLError, RecursionError):
        return
    if isinstance(root, yaml.MappingNode):
        yield from (value for key, value in root.value if key.value == KEY)


def _value(node: yaml.Node, environ: Mapping[str, str]) -> str:
    if isinstance(node, yaml.ScalarNode):
        return _set(node.value, environ) if node.tag == "!ENV" else str(node.value)
    if node.tag != "!ENV" or not isinstance(node, yaml.SequenceNode):
        return ""
    items = [str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode)]
    found = (environ[name] for name in items[:-1] if name in environ)
    return next(found, items[-1] if items else "")


def _set(name: str, environ: Mapping[str, str]) -> str:
    return environ.get(name, "")
