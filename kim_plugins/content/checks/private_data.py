"""Nobody's private numbers and addresses are published."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content import yamltext
from kim_plugins.content.draft import Draft
from kim_plugins.content.privacy import find

OWN_PLACE = frozenset({"contact", "public_contacts"})
"""Keys that are meant for public contacts, and that editors read with that in mind."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look through the text and every value of the front matter (UU 27/2022)."""
    allowed = draft.meta.public_contacts or ()
    problems = []
    for found in find(draft.text, allowed):
        line = draft.text_line + draft.text.count("\n", 0, found.start)
        column = found.start - draft.text.rfind("\n", 0, found.start)
        span = Span(draft.path, line, column, found.end - found.start)
        problems.append(Diagnostic(found.code, span))
    for key, node in draft.head.items.items():
        if key not in OWN_PLACE:
            problems += _in_node(node, allowed)
    return problems


def _in_node(node: yamltext.Node, allowed: tuple[str, ...]) -> list[Diagnostic]:
    match node:
        case yamltext.Scalar():
            return [Diagnostic(found.code, node.span) for found in find(node.text or "", allowed)]
        case yamltext.Sequence():
            return [problem for item in node.items for problem in _in_node(item, allowed)]
        case yamltext.Mapping():
            nodes = node.items.values()
            return [problem for item in nodes for problem in _in_node(item, allowed)]
