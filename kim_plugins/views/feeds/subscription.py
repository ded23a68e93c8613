"""How a page tells how it is followed: by a public channel, and by feeds for programs.

Feeds stand in its head as well, where programs find them.
"""

from __future__ import annotations

from kim_plugins.base.settings import SiteContact
from kim_plugins.model import urls
from kim_plugins.model.groups import CHANNEL_LABELS, Channels, Office
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
FOLLOWED = ("whatsapp_channel", "telegram")
"""What brings news to a phone by itself, the commonest first."""
Publisher = tuple[str, Channels | Office | SiteContact | None]
"""A name, and what has the channels that are followed under it."""


def alternates(url: str, name: str, *, json: bool = False) -> tuple[Alternate, ...]:
    """Return the feeds of the page at `url`, for its head."""
    return tuple(
        Alternate(media_type, f"{name} ({label})", url + file)
        for label, file, media_type in _FORMATS
        if json or file != urls.JSON_FEED
    )


def subscription(
    url: str, province: Province, *publishers: Publisher, json: bool = False
) -> Context:
    """Return the publishers' channels, the same feeds, and the guide that explains them.

    Publishers come in the order of their nearness.
    """
    found = [
        parts.link(label, url + file)
        for label, file, _ in _FORMATS
        if json or file != urls.JSON_FEED
    ]
    channels = [
        {**parts.link(CHANNEL_LABELS[key], address), "name": name}
        for key in FOLLOWED
        for name, given in publishers
        if given and (address := getattr(given, key))
    ]
    return {"channels": channels, "feeds": found, "guide": parts.guide(GUIDE, province) or ""}
