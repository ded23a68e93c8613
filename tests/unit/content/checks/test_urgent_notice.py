"""An urgent notice says who speaks, on what ground, for which places, and until when."""

from __future__ import annotations

import pytest

from kim_plugins.content.checks.urgent_notice import REQUIRED, check
from tests.builders import a_draft

WHOLE: dict[str, object] = {
    "kind": "pengumuman",
    "urgent": "ya",
    "agency": "Kantor Desa Contoh",
    "sources": [{"title": "Surat Kantor Desa Contoh"}],
    "areas": ["64.08.12"],
    "valid_until": "2026-05-12",
}


def _problems(**changes: object) -> list[tuple[str, str]]:
    draft = a_draft("Isi.", **{**WHOLE, **changes})
    return [(p.code, "".join(p.args.values())) for p in check(draft)]


def test_a_notice_with_all_of_it_is_complete() -> None:
    assert _problems() == []


@pytest.mark.parametrize("key", REQUIRED)
def test_a_notice_without_one_of_them_is_told(key: str) -> None:
    assert _problems(**{key: None}) == [("KIM046", key)]


def test_a_value_that_can_not_be_read_is_not_told_as_missing() -> None:
    assert _problems(valid_until="besok", areas="Sangatta") == []


@pytest.mark.parametrize(
    ("date", "until", "problems"),
    [
        ("2026-05-08", "2026-05-14", []),
        ("2026-05-08T10:00", "2026-05-15T10:00", []),
        ("2026-05-08T10:00", "2026-05-15T10:01", [("KIM053", "8")]),
        ("2026-05-08", "2026-05-15", [("KIM053", "8")]),
        ("2026-05-08", "2026-05-20", [("KIM053", "13")]),
    ],
)
def test_a_notice_is_urgent_for_seven_days_at_most(
    date: str, until: str, problems: list[tuple[str, str]]
) -> None:
    assert _problems(date=date, valid_until=until) == problems


def test_notices_that_are_not_urgent_and_other_kinds_need_none_of_it() -> None:
    assert check(a_draft(kind="pengumuman")) == []
    assert check(a_draft(kind="pengumuman", urgent="tidak")) == []
    assert check(a_draft(urgent="ya")) == []
