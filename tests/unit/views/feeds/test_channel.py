"""Which feeds there are, which posts each holds, in which order, and how old it is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kim_plugins.views import calendars
from tests.builders import REGISTRY, a_post, a_province, a_registry, many_posts
from tests.unit.views.feeds.reading import ATOM, files, slugs, xml

CORRECTION = {"at": "2026-06-01T08:00", "kind": "ralat", "note": "Jumlahnya dua belas."}
SOURCES = [{"title": "Notulen contoh"}, {"title": "Wawancara"}]


def test_site_kinds_areas_and_groups_have_atom_and_rss_and_the_first_and_third_json() -> None:
    made = set(files(a_province()))
    pages = ["", "berita/", "agenda/", "klarifikasi/", "kutai-timur/", "kutai-timur/kim-contoh/"]

    assert {page + name for page in pages for name in ("feed.xml", "rss.xml")} <= made
    assert {path for path in made if path.endswith("feed.json")} == {
        "feed.json",
        "kutai-timur/feed.json",
        "berau/feed.json",
        "samarinda/feed.json",
        "provinsi/feed.json",
    }


def test_a_post_is_in_the_feeds_of_its_group_its_kind_its_areas_and_the_site() -> None:
    post = a_post(areas=["64.08", "64.03"])
    holding = [
        path
        for path, content in files(a_province([post])).items()
        if b"/panen-madu/" in content and path.endswith("feed.xml")
    ]

    assert sorted(holding) == [
        "berau/feed.xml",
        "berita/feed.xml",
        "feed.xml",
        "kutai-timur/feed.xml",
        "kutai-timur/kim-contoh/feed.xml",
    ]


def test_a_feed_holds_the_newest_twenty() -> None:
    assert slugs(many_posts(25), "rss.xml") == [f"kabar-{n:03}" for n in range(25, 5, -1)]


def test_a_corrected_post_comes_first_again() -> None:
    old = a_post("2026-01-01-lama", corrections=[CORRECTION])

    assert slugs([old, *many_posts(25)], "feed.xml")[:2] == ["lama", "kabar-025"]


def test_an_event_says_when_and_where_in_words_that_no_clock_makes_wrong() -> None:
    event: dict[str, Any] = {"kind": "agenda", "starts": "2026-12-05T08:00", "place": "Balai Desa"}
    rule: dict[str, Any] = {"repeats": "tiap Sabtu pertama", "repeats_until": "2027-02-28"}
    posts = [a_post("2026-05-01-sekali", **event), a_post("2026-05-02-sering", **event, **rule)]

    def feed(now: str) -> bytes:
        return files(a_province(posts, now=now))["agenda/rss.xml"]

    assert "Sabtu, 5 Desember 2026, 08.00 WITA · Balai Desa \N{EN DASH} Warga".encode() in feed(
        "2026-11-24T12:00"
    )
    often = "Sabtu pertama tiap bulan, pukul 08.00 WITA, sampai 6 Februari 2027 · Balai Desa"
    assert often.encode() in feed("2026-11-24T12:00")
    assert feed("2026-11-24T12:00") == feed("2027-01-03T12:00")


def test_examples_and_withdrawn_posts_are_in_no_feed() -> None:
    example = a_post("2026-05-01-contoh", example="ya")
    gone = a_post("2026-05-02-ditarik", withdrawn={"at": "2026-05-10", "reason": "Keliru."})
    made = files(a_province([example, gone, a_post()]))

    assert slugs([example, gone, a_post()], "feed.xml") == ["panen-madu"]
    assert not [path for path, content in made.items() if b"/2026/contoh/" in content]
    assert not [
        path
        for path, content in made.items()
        if b"org/kutai-timur/kim-contoh/2026/ditarik" in content
    ]


def test_a_feed_is_as_old_as_its_newest_entry_whenever_it_is_made() -> None:
    posts = [a_post(corrections=[CORRECTION]), a_post("2026-05-20-lain")]
    today, later = (a_province(posts, now=f"2026-11-{day}T12:00") for day in (24, 25))

    assert xml(today).findtext(f"{ATOM}updated") == "2026-06-01T08:00:00+08:00"
    assert files(today) == files(later)


def test_a_withdrawal_makes_a_feed_newer() -> None:
    gone = a_post("2026-05-02-b", withdrawn={"at": "2026-07-10T09:00", "reason": "Keliru."})

    updated = xml(a_province([a_post(), gone])).findtext(f"{ATOM}updated")

    assert updated == "2026-07-10T09:00:00+08:00"


def test_an_empty_feed_is_as_old_as_the_authority_of_its_ids() -> None:
    assert xml(a_province()).findtext(f"{ATOM}updated") == "2026-01-01T00:00:00+08:00"


def test_a_new_post_changes_the_feeds_that_hold_it_and_no_others() -> None:
    before, new = many_posts(3), a_post("2026-11-20-baru")
    old, made = files(a_province(before)), files(a_province([*before, new]))

    changed = {path for path in made if made[path] != old.get(path)}

    assert changed == {
        page + name
        for page in ("", "berita/", "kutai-timur/", "kutai-timur/kim-contoh/")
        for name in ("feed.xml", "rss.xml", "feed.json")
        if page + name in made
    }


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml", "feed.json", "feeds.opml"])
def test_the_order_of_the_posts_given_makes_no_difference(path: str) -> None:
    posts = many_posts(5)

    assert files(a_province(posts))[path] == files(a_province(reversed(posts)))[path]


def test_kinds_are_told_apart() -> None:
    clarification = a_post(
        "2026-05-09-cek",
        kind="klarifikasi",
        claim="Kabarnya madu beracun.",
        claim_source="Pesan berantai",
        verdict="salah",
        reviewer="Budi Contoh",
        sources=SOURCES,
    )

    assert slugs([a_post(), clarification], "klarifikasi/feed.xml") == ["cek"]
    assert slugs([a_post(), clarification], "berita/feed.xml") == ["panen-madu"]


def test_a_merged_group_has_no_feed_of_its_own() -> None:
    groups = [
        *REGISTRY["groups"],
        {
            "id": "kim-lama",
            "name": "KIM Lama",
            "regency": "kutai-timur",
            "status": "bubar",
            "merged_into": "kim-contoh",
        },
    ]
    made = files(a_province(registry=a_registry(groups=groups)))

    assert "kutai-timur/kim-lama/feed.xml" not in made
    assert b"kim-lama" not in made["feeds.opml"]


def test_a_name_that_is_used_again_gives_each_post_an_id_of_its_own() -> None:
    old = "kutai-timur/kim-contoh/2026/rapat/"
    times: dict[str, Any] = {
        "kind": "agenda",
        "place": "Balai Desa Contoh",
        "starts": "2026-12-05T08:00",
    }
    posts = [
        a_post("2026-01-20-rapat-januari", redirect_from=[f"/{old}"], **times),
        a_post("2026-11-24-rapat", **times),
    ]
    province = a_province(posts)
    feeds = files(province)
    agenda = {file.path: file.make() for file in calendars.view(province)}["agenda/agenda.ics"]
    tags = [f"tag:kim.example.org,2026:/{old}{end}" for end in ("", ".2026-11-24")]

    for tag in tags:
        assert feeds["feed.xml"].count(f"<id>{tag}</id>".encode()) == 1
        assert feeds["rss.xml"].count(f">{tag}</guid>".encode()) == 1
        assert feeds["feed.json"].count(f'"{tag}"'.encode()) == 1
    assert len(set(re.findall(rb"\nUID:(.+)", agenda))) == 2
