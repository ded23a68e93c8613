"""Older posts of the same place and topic are offered next."""

from __future__ import annotations

from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from tests.builders import a_post, a_province

VILLAGE, SAME_DISTRICT, ELSEWHERE = "64.08.12.2004", "64.08.12.2001", "64.72"


def posts(*facts: tuple[str, str, str]) -> list[Post]:
    """Make posts of consecutive days from slug, area and topic."""
    return [
        a_post(f"2026-05-{day:02}-{slug}", areas=[area], topics=[topic])
        for day, (slug, area, topic) in enumerate(facts, start=1)
    ]


def offered(province: Province) -> dict[str, list[Post]]:
    return {post.url: list(province.related(post)) for post in province.posts}


def slugs_for(chosen: list[Post]) -> list[str]:
    return [post.place.slug for post in offered(a_province(chosen))[chosen[-1].url]]


def test_the_same_village_and_topic_comes_first_then_what_is_farther() -> None:
    made = posts(
        ("kecamatan", SAME_DISTRICT, "literasi"),
        ("desa", VILLAGE, "literasi"),
        ("lain-topik", VILLAGE, "ekonomi-desa"),
        ("ini", VILLAGE, "literasi"),
    )

    assert slugs_for(made) == ["desa", "kecamatan", "lain-topik"]


def test_another_regency_is_not_related() -> None:
    assert slugs_for(posts(("jauh", ELSEWHERE, "literasi"), ("ini", VILLAGE, "literasi"))) == []


def test_at_most_three_the_newest_of_each_place() -> None:
    made = posts(*((f"kabar-{n}", VILLAGE, "literasi") for n in range(6)))

    assert slugs_for(made) == ["kabar-4", "kabar-3", "kabar-2"]


def test_a_new_post_changes_nothing_for_the_old_ones() -> None:
    made = posts(*((f"kabar-{n}", VILLAGE, "literasi") for n in range(5)))

    before, after = offered(a_province(made[:-1])), offered(a_province(made))

    assert {url: after[url] for url in before} == before


def test_examples_are_neither_offered_nor_given_any() -> None:
    example = a_post("2026-05-01-contoh", areas=[VILLAGE], topics=["literasi"], example=True)
    post = a_post("2026-05-02-ini", areas=[VILLAGE], topics=["literasi"])

    assert offered(a_province([example, post])) == {example.url: [], post.url: []}
