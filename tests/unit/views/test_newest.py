"""The newest posts of an area and of a village, as small files for home."""

from __future__ import annotations

import json
from typing import Any

from kim_plugins.model.posts import Post
from kim_plugins.views import newest
from tests.builders import a_post, a_province, many_posts

VILLAGES = "kutai-timur/kecamatan/sangatta-selatan/terbaru.json"


def _files(*posts: Post) -> dict[str, Any]:
    return {file.path: json.loads(file.make()) for file in newest.view(a_province(posts))}


def _entry(**front: object) -> Any:
    (entry,) = _files(a_post(**front))["kutai-timur/terbaru.json"]["posts"]  # type: ignore[arg-type]
    return entry


def test_every_area_and_every_kecamatan_has_its_file_also_without_posts() -> None:
    files = _files()

    assert len(files) == 4 + 18 + 13 + 10
    assert files["provinsi/terbaru.json"] == {"name": "Provinsi Kalimantan Timur", "posts": []}
    assert files[VILLAGES]["villages"]["sangkima"] == {"name": "Desa Sangkima", "posts": []}


def test_the_three_newest_are_told_and_no_example() -> None:
    files = _files(*many_posts(4), a_post("2026-05-09-contoh", example="ya"))

    for found in (files["kutai-timur/terbaru.json"], files[VILLAGES]["villages"]["teluk-singkama"]):
        assert [post["title"] for post in found["posts"]] == ["Kabar 4", "Kabar 3", "Kabar 2"]


def test_only_what_a_post_has_is_told_of_it() -> None:
    assert _entry() == {
        "title": "Panen madu",
        "url": "kutai-timur/kim-contoh/2026/panen-madu/",
        "when": "8 Mei 2026",
        "badges": {"badge": ["berita", "Berita"]},
        "place": "Desa Teluk Singkama",
    }


def test_a_village_s_own_entries_do_not_repeat_the_village() -> None:
    (entry,) = _files(a_post())[VILLAGES]["villages"]["teluk-singkama"]["posts"]

    assert "place" not in entry


def test_what_is_about_a_regency_or_several_places_names_none() -> None:
    assert "place" not in _entry(areas=["64.08"])
    assert "place" not in _entry(areas=["64.08.12", "64.08.04"])


def test_an_event_tells_its_own_day_and_that_it_is_cancelled() -> None:
    keys = {"kind": "agenda", "starts": "2026-12-01T09:00", "place": "Balai Desa Contoh"}

    assert _entry(**keys)["when"] == "1 Desember 2026, 09.00 WITA"
    assert _entry(**keys)["until"].startswith("2026-12-01T")
    assert _entry(**keys, cancelled="ya")["when"] == "Batal: 1 Desember 2026, 09.00 WITA"


def test_an_event_that_repeats_tells_its_next_day() -> None:
    keys = {"starts": "2026-11-04T09:00", "repeats": "tiap Rabu", "repeats_until": "2026-12-30"}
    found = _entry(kind="agenda", place="Balai Desa Contoh", **keys)

    assert found["when"] == "25 November 2026, 09.00 WITA"
    assert found["until"].startswith("2026-12-30T")


def test_a_notice_tells_until_when_it_holds_if_that_is_known() -> None:
    found = _entry(kind="pengumuman", agency="Kantor Contoh", valid_until="2026-12-01")
    endless = _entry(kind="pengumuman", agency="Kantor Contoh")

    assert (found["when"], found["until"]) == (
        "sampai 1 Desember 2026",
        "2026-12-01T23:59:59+08:00",
    )
    assert endless["when"] == "8 Mei 2026"
    assert "until" not in endless


def test_a_rumour_carries_its_verdict_and_a_wish_its_state() -> None:
    rumour = _entry(
        kind="klarifikasi",
        claim="Kabarnya madu beracun.",
        claim_source="Pesan berantai",
        verdict="salah",
        reviewer="Budi Contoh",
        sources=[
            {"title": "Notulen contoh", "url": "https://notulen.example.org/"},
            {"title": "Catatan"},
        ],
    )
    step = {"at": "2026-05-02", "status": "diterima", "by": "KIM Contoh"}
    wish = _entry(kind="aspirasi", request="pengaduan", received="2026-05-01", steps=[step])

    assert rumour["badges"]["verdict"] == ["salah", "Salah"]
    assert wish["badges"]["state"][1] == "Belum dicatatkan"
