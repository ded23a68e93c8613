"""Pages tell programs and people of their feeds, and the feeds are there."""

from __future__ import annotations

import pytest

from kim_plugins.views import feeds
from tests.builders import a_province
from tests.unit.views.provinces import a_full_province, outputs

FULL = a_full_province()


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("", ["feed.xml", "rss.xml", "feed.json"]),
        ("berau/", ["feed.xml", "rss.xml", "feed.json"]),
        ("kutai-timur/kim-contoh/", ["feed.xml", "rss.xml"]),
    ],
)
def test_home_areas_and_groups_name_their_feeds(url: str, names: list[str]) -> None:
    page = outputs(FULL)[url]

    assert [alternate.url for alternate in page.alternates] == [url + name for name in names]
    shown = page.context["subscription"]
    assert isinstance(shown, dict)
    assert [link["url"] for link in shown["feeds"]] == [url + name for name in names]


def test_every_feed_that_a_page_names_is_made() -> None:
    made = {file.path for file in feeds.view(FULL)}
    named = {one.url for page in outputs(FULL).values() for one in page.alternates}

    assert named
    assert named <= made


def test_the_guide_is_linked_where_the_site_has_it() -> None:
    with_guide = a_province(targets={"panduan/berlangganan.md": "panduan/berlangganan/"})

    for province, guide in ((a_province(), ""), (with_guide, "panduan/berlangganan/")):
        shown = outputs(province)["berau/"].context["subscription"]
        assert isinstance(shown, dict)
        assert shown["guide"] == guide
