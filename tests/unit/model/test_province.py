"""The province as one value: posts by area, group, topic, and their neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from kim_plugins.model.posts import Post
from tests.builders import a_post, a_province, many_posts

WITHDRAWN = {"at": "2026-05-10", "reason": "Keliru."}


def _slugs(posts: Iterable[Post | None]) -> list[str]:
    return [post.place.slug if post else "" for post in posts]


def test_posts_are_ordered_by_moment_then_by_url() -> None:
    late = a_post("2026-05-08-a", date="2026-05-08T10:00")
    early = a_post("2026-05-08-c")
    same = a_post("2026-05-08-b")

    assert _slugs(a_province([late, early, same]).posts) == ["b", "c", "a"]


def test_a_post_is_listed_in_every_area_that_it_is_about() -> None:
    post = a_post(areas=["64.08.12.2004", "64.08", "64.72"])
    province = a_province([post])

    assert {area: _slugs(posts) for area, posts in province.posts_by_area.items()} == {
        "kutai-timur": ["panen-madu"],
        "samarinda": ["panen-madu"],
    }


def test_a_post_about_the_province_is_listed_there() -> None:
    province = a_province([a_post(areas=["64"])])

    assert list(province.posts_by_area) == ["provinsi"]


def test_a_post_is_listed_once_in_each_kecamatan_that_it_is_about() -> None:
    post = a_post(areas=["64.08.12.2004", "64.08.12", "64.08.04.2012", "64.72", "64"])
    province = a_province([post, a_post("2026-05-09-ditarik", withdrawn=WITHDRAWN)])

    assert {code: _slugs(posts) for code, posts in province.posts_by_kecamatan.items()} == {
        "64.08.12": ["panen-madu"],
        "64.08.04": ["panen-madu"],
    }


def test_a_post_is_listed_once_with_its_group_and_under_each_of_its_topics() -> None:
    province = a_province([a_post(topics=["literasi", "ekonomi-desa", "literasi"])])

    assert _slugs(province.posts_by_group["kutai-timur", "kim-contoh"]) == ["panen-madu"]
    assert _slugs(province.posts_by_topic["literasi"]) == ["panen-madu"]
    assert _slugs(province.posts_by_topic["ekonomi-desa"]) == ["panen-madu"]


def test_a_withdrawn_post_keeps_its_page_and_is_listed_nowhere() -> None:
    post = a_post(topics=["literasi"], withdrawn=WITHDRAWN)
    province = a_province([post])

    assert province.posts == (post,)
    assert province.withdrawn == {post.source}
    assert not province.listed
    assert not province.posts_by_area
    assert not province.posts_by_group
    assert not province.posts_by_topic
    assert province.neighbours(post) == (None, None)


def test_the_neighbours_of_a_post_are_those_of_its_group() -> None:
    own = [a_post(f"2026-05-0{day}-kabar-{day}") for day in (1, 2, 4)]
    other = a_post("2026-05-03-lain", folder="posts/samarinda/kim-teladan")
    province = a_province([*own, other])

    found = {post.place.slug: _slugs(province.neighbours(post)) for post in province.posts}

    assert found == {
        "kabar-1": ["", "kabar-2"],
        "kabar-2": ["kabar-1", "kabar-4"],
        "kabar-4": ["kabar-2", ""],
        "lain": ["", ""],
    }


def test_a_withdrawn_post_is_nobodys_neighbour() -> None:
    posts = [
        a_post("2026-05-01-a"),
        a_post("2026-05-02-b", withdrawn=WITHDRAWN),
        a_post("2026-05-03-c"),
    ]
    province = a_province(posts)

    assert _slugs(province.neighbours(posts[0])) == ["", "c"]


def test_groups_are_known_by_their_area() -> None:
    province = a_province()

    assert [g.id for g in province.groups_by_area["kutai-timur"]] == ["kim-contoh"]
    assert [g.id for g in province.groups_by_area["provinsi"]] == ["redaksi"]
    assert "berau" not in province.groups_by_area


def test_groups_are_known_by_their_village_and_its_kecamatan() -> None:
    province = a_province()

    assert [g.id for g in province.groups_by_village["64.08.12.2004"]] == ["kim-contoh"]
    assert {code: [g.id for g in gs] for code, gs in province.groups_by_kecamatan.items()} == {
        "64.08.12": ["kim-contoh"]
    }


def test_a_post_knows_its_group_and_its_area() -> None:
    (post,) = many_posts(1)
    province = a_province([post])

    assert province.group_of(post).name == "KIM Contoh"
    assert province.area_of(post).name == "Kabupaten Kutai Timur"
