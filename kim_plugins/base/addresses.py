"""What a mistyped web address was probably meant to be."""

from __future__ import annotations

import re

_HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)+"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:id|com|org|net|gov|edu|info|io|me|link|ly|example))"
    r"(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"h?t{1,3}ps?[:;]{0,2}[/\\]{0,3}|[:/\\]{0,3}(?=www\.)", re.IGNORECASE)
"""`http:/`, `htp://`, `https//`, `https:` and whatever else fingers make of it."""


def likely_address(text: str) -> str:
    """Return a whole https address for one without a scheme or with a broken one, or "".

    >>> likely_address("www.contoh.example/kabar")
    'https://www.contoh.example/kabar'
    >>> likely_address("hasil-rapat.md")
    ''
    """
    found = _SCHEME.match(text)
    rest = text[found.end() :] if found else text
    return f"https://{rest}" if _HOST.fullmatch(rest) else ""
