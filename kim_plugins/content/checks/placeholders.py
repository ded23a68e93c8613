"""What a template stands in for is replaced before a post is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.front_matter import placeholders, yamltext

_KEYS = ("authors", "sources")
"""Others of the template's values can't be published: they name files, or fit no schema."""
_ADDRESS = re.compile(r"https?://(?:www\.)?example\.(?:com|net|org)/?", re.IGNORECASE)


def check(draft: Draft) -> list[Diagnostic]:
    """Report a value of the template in a post that isn't marked as an example."""
    if draft.meta.example:
        return []
    found = (node for key in _KEYS for node in _scalars(draft.head.items.get(key)))
    return [
        Diagnostic("KIM207", node.span, {"value": node.text})
        for node in found
        if node.text and _is_placeholder(node.text)
    ]


def _is_placeholder(text: str) -> bool:
    words = " ".join(text.casefold().split())
    return words in placeholders.WORDS or _ADDRESS.fullmatch(text.strip()) is not None


def _scalars(node: yamltext.Node | None) -> Iterator[yamltext.Scalar]:
    """Yield a list's texts, and those of what its items say."""
    items = node.items if isinstance(node, yamltext.Sequence) else []
    for item in items:
        parts = item.items.values() if isinstance(item, yamltext.Mapping) else (item,)
        yield from (part for part in parts if isinstance(part, yamltext.Scalar))
