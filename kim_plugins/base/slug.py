"""Slugs: the only names that folders, files and URLs are made of."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80
"""Characters; longer file names break on some phones and USB sticks."""


def is_slug(text: str) -> bool:
    """Tell whether `text` is lower-case letters and digits in groups joined by single hyphens."""
    return len(text) <= LONGEST and SLUG.fullmatch(text) is not None


def slugify(text: str) -> str:
    """Turn any text into the slug most like it ("" where no letter or digit is left)."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['`]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")
