"""What is made of which posts and answers is noted, also where something was made before."""

from __future__ import annotations

from kim_plugins.model.recorded_reads import Answers, once, recording
from tests.builders import a_post, a_province

POST = a_post()


def test_reading_a_post_s_text_is_noted() -> None:
    with recording() as found:
        assert POST.body.digest
        assert not POST.references

    assert found == {POST.source}


def test_reading_its_front_matter_alone_is_noted_apart() -> None:
    with recording() as found:
        assert POST.meta.title
        assert POST.image is None

    assert found == {f"head:{POST.source}"}


def test_what_lists_need_is_not_a_detail() -> None:
    with recording() as found:
        assert POST.entry.kind == "berita"
        assert POST.url
        assert POST.order

    assert found == set()


def test_a_question_is_noted_whether_or_not_there_is_an_answer() -> None:
    answers = Answers("topic", {"literasi": 1})

    with recording() as found:
        assert answers["literasi"] == 1
        assert answers.get("ekonomi") is None
        assert "budaya" not in answers
    with recording() as whole:
        assert list(answers.items()) == [("literasi", 1)]

    assert found == {"topic:literasi", "topic:ekonomi", "topic:budaya"}
    assert whole == {"topic:*"}


def test_posts_that_a_province_is_asked_for_are_noted_by_the_question() -> None:
    province = a_province([POST])

    with recording() as found:
        assert province.posts_by_area["kutai-timur"]
        assert province.neighbours(POST) == (None, None)
        assert not province.related(POST)

    assert found == {"area:kutai-timur", f"neighbours:{POST.url}", f"related:{POST.url}"}


def test_what_is_made_once_is_noted_at_every_use() -> None:
    made: dict[str, tuple[str, frozenset[str]]] = {}
    seen, count = [], 0

    def title() -> str:
        nonlocal count
        count += 1
        return POST.meta.title

    for _ in range(2):
        with recording() as found:
            assert once(made, "judul", title) == POST.meta.title
        seen.append(found)

    assert count == 1
    assert seen == [{f"head:{POST.source}"}] * 2


def test_an_inner_note_is_not_the_outer_one_s() -> None:
    with recording() as outer:
        with recording() as inner:
            assert POST.body.digest
        assert inner == {POST.source}

    assert outer == set()
