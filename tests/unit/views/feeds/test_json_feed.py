"""JSON feeds keep to JSON Feed 1.1."""

from __future__ import annotations

import datetime as dt
import json

from tests.builders import FOLDER, a_post, a_province, surroundings
from tests.unit.views.feeds.reading import SITE, files, items, parsed
from tests.unit.views.provinces import a_full_province


def test_the_feed_says_its_version_title_page_and_address() -> None:
    feed = json.loads(files(a_province([a_post()]))["kutai-timur/feed.json"])

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Kabupaten Kutai Timur – KIM Uji"
    assert feed["home_page_url"] == f"{SITE}kutai-timur/"
    assert feed["feed_url"] == f"{SITE}kutai-timur/feed.json"
    assert feed["language"] == "id"


def test_every_item_has_an_id_a_text_an_address_and_dates() -> None:
    found = items(a_full_province())

    for item in found:
        assert item["content_text"]
        assert item["url"].startswith(SITE)
        published, modified = (
            dt.datetime.fromisoformat(item[key]) for key in ("date_published", "date_modified")
        )
        assert published <= modified
    assert len({item["id"] for item in found}) == len(found) == 20


def test_it_tells_the_same_as_atom() -> None:
    province = a_full_province()
    atom = parsed(province, "feed.xml").entries

    assert [(i["id"], i["url"], i["title"], i["content_text"]) for i in items(province)] == [
        (e.id, e.link, e.title, e.summary) for e in atom
    ]


def test_a_picture_is_an_attachment() -> None:
    picture = f"{FOLDER}/img/madu.webp"
    front = {"image": "img/madu.webp", "image_alt": "Madu", "image_credit": "KIM Contoh"}
    post = a_post(around=surroundings(picture), **front)
    province = a_province([post], targets={picture: "kutai-timur/kim-contoh/img/madu-01.webp"})

    (item,) = items(province)

    url = f"{SITE}kutai-timur/kim-contoh/img/madu-01.webp"
    assert item["image"] == url
    assert item["attachments"] == [{"url": url, "mime_type": "image/webp"}]


def test_another_language_is_named() -> None:
    assert items(a_province([a_post(lang="bjn")]))[0]["language"] == "bjn"
    assert "language" not in items(a_province([a_post()]))[0]
