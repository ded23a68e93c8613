"""What is made of which posts is noted, also where something was made before."""

from __future__ import annotations

from kim_plugins.model.noting import kept, noting
from tests.builders import a_post

POST = a_post()


class Shelf:
    def __init__(self) -> None:
        self.count = 0

    @kept
    def title(self) -> str:
        self.count += 1
        return POST.meta.title


def test_reading_a_post_s_details_is_noted() -> None:
    with noting() as found:
        assert POST.meta.title

    assert found == {POST.source}


def test_what_lists_need_is_not_a_detail() -> None:
    with noting() as found:
        assert POST.entry.kind == "berita"
        assert POST.url
        assert POST.order

    assert found == set()


def test_a_kept_value_is_made_once_and_noted_at_every_use() -> None:
    shelf, seen = Shelf(), []
    for _ in range(2):
        with noting() as found:
            assert shelf.title == POST.meta.title
        seen.append(found)

    assert shelf.count == 1
    assert seen == [{POST.source}, {POST.source}]


def test_an_inner_note_is_not_the_outer_one_s() -> None:
    with noting() as outer:
        with noting() as inner:
            assert POST.body.digest
        assert inner == {POST.source}

    assert outer == set()
