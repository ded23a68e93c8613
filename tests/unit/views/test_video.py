"""A video is told of, never loaded: title, length, where it lies, and our own still."""

from __future__ import annotations

import html
import json

import feedparser  # type: ignore[import-untyped]

from kim_plugins.builder.pages import fragments
from kim_plugins.model.pictures import WIDTHS
from kim_plugins.model.province import Province
from kim_plugins.views import FILES, picture
from tests.builders import MADU, URI, a_post, a_province, surroundings
from tests.unit.views.provinces import outputs

AROUND = surroundings(URI, MADU.uri)
PAGE = "kutai-timur/kim-contoh/2026/panen-madu/"
ADDRESS = "https://www.youtube.com/watch?v=contoh&t=1"
VIDEO = {"url": ADDRESS, "title": "Memanen madu <kelulut>", "length": "1:02:30"}


def _page(**more: str) -> str:
    post = a_post(around=AROUND, video={**VIDEO, **more})
    return fragments.render(outputs(a_province([post], pictures=[MADU]))[PAGE], "/")


def _content(province: Province, path: str) -> bytes:
    return next(f.make() for view in FILES for f in view(province) if f.path == path)


def test_a_video_is_a_link_with_its_length_and_host() -> None:
    page = _page()
    assert f'<a href="{html.escape(ADDRESS)}" rel="external noopener"><strong>Video: ' in page
    assert "<strong>Video: Memanen madu &lt;kelulut&gt;</strong>" in page
    assert "1 jam 2 menit 30 detik. Buka di youtube.com; memakai kuota." in page
    assert "<img" not in page
    assert "<iframe" not in page


def test_its_still_is_a_picture_of_ours() -> None:
    page = _page(still="img/madu.jpg")
    still = "../../../../kutai-timur/kim-contoh/img/madu-0123abcd"
    assert f'<img src="{still}-640.webp"' in page
    assert 'alt="" loading="lazy"' in page, "its title stands beside it, in the same link"
    shown = a_post(around=AROUND, video={**VIDEO, "still": "img/madu.jpg"})
    assert len(list(picture.view(a_province([shown], pictures=[MADU])))) == len(WIDTHS)


def test_feeds_and_the_file_to_pass_on_link_to_it() -> None:
    province = a_province([a_post(video=VIDEO)])
    (atom,) = feedparser.parse(_content(province, "feed.xml")).entries
    assert [link.href for link in atom.links if link.rel == "related"] == [ADDRESS]
    (rss,) = feedparser.parse(_content(province, "rss.xml")).entries
    assert f'<a href="{html.escape(ADDRESS)}">' in rss.summary
    (item,) = json.loads(_content(province, "feed.json"))["items"]
    assert item["content_text"].endswith(f"\nVideo: Memanen madu <kelulut>, {ADDRESS}")
    carried = _content(province, "kutai-timur/bawa.html").decode()
    assert f'<a href="{html.escape(ADDRESS)}">Memanen madu &lt;kelulut&gt;</a> (1 jam' in carried
