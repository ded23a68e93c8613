"""The second wall: whatever Markdown made, only these elements and attributes pass."""

from __future__ import annotations

import re

import nh3

from kim_plugins.model.body import SafeHtml

TAGS = frozenset(
    "a abbr b blockquote br code dd del div dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p "
    "pre s span strong sub sup table tbody td tfoot th thead tr u ul".split()
)
ATTRIBUTES = {
    "a": {"href", "class", "aria-label"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src"},
    "li": {"id", "value"},
    "ol": {"start", "type"},
    "sup": {"id"},
    "td": {"class"},
    "th": {"class"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Addresses a link may have, apart from relative ones."""

TABLE_START = '<div class="kim-table" role="group" aria-label="Tabel" tabindex="0"><table>'
TABLE_END = "</table></div>"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Entities such as `&#27;` bring them in after the source was checked."""
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def sanitize(html: str) -> SafeHtml:
    """Return `html` reduced to the allowed elements, attributes and address schemes.

    Each table gets a box of its own that scrolls sideways, also by keyboard.
    """
    clean = _CLEANER.clean(html)
    if _CONTROLS.search(clean):
        # Without them an address may have become another one: look again.
        clean = _CLEANER.clean(without_controls(clean))
    return SafeHtml(clean.replace("<table>", TABLE_START).replace("</table>", TABLE_END))


def without_controls(text: str) -> str:
    """Drop characters that can't be seen but steer what is."""
    return _CONTROLS.sub("", text)
