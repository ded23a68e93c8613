"""Names on the net that belong to examples."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_RESERVED = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org))?|test|invalid)")


def is_reserved(address: str) -> bool:
    """Tell whether a host, a mail address or a web address lies where nobody can be (RFC 2606).

    >>> is_reserved("https://kim.example.org/"), is_reserved("kim.go.id")
    (True, False)
    """
    try:
        host = urlsplit(address).hostname if "//" in address else address.rpartition("@")[2]
    except ValueError:
        return False
    return _RESERVED.fullmatch((host or "").lower().removesuffix(".")) is not None
