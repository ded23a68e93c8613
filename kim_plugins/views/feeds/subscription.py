"""How a page tells of its feeds: in its head for programs, in its text for people."""

from __future__ import annotations

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.feeds import atom, json_feed, rss
from kim_plugins.views.output import Alternate, Context

_FORMATS = (
    ("Atom", urls.ATOM, atom.TYPE),
    ("RSS", urls.RSS, rss.TYPE),
    ("JSON", urls.JSON_FEED, json_feed.TYPE),
)
GUIDE = "panduan/berlangganan.md"


def alternates(url: str, name: str, *, json: bool = False) -> tuple[Alternate, ...]:
    """Return the feeds of the page at `url`, for its head."""
    return tuple(
        Alternate(media_type, f"{name} ({label})", url + file)
        for label, file, media_type in _FORMATS
        if json or file != urls.JSON_FEED
    )


def subscription(url: str, province: Province, *, json: bool = False) -> Context:
    """Return the same feeds for the page's text, and the guide that explains them."""
    found = [
        parts.link(label, url + file)
        for label, file, _ in _FORMATS
        if json or file != urls.JSON_FEED
    ]
    return {"feeds": found, "guide": parts.guide(GUIDE, province) or ""}
