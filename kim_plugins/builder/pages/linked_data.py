"""Writes what a page says for machines as a data block (w3.org/TR/json-ld11, 7).

A block of such a type is never run, so the content policy, which forbids scripts inside a page,
has no say in it (HTML, 4.12.1: the type is looked at before the policy).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from kim_plugins.views.linked_data import site
from kim_plugins.views.output import Context, HtmlOutput, Json

_BLOCK = Markup('<script type="application/ld+json">{}</script>')
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>\u2028\u2029"}
"""What could end the element, begin a comment in it, or a line; in JSON all stand in strings."""
CONTEXT = "https://schema.org"


def of_page(output: HtmlOutput, site_url: str) -> Markup:
    """Return the block of a page ("" where search engines may not list it, or nothing is known)."""
    if not output.is_indexed or output.moved_to:
        return Markup()
    crumbs = output.context.get("crumbs")
    return block([*output.data, *trail(crumbs, output.title, site_url)])


def trail(crumbs: Json, title: str, site_url: str) -> list[Context]:
    """Return the way to a page, where it has a step besides home: one step is no way."""
    given = crumbs if isinstance(crumbs, Sequence) else ()
    steps = [crumb for crumb in given if isinstance(crumb, Mapping)]
    return [site.trail(steps, title, site_url)] if len(steps) > 1 else []


def block(nodes: Sequence[Context]) -> Markup:
    """Write nodes as one block ("" for none)."""
    if not nodes:
        return Markup()
    told: Context = nodes[0] if len(nodes) == 1 else {"@graph": list(nodes)}
    return _BLOCK.format(Markup(as_script_data({"@context": CONTEXT, **told})))  # noqa: S704


def as_script_data(value: Json) -> str:
    """Write a value as JSON that may stand inside a `script` element, whatever its texts hold."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
