"""What an official site may no longer be without: its own addresses, and a contact that holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kim_plugins.base import home
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.settings import SiteContact

_WAYS = ("form", "email", "security")
"""Ways to reach an office that lie somewhere on the net."""
_RESERVED = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)")


def lacks(
    site_url: str, authority: str, contact: SiteContact, *, settings: str, groups: str
) -> Iterator[Diagnostic]:
    """Yield what an official site lacks; the paths are those of mkdocs.yml and groups.yaml."""
    if not contact.is_given:
        yield Diagnostic("KIM182", Span(groups))
    ways = {f"contact: {key}": getattr(contact, key).removeprefix("mailto:") for key in _WAYS}
    known = {"site_url": site_url, "authority": authority.rpartition(",")[0], **ways}
    for key, value in known.items():
        if _is_reserved(value):
            yield Diagnostic("KIM206", Span(settings), {"key": key, "value": value})


def lapsed(contact: SiteContact, today: dt.date, path: str) -> Iterator[Diagnostic]:
    """Yield that the address for finders of holes holds no longer (RFC 9116, `Expires`)."""
    until = contact.security_until
    if until and dt.date.fromisoformat(until) <= today:
        yield Diagnostic("KIM209", Span(path), {"date": until})


def changes(contact: SiteContact) -> Iterator[dt.datetime]:
    """Yield when that address begins to hold no longer."""
    if contact.security_until:
        day = dt.date.fromisoformat(contact.security_until)
        yield dt.datetime.combine(day, dt.time(), home.tz())


def _is_reserved(address: str) -> bool:
    """Tell whether a host, a mail address or a web address lies where nobody can be (RFC 2606)."""
    try:
        host = urlsplit(address).hostname if "//" in address else address.rpartition("@")[2]
    except ValueError:
        return False
    return _RESERVED.fullmatch((host or "").lower().removesuffix(".")) is not None
