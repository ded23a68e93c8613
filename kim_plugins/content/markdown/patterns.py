"""Which parts of the Markdown parser a text can need at all.

Python-Markdown tries every pattern on every piece of text, which is where half of
its time goes. A part whose characters don't occur anywhere in a text can't match,
and leaving it out changes nothing (a test compares both on arbitrary texts).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kim_plugins.content.markdown.phones import may_call

TRIGGERS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("```", "~~~"): ("pre:kim-fences",),
    ("|", "\t"): ("block:table", "pre:kim-tables"),
    ("#",): ("block:hashheader",),
    (">",): ("block:quote", "pre:kim-quotes"),
    ("[^",): ("block:footnote", "inline:footnote", "tree:footnote", "tree:footnote-order"),
    ("]:",): ("block:reference", "pre:kim-references"),
    ("`",): ("inline:backtick",),
    ("\\",): ("inline:escape",),
    ("[",): ("inline:reference", "inline:link", "inline:short_reference"),
    ("![",): ("inline:image_link", "inline:image_reference", "inline:short_image_ref"),
    ("<",): ("inline:autolink", "inline:automail", "inline:kim-raw-html"),
    ("://", "www."): ("inline:kim-addresses",),
    ("@",): ("inline:kim-mail",),
    ("~",): ("inline:kim-strikes",),
    ("&",): ("inline:entity",),
    ("*", "_"): ("inline:em_strong",),
}
"""Texts, in lower case, and the parts that need one of them; any other is always tried."""
_UNDERLINE = re.compile(r"=[ \t]*(?:[\r\n]|\Z)")
"""What a heading needs that is marked below."""
_LINES = re.compile(r"\n(?<=[^\n]\n)(?=[^\n])")
"""What a line break needs: a line after another. The preprocessors mark most of them."""
_DEFINITION = re.compile(r":(?<![^\W_]:)[ \t]")
"""What a definition needs: a colon that ends no word, whatever stands before it."""


def idle(text: str) -> frozenset[str]:
    """Return the parts that can't match anything in `text`, as `block:quote` and the like."""
    lower = text.lower()
    found: list[str] = []
    for triggers, parts in TRIGGERS.items():
        for trigger in triggers:
            if trigger in lower:
                break
        else:
            found += parts
    if not _LINES.search(text) and "\r" not in text:
        found += ("pre:kim-lines", "inline:linebreak")
    if not _DEFINITION.search(text):
        found.append("block:deflist")
    if not may_call(text):
        found.append("inline:kim-phones")
    if not _UNDERLINE.search(text):
        found.append("block:setextheader")
        if "#" not in text:
            found.append("tree:toc")  # What gathers the headings.
    return frozenset(found)
