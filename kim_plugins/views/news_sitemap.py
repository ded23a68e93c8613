"""`sitemap-news.xml`: the news of today and yesterday, for search engines that list news.

They take articles of the last two days, with their titles and when they appeared
(developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). A post leaves the
list at midnight, so that a day is one moment of change for all its posts.
"""

from __future__ import annotations

import datetime as dt
import functools
import html
import itertools
from collections.abc import Iterator, Sequence

from kim_plugins.base import home
from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.linked_data.articles import NEWS, headline
from kim_plugins.views.linked_data.nodes import iso
from kim_plugins.views.output import PlannedFile
from kim_plugins.views.sitemap import document, location

DAYS = 2
MOST = 1000
"""Articles in one file; more aren't read."""
_NAMESPACE = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def view(province: Province) -> Iterator[PlannedFile]:
    """Yield the file, on days without news too.

    Search engines are told once where it lies, and know that it may be empty.
    """
    news = list(itertools.islice(_newest(province), MOST))
    yield PlannedFile(urls.NEWS_SITEMAP, functools.partial(_written, news, province))


def changes(post: Post) -> Iterator[dt.datetime]:
    """Yield when a post leaves the list, if it was ever in it."""
    if _is_news(post):
        day = post.entry.day + dt.timedelta(days=DAYS)
        yield dt.datetime.combine(day, dt.time(), home.tz())


def _newest(province: Province) -> Iterator[Post]:
    """Yield the news, newest first; posts before them are too old to be asked."""
    first = province.settings.now.date() - dt.timedelta(days=DAYS)
    for post in itertools.takewhile(lambda post: post.entry.day > first, reversed(province.listed)):
        if _is_news(post):
            yield post


def _is_news(post: Post) -> bool:
    return post.entry.kind in NEWS and not post.entry.is_example


def _written(news: Sequence[Post], province: Province) -> bytes:
    return document((_entry(post, province) for post in news), more=_NAMESPACE)


def _entry(post: Post, province: Province) -> str:
    settings, meta = province.settings, post.meta
    name, language = _text(settings.site_name), (meta.lang or "id").partition("-")[0]
    said = f"<news:name>{name}</news:name><news:language>{language}</news:language>"
    return (
        f"<url><loc>{location(settings.site_url, post.url)}</loc><news:news>"
        f"<news:publication>{said}</news:publication>"
        f"<news:publication_date>{iso(meta.date)}</news:publication_date>"
        f"<news:title>{_text(headline(meta))}</news:title></news:news></url>\n"
    )


def _text(value: str) -> str:
    return html.escape(value, quote=False)
