"""What lies below a site's address, and what readers know a site by."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

LONGEST = 500
"""Characters of an address."""
_BELOW = re.compile(r"[\w/.~!$&'()*+,;=:@%?#-]*", re.ASCII)


def is_below(url: str, address: str) -> bool:
    """Tell whether a URL lies below a site's address, whoever reads it.

    Backslashes, blanks and dotted segments, which browsers resolve, are refused rather than
    understood.
    """
    rest = url.removeprefix(address)
    if rest == url or len(url) > LONGEST or not _BELOW.fullmatch(rest):
        return False
    path = re.split(r"[?#]", rest)[0]
    return rest != "" and not {".", ".."} & {*re.split(r"[/\\]", unquote(path))}


def host(address: str) -> str:
    """Return what readers know a site by: its host, and its folder where it has one."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")
