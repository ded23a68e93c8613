"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kim_plugins.model import urls
from kim_plugins.views.feeds.channel import Channel
from kim_plugins.views.feeds.entry import FeedEntry

TYPE = "application/feed+json"


def document(channel: Channel, items: Iterator[dict[str, Any]]) -> bytes:
    """Write a feed around its items, which `written` makes."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address(urls.JSON_FEED),
        "description": channel.description,
        "language": "id",
        "authors": [{"name": channel.scope.name or channel.settings.site_name}],
        "items": list(items),
    }
    text = json.dumps(feed, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def _text(entry: FeedEntry) -> str:
    if entry.video is None:
        return entry.summary
    url, title = entry.video
    return f"{entry.summary}\nVideo: {title}, {url}"


def written(entry: FeedEntry) -> dict[str, Any]:
    """Make an item."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": _text(entry),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories),
    }
    if entry.lang:
        item["language"] = entry.lang
    if entry.enclosure:
        picture = entry.enclosure
        size = {"size_in_bytes": picture.length} if picture.length else {}
        item["image"] = picture.url
        item["attachments"] = [{"url": picture.url, "mime_type": picture.type, **size}]
    return item
