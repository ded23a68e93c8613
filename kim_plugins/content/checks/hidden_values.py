"""Nothing can be hidden in a value of the front matter, which pages, feeds and search show."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.text.hidden_notes import begins


def check(draft: Draft) -> list[Diagnostic]:
    """Refuse the beginning of a comment in any value, however deep."""
    return [Diagnostic("KIM161", node.span) for node in _scalars(draft.head) if begins(node.text)]


def _scalars(node: yamltext.Node) -> Iterator[yamltext.Scalar]:
    match node:
        case yamltext.Scalar():
            yield node
        case yamltext.Sequence():
            for item in node.items:
                yield from _scalars(item)
        case yamltext.Mapping():
            for item in node.items.values():
                yield from _scalars(item)
