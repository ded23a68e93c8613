"""Reads the data blocks of a finished page."""

from __future__ import annotations

import json
import re
from typing import Any

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def nodes_of(page: str) -> list[dict[str, Any]]:
    """Return the nodes that a page's HTML holds, in order."""
    found: list[dict[str, Any]] = []
    for text in _BLOCK.findall(page):
        block = json.loads(text)
        assert block.pop("@context") == "https://schema.org"
        found += block.get("@graph", [block])
    return found
