"""Hand-written pages say what is true of this site: official or not, with or without contact."""

from __future__ import annotations

import pytest

from kim_plugins.content.settings.site_parts import chosen

PAGE = """\
Awal.

<!-- kim: contoh -->
Situs contoh.

<!-- kim:kontak -->
<!-- kim: selesai -->
   <!-- kim: resmi -->
Situs resmi.
<!-- kim:  selesai -->
Akhir <!-- kim: apa pun --> kalimat.
"""


def _parts(text: str, *, official: bool = False) -> tuple[str, list[tuple[str, str, str]]]:
    found, problems = chosen(text, "docs/tentang.md", official=official, contact="<p>Surel</p>")
    return found, [(p.code, p.args["mark"], p.suggestion) for p in problems]


@pytest.mark.parametrize(
    ("official", "said"),
    [(False, ["Awal.", "Situs contoh.", "<p>Surel</p>"]), (True, ["Awal.", "Situs resmi."])],
)
def test_only_what_is_true_is_said_and_no_mark_is_left(official: bool, said: list[str]) -> None:
    text, problems = _parts(PAGE, official=official)

    assert problems == []
    kept = [line.strip() for line in text.splitlines() if line.strip()]
    assert kept == [*said, "Akhir <!-- kim: apa pun --> kalimat."]


def test_a_page_without_marks_stays_as_it_is() -> None:
    for text in ("Isi.", "Isi.\n<!-- catatan -->\n"):
        assert _parts(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!-- kim: kontakt -->\nIsi.", [("KIM183", "kontakt", "kontak")]),
        ("<!-- kim: selesai -->\nIsi.", [("KIM183", "selesai", "")]),
        ("<!-- kim: -->\nIsi.", [("KIM183", "", "")]),
        (
            "<!-- kim: resmi -->\n<!-- kim: contoh -->\n<!-- kim: selesai -->\nIsi.",
            [("KIM183", "contoh", "")],
        ),
        ("<!-- kim: resmi -->\nIsi.", [("KIM183", "resmi", "")]),
    ],
)
def test_a_mark_that_can_not_be_used_is_told_and_loses_nothing(
    text: str, told: list[tuple[str, str, str]]
) -> None:
    found, problems = _parts(text)

    assert problems == told
    assert "Isi." in found
