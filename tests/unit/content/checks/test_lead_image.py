"""The lead picture comes with alt text, credit and, for a child, consent."""

from __future__ import annotations

from kim_plugins.content.checks.lead_image import check
from tests.builders import a_draft

WHOLE = {"image": "img/madu.jpg", "image_alt": "Sarang madu.", "image_credit": "KIM Contoh"}


def _problems(**front: object) -> list[tuple[str, str]]:
    return [(p.code, p.args.get("key", "")) for p in check(a_draft("Isi.", **front))]


def test_a_post_needs_no_picture() -> None:
    assert check(a_draft()) == []


def test_a_picture_with_alt_text_and_credit_is_complete() -> None:
    assert check(a_draft("Isi.", **WHOLE)) == []


def test_a_picture_without_its_companions_is_told_of_each() -> None:
    assert _problems(image="img/madu.jpg") == [("KIM033", "image_alt"), ("KIM033", "image_credit")]


def test_companions_without_a_picture_are_told_at_their_own_places() -> None:
    problems = check(a_draft(image_people="anak", consent="wali"))

    assert [(p.code, p.span.line) for p in problems] == [("KIM033", 6), ("KIM033", 5)]


def test_a_picture_that_does_not_fit_its_schema_is_told_once_elsewhere() -> None:
    assert _problems(image=["img/madu.jpg"], image_alt="Sarang madu.") == []


def test_a_child_is_shown_only_with_consent() -> None:
    assert _problems(**WHOLE, image_people="anak") == [("KIM047", "")]
    assert _problems(**WHOLE, image_people="anak", consent="wali") == []
    assert _problems(**WHOLE, image_people="dewasa") == []
