"""A clarification rests on two sources and on two pairs of eyes."""

from __future__ import annotations

from kim_plugins.content.checks.clarification import check
from tests.builders import a_draft

SOURCES = [{"title": "Wawancara contoh"}, {"title": "Uji laboratorium contoh"}]


def _codes(**front: object) -> list[str]:
    keys: dict[str, object] = {"kind": "klarifikasi", "sources": SOURCES, **front}
    return [problem.code for problem in check(a_draft("Isi.", **keys))]


def test_two_sources_and_another_reviewer_are_enough() -> None:
    assert _codes(authors=["Rina Contoh"], reviewer="Budi Contoh") == []


def test_fewer_than_two_sources_are_told_with_their_number() -> None:
    for sources in ([], SOURCES[:1]):
        draft = a_draft(kind="klarifikasi", sources=sources)
        (problem,) = check(draft)
        assert (problem.code, problem.args) == ("KIM045", {"count": str(len(sources))})


def test_an_author_can_not_review_whatever_the_case() -> None:
    assert _codes(authors=["RINA contoh"], reviewer="Rina Contoh") == ["KIM054"]


def test_sources_that_can_not_be_read_are_told_elsewhere() -> None:
    assert _codes(sources="Wawancara") == []


def test_other_kinds_need_neither() -> None:
    assert check(a_draft(authors=["Rina Contoh"])) == []
