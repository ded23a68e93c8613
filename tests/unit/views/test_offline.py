"""What a phone keeps of a regency, and the page about it."""

from __future__ import annotations

import json

from kim_plugins.model.recorded_reads import recording
from kim_plugins.views import offline
from tests.builders import a_post, a_province, many_posts


def test_the_list_names_the_index_and_the_newest_twenty_newest_first() -> None:
    province = a_province(many_posts(25))
    with recording() as posts:
        files = {file.path: json.loads(file.make()) for file in offline.files(province)}

    found = files["kutai-timur/simpan.json"]
    assert found["name"] == "Kabupaten Kutai Timur"
    assert found["pages"][:2] == ["kutai-timur/", "kutai-timur/kim-contoh/2026/kabar-025/"]
    assert len(found["pages"]) == 21
    assert files["berau/simpan.json"]["pages"] == ["berau/"]
    # No post itself, so that an edit of a post leaves the list alone.
    assert {one.partition(":")[0] for one in posts} == {"area"}


def test_examples_are_kept_only_where_nothing_real_is() -> None:
    example = a_post("2026-11-20-latihan", example="true")
    for posts, kept in (([a_post(), example], "panen-madu"), ([example], "latihan")):
        files = {file.path: json.loads(file.make()) for file in offline.files(a_province(posts))}
        pages = files["kutai-timur/simpan.json"]["pages"]
        assert [page.split("/")[-2] for page in pages[1:]] == [kept]


def test_a_withdrawn_post_is_not_kept() -> None:
    gone = a_post(withdrawn={"at": "2026-05-10", "reason": "Keliru."})
    files = {file.path: json.loads(file.make()) for file in offline.files(a_province([gone]))}

    assert files["kutai-timur/simpan.json"]["pages"] == ["kutai-timur/"]


def test_the_page_offers_the_files_of_regencies_that_have_posts() -> None:
    (page,) = offline.view(a_province([a_post()]))

    assert page.url == "luring/"
    assert page.context["areas"] == [
        {
            "name": "Kabupaten Kutai Timur",
            "url": "kutai-timur/",
            "file": "kutai-timur/bawa.html",
            "file_name": "kabar-kutai-timur.html",
        }
    ]
