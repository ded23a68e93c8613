"""RSS 2.0 (rssboard.org/rss-specification), after the RSS Best Practices Profile."""

from __future__ import annotations

import html
from collections.abc import Iterator
from email.utils import format_datetime

from kim_plugins.model import urls
from kim_plugins.views.feeds.channel import Channel
from kim_plugins.views.feeds.entry import Enclosure, FeedEntry
from kim_plugins.views.feeds.markup import HEAD, escape

TYPE = "application/rss+xml"
_ROOT = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
)


def document(channel: Channel, entries: Iterator[str]) -> bytes:
    """Write a feed around its entries, which `written` makes."""
    head = (
        f"<title>{escape(channel.title)}</title>\n"
        f"<link>{escape(channel.page)}</link>\n"
        f"<description>{escape(channel.description)}</description>\n"
        f"<language>id</language>\n"
        f"<lastBuildDate>{format_datetime(channel.updated)}</lastBuildDate>\n"
        f'<atom:link rel="self" type="{TYPE}" href="{escape(channel.address(urls.RSS))}"/>\n'
    )
    return f"{HEAD}{_ROOT}<channel>\n{head}{''.join(entries)}</channel>\n</rss>\n".encode()


def written(entry: FeedEntry) -> str:
    """Write an item; `atom:updated` says when it changed, for which RSS has no word."""
    authors = [f"<dc:creator>{escape(name)}</dc:creator>\n" for name in entry.authors]
    categories = [f"<category>{escape(name)}</category>\n" for name in entry.categories]
    return (
        "<item>\n"
        f"<title>{escape(entry.title)}</title>\n"
        f"<link>{escape(entry.url)}</link>\n"
        f'<guid isPermaLink="false">{escape(entry.id)}</guid>\n'
        f"<pubDate>{format_datetime(entry.published)}</pubDate>\n"
        f"<atom:updated>{entry.updated.isoformat()}</atom:updated>\n"
        f"{''.join(authors)}{''.join(categories)}"
        f"<description>{_as_html(entry.summary)}{_video(entry.video)}</description>\n"
        f"{_picture(entry.enclosure)}</item>\n"
    )


def _picture(picture: Enclosure | None) -> str:
    if picture is None:
        return ""
    url, length = escape(picture.url), picture.length
    return f'<enclosure url="{url}" length="{length}" type="{picture.type}"/>\n'


def _video(video: tuple[str, str] | None) -> str:
    if video is None:
        return ""
    url, title = map(html.escape, video)
    return escape(f'<p>Video: <a href="{url}">{title}</a></p>')


def _as_html(text: str) -> str:
    """Readers take an item's description for HTML, so a plain text is written as HTML first.

    A channel's is plain text (RSS Best Practices Profile, "description" of each).
    """
    return escape(html.escape(text, quote=False))
