"""Which addresses a site may be joined by."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kim_plugins.content.federation.below import LONGEST
from kim_plugins.content.settings import siteaddress

LOCAL = frozenset({"localhost", "127.0.0.1"})
"""Hosts that may be asked without encryption, for trying out."""
_PATH = re.compile(r"[\w/.~%-]*", re.ASCII)
"""What may stand in a content policy as well, where a semicolon would end the directive."""
_PORTS = {"http": ":80", "https": ":443"}
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.ASCII)


def obstacle(address: str) -> str:
    """Say, in Indonesian, why a site can't be joined by this address ("" if it can)."""
    if len(address) > LONGEST:
        return "alamat ini terlalu panjang"
    if reason := siteaddress.obstacle(address):
        return reason
    parts = urlsplit(address)
    if not _HOST.fullmatch(parts.hostname or ""):
        return "nama situs ditulis dengan huruf a sampai z, angka, titik, dan tanda hubung"
    if not _PATH.fullmatch(parts.path):
        return "folder ditulis dengan huruf a sampai z, angka, titik, dan tanda hubung"
    if parts.scheme != "https" and not is_local(address):
        return "alamat diawali https:// (http:// hanya untuk mencoba di localhost)"
    return ""


def is_local(address: str) -> bool:
    """Tell whether an address is of this machine itself, by its name."""
    return urlsplit(address).hostname in LOCAL


def normal(address: str) -> str:
    """Return the one form of an address: small letters in the host, a slash at its end.

    The port that the scheme has anyway is left out, as RFC 3986 (6.2.3) does.
    """
    parts = urlsplit(address)
    host = parts.netloc.lower().removesuffix(_PORTS[parts.scheme])
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')}/"
