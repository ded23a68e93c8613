"""Feeds: what is new, for programs that people let look for them; one format a file.

Entries hold a post's summary and the way to it, not its text: a phone that looks every
hour pays for a feed each time, the post itself weighs little and is read once, and what
is corrected or withdrawn isn't left behind in other people's programs.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from functools import partial

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views.feeds import atom, json_feed, opml, rss
from kim_plugins.views.feeds.channel import Channels, Scope, scopes
from kim_plugins.views.output import PlannedFile


def view(province: Province) -> Iterator[PlannedFile]:
    """Yield Atom and RSS of everything that has a feed, JSON of the site and of areas, OPML."""
    press = _Press(Channels(province))
    has_json = {urls.HOME, *(urls.area(area) for area in province.registry.areas)}
    for scope in scopes(province):
        yield PlannedFile(scope.url + urls.ATOM, partial(press.atom, scope))
        yield PlannedFile(scope.url + urls.RSS, partial(press.rss, scope))
        if scope.url in has_json:
            yield PlannedFile(scope.url + urls.JSON_FEED, partial(press.json, scope))
    listing = partial(opml.document, list(scopes(province)), province.settings)
    yield PlannedFile(urls.OPML, listing)


class _Press:
    """Writes feeds; a post that stands in several is written once a format."""

    def __init__(self, channels: Channels) -> None:
        self._channels = channels
        self._as_atom = functools.cache(atom.written)
        self._as_rss = functools.cache(rss.written)

    def atom(self, scope: Scope) -> bytes:
        channel = self._channels.channel(scope)
        return atom.document(channel, map(self._as_atom, channel.entries))

    def rss(self, scope: Scope) -> bytes:
        channel = self._channels.channel(scope)
        return rss.document(channel, map(self._as_rss, channel.entries))

    def json(self, scope: Scope) -> bytes:
        channel = self._channels.channel(scope)
        return json_feed.document(channel, map(json_feed.written, channel.entries))
