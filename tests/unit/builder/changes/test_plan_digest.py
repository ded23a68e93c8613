"""What a plan hands to an output is digested: lists of posts, titles, addresses."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import partial

import pytest

from kim_plugins.builder.changes.plan_digest import PlanDigest
from kim_plugins.builder.posts.known_post import of_post
from kim_plugins.builder.posts.listed_posts import ListedPosts
from kim_plugins.model.groups import Group
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput, PlannedFile, RowsFile
from tests.builders import a_post, a_province

POSTS = [a_post("2026-05-08-a"), a_post("2026-05-09-b")]


def made(title: str, posts: Sequence[Post], province: Province) -> bytes:
    return f"{title} {len(posts)} {province.settings.site_name}".encode()


def digest(title: str, posts: Sequence[Post], now: str = "2026-11-24T12:00") -> str:
    output = PlannedFile("a.txt", partial(made, title, posts, a_province(posts, now=now)))
    return PlanDigest({post.source: of_post(post) for post in posts}).digest(output)


def test_the_same_given_makes_the_same_digest_whatever_the_time() -> None:
    assert digest("Kabar", POSTS) == digest("Kabar", list(POSTS), now="2026-11-25")


def test_a_list_that_is_kept_makes_the_digest_of_its_posts() -> None:
    kept = ListedPosts(
        lambda: len(POSTS), lambda most: POSTS[-most:], Counter, lambda _: (), lambda *_: ()
    )

    assert digest("Kabar", kept) == digest("Kabar", POSTS)


def test_another_title_another_order_or_one_post_less_makes_another() -> None:
    found = {
        digest("Kabar", POSTS),
        digest("Lain", POSTS),
        digest("Kabar", POSTS[::-1]),
        digest("Kabar", POSTS[:1]),
    }
    assert len(found) == 4


@pytest.mark.parametrize(
    "values",
    [
        (dt.date(2026, 11, 24), dt.date(2026, 11, 25), dt.datetime(2026, 11, 24, tzinfo=dt.UTC)),
        (frozenset({"a"}), frozenset({"a", "b"}), frozenset()),
        (FileOutput("a.json", b"1").make, FileOutput("a.json", b"2").make),
    ],
)
def test_another_day_set_or_file_to_copy_makes_another(values: Sequence[object]) -> None:
    def of(value: object) -> str:
        return PlanDigest({}).digest(PlannedFile("a.txt", partial(bytes, value)))

    assert len({of(value) for value in values}) == len(values)


def test_of_a_post_lists_know_its_entry_and_not_its_text() -> None:
    first = of_post(a_post(title="Panen", text="Isi."))

    assert of_post(a_post(title="Rapat", text="Lain.")) == first
    assert of_post(a_post(topics=["literasi"])) != first
    assert of_post(a_post(draft=True)) != first


def test_of_a_group_all_is_digested_that_is_told_of_it() -> None:
    def page(**told: str) -> str:
        known = {"id": "kim-contoh", "regency": "samarinda", "status": "aktif", "name": "KIM"}
        group = Group.model_validate({**known, **told})
        return PlanDigest({}).digest(PlannedFile("a.txt", partial(bytes, group)))

    assert page() == page()
    assert len({page(), page(description="Warga."), page(village="64.72.01.1001")}) == 3


def test_rows_are_digested_by_what_is_around_them_and_what_is_made_already_is_not() -> None:
    def rows(head: bytes) -> str:
        nothing = RowsFile(
            "a.csv", head, tuple, lambda _: None, bool, lambda _: [], lambda _: b"", ""
        )
        return PlanDigest({}).digest(nothing)

    assert rows(b"kepala\n") != rows(b"lain\n")
    assert PlanDigest({}).digest(FileOutput("a.txt", b"")) == ""
