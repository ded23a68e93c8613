"""Atom (RFC 4287), with the tombstones of RFC 6721 for what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import urls
from kim_plugins.views.feeds.channel import Channel
from kim_plugins.views.feeds.entry import Enclosure, FeedEntry, Withdrawal
from kim_plugins.views.feeds.markup import HEAD, escape

TYPE = "application/atom+xml"
_ROOT = (
    '<feed xmlns="http://www.w3.org/2005/Atom"'
    ' xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="id">\n'
)


def document(channel: Channel, entries: Iterator[str]) -> bytes:
    """Write a feed around its entries, which `written` makes."""
    head = (
        f"<id>{escape(channel.id)}</id>\n"
        f"<title>{escape(channel.title)}</title>\n"
        f"<subtitle>{escape(channel.description)}</subtitle>\n"
        f"<updated>{channel.updated.isoformat()}</updated>\n"
        # The order is free (RFC 4287, 4.1.1), but some readers lead to the first, whatever it is.
        f'<link rel="alternate" type="text/html" href="{escape(channel.page)}"/>\n'
        f'<link rel="self" type="{TYPE}" href="{escape(channel.address(urls.ATOM))}"/>\n'
        f"{_author(channel.scope.name or channel.settings.site_name)}"
    )
    gone = "".join(map(_tombstone, channel.withdrawn))
    return f"{HEAD}{_ROOT}{head}{''.join(entries)}{gone}</feed>\n".encode()


def written(entry: FeedEntry) -> str:
    """Write an entry."""
    lang = f' xml:lang="{escape(entry.lang)}"' if entry.lang else ""
    categories = [f'<category term="{escape(name)}"/>\n' for name in entry.categories]
    return (
        f"<entry{lang}>\n"
        f"<id>{escape(entry.id)}</id>\n"
        f"<title>{escape(entry.title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{escape(entry.url)}"/>\n'
        f"<published>{entry.published.isoformat()}</published>\n"
        f"<updated>{entry.updated.isoformat()}</updated>\n"
        f"{''.join(map(_author, entry.authors))}{''.join(categories)}"
        f"<summary>{escape(entry.summary)}</summary>\n"
        f"{_picture(entry.enclosure)}{_video(entry.video)}</entry>\n"
    )


def _author(name: str) -> str:
    return f"<author><name>{escape(name)}</name></author>\n"


def _picture(picture: Enclosure | None) -> str:
    if picture is None:
        return ""
    length = f' length="{picture.length}"' if picture.length else ""
    return f'<link rel="enclosure" type="{picture.type}" href="{escape(picture.url)}"{length}/>\n'


def _video(video: tuple[str, str] | None) -> str:
    """Name what goes with the entry but lies elsewhere (RFC 4287, 4.2.7.2)."""
    if video is None:
        return ""
    url, title = map(escape, video)
    return f'<link rel="related" type="text/html" title="Video: {title}" href="{url}"/>\n'


def _tombstone(gone: Withdrawal) -> str:
    """Ask readers to drop what they have kept of a post (RFC 6721, 3)."""
    return (
        f'<at:deleted-entry ref="{escape(gone.id)}" when="{gone.at.isoformat()}">'
        f"<at:comment>{escape(gone.reason)}</at:comment></at:deleted-entry>\n"
    )
