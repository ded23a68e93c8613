"""OPML 2.0 (opml.org/spec2.opml): every feed of the site in one file."""

from __future__ import annotations

from collections.abc import Iterable

from kim_plugins.base.settings import Settings
from kim_plugins.model import urls
from kim_plugins.views.feeds.channel import Scope
from kim_plugins.views.feeds.markup import HEAD, escape


def document(scopes: Iterable[Scope], settings: Settings) -> bytes:
    """List the feeds: the site's and the kinds' first, then each area with its groups."""
    general: list[str] = []
    by_area: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for scope in scopes:
        outline = _outline(scope, settings)
        names.setdefault(scope.area, scope.name)
        (by_area.setdefault(scope.area, []) if scope.area else general).append(outline)
    folders = [folder(names[area], outlines) for area, outlines in by_area.items()]
    return written(settings.site_name, [*general, *folders])


def written(title: str, body: Iterable[str]) -> bytes:
    """Write the file around its outlines and folders."""
    head = f"<head>\n<title>{escape(title)}</title>\n</head>\n"
    return f'{HEAD}<opml version="2.0">\n{head}<body>\n{"".join(body)}</body>\n</opml>\n'.encode()


def _outline(scope: Scope, settings: Settings) -> str:
    feed = urls.absolute(settings.site_url, scope.url + urls.ATOM)
    return outline(
        scope.name or settings.site_name, feed, urls.absolute(settings.site_url, scope.url)
    )


def outline(name: str, feed: str, page: str) -> str:
    """Write the outline of a feed, which is called so and belongs to a page."""
    name, feed, page = map(escape, (name, feed, page))
    # Readers know one type for every feed, whatever its format.
    return f'<outline type="rss" text="{name}" title="{name}" xmlUrl="{feed}" htmlUrl="{page}"/>\n'


def folder(name: str, outlines: Iterable[str]) -> str:
    """Write a folder around outlines."""
    text = escape(name)
    return f'<outline text="{text}" title="{text}">\n{"".join(outlines)}</outline>\n'
