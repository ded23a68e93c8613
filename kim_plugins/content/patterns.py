"""Which inline patterns a text can need at all.

Python-Markdown tries every pattern on every piece of text, which is where half of
its time goes. A pattern whose characters don't occur anywhere in a text can't match,
and leaving it out changes nothing (a test compares both on arbitrary texts).
"""

from __future__ import annotations

from collections.abc import Mapping

TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "short_reference": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "kim-raw-html": ("<",),
    # Tabs become spaces before patterns are tried.
    "linebreak": ("  \n", "\t"),
    "magic-link": ("://", "www."),
    "magic-mail": ("@",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""For each pattern, in lower case, texts of which it needs one; any other is always tried."""


def idle(text: str) -> frozenset[str]:
    """Return the names of the patterns that can't match anything in `text`."""
    lower = text.lower()
    return frozenset(
        name
        for name, triggers in TRIGGERS.items()
        if not any(trigger in lower for trigger in triggers)
    )
