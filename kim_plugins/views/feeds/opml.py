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
    folders = [_folder(names[area], outlines) for area, outlines in by_area.items()]
    head = f"<head>\n<title>{escape(settings.site_name)}</title>\n</head>\n"
    body = f"<body>\n{''.join(general)}{''.join(folders)}</body>\n"
    return f'{HEAD}<opml version="2.0">\n{head}{body}</opml>\n'.encode()


def _outline(scope: Scope, settings: Settings) -> str:
    name = escape(scope.name or settings.site_name)
    feed = escape(urls.absolute(settings.site_url, scope.url + urls.ATOM))
    page = escape(urls.absolute(settings.site_url, scope.url))
    # Readers know one type for every feed, whatever its format.
    return f'<outline type="rss" text="{name}" title="{name}" xmlUrl="{feed}" htmlUrl="{page}"/>\n'


def _folder(name: str, outlines: list[str]) -> str:
    text = escape(name)
    return f'<outline text="{text}" title="{text}">\n{"".join(outlines)}</outline>\n'
