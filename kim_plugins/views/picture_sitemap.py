"""`sitemap-images.xml`: which pictures stand on which posts' pages, for those who look for them.

It stands apart from the sitemap of all pages, which is made without reading what pages show
(developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping

from kim_plugins.model import urls
from kim_plugins.model.pictures import Picture
from kim_plugins.model.post_lists import SHOWING
from kim_plugins.model.posts import Post
from kim_plugins.model.province import ALL_POSTS, Province
from kim_plugins.model.recorded_reads import record_read
from kim_plugins.views.output import PlannedFile
from kim_plugins.views.sitemap import LARGEST, document, location

_NAMESPACE = ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def view(province: Province) -> Iterator[PlannedFile]:
    """Yield the file: the newest posts that show pictures, oldest first.

    Where none does there is no file, since a sitemap has at least one address.
    """
    found = [*itertools.islice(_newest(province), LARGEST)][::-1]
    if found:
        make = functools.partial(_written, found, province.settings.site_url)
        yield PlannedFile(urls.PICTURE_SITEMAP, make)


def is_there(province: Province) -> bool:
    """Tell whether the file is there: whether any post shows a picture."""
    return any(_newest(province))


def _newest(province: Province) -> Iterator[tuple[str, list[str]]]:
    """Yield the posts that show pictures by URL, with their pictures, newest first."""
    record_read(ALL_POSTS)
    for post in reversed(province.of_sort(SHOWING)):
        if not post.entry.is_example and (pictures := _pictures(post, province.pictures)):
            yield post.url, pictures


def _pictures(post: Post, known: Mapping[str, Picture]) -> list[str]:
    """Return the addresses of a post's pictures, in the order of their names."""
    return [known[file].url for file in post.files if file in known]


def _written(found: list[tuple[str, list[str]]], site_url: str) -> bytes:
    return document((_entry(url, pictures, site_url) for url, pictures in found), more=_NAMESPACE)


def _entry(url: str, pictures: list[str], site_url: str) -> str:
    shown = "".join(
        f"<image:image><image:loc>{location(site_url, one)}</image:loc></image:image>"
        for one in pictures
    )
    return f"<url><loc>{location(site_url, url)}</loc>{shown}</url>\n"
