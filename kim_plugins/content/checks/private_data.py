"""Nobody's private numbers and addresses are published."""

from __future__ import annotations

import posixpath

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.draft import Draft
from kim_plugins.content.files.post_paths import undated
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.privacy.privacy import NEVER_PUBLIC, Found, clue, find

OWN_PLACE = frozenset({"contact", "public_contacts"})
"""Keys that are meant for public contacts, and that editors read with that in mind."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look through the text and every value of the front matter (UU 27/2022)."""
    allowed = draft.meta.public_contacts or ()
    problems = [
        _told(found, draft.text, draft.within(found.start, found.end))
        for found in find(draft.text, allowed)
    ]
    for key, node in draft.head.items.items():
        found_here = _in_node(node, allowed)
        if key in OWN_PLACE:
            found_here = [problem for problem in found_here if problem.code in NEVER_PUBLIC]
        problems += found_here
    return problems + _in_notes(draft, {(p.code, p.span.line) for p in problems})


def in_file(text: str, path: str) -> list[Diagnostic]:
    """Look through a file that can't be read any further, for what no key allows."""
    return [
        _told(found, line, Span(path, number, found.start + 1, found.end - found.start))
        for number, line in enumerate(text.split("\n"), start=1)
        for found in find(line)
        if found.code in NEVER_PUBLIC
    ]


def _in_notes(draft: Draft, told: set[tuple[str, int]]) -> list[Diagnostic]:
    """Look through the front matter's comments, and the name of the file, which is an address."""
    problems = [
        _told(found, note, span)
        for note, span in draft.notes
        for found in find(note)
        if (found.code, span.line) not in told
    ]
    name = undated(posixpath.basename(draft.path))
    return problems + [_told(found, name, Span(draft.path)) for found in find(name)]


def _in_node(node: yamltext.Node, allowed: tuple[str, ...]) -> list[Diagnostic]:
    match node:
        case yamltext.Scalar():
            text = node.text or ""
            return [_told(found, text, node.span) for found in find(text, allowed)]
        case yamltext.Sequence():
            return [problem for item in node.items for problem in _in_node(item, allowed)]
        case yamltext.Mapping():
            nodes = node.items.values()
            return [problem for item in nodes for problem in _in_node(item, allowed)]


def _told(found: Found, text: str, span: Span) -> Diagnostic:
    """Tell of a find, and of which one: what surrounds it is covered as well."""
    return Diagnostic(found.code, span, {"number": clue(found, text)})
