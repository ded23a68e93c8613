"""The handbook of codes: one list, one page a code, the faulty lines marked."""

from __future__ import annotations

from typing import Any

import pytest

from kim_plugins.base import chapters, messages
from kim_plugins.model import urls
from kim_plugins.views import handbook
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_province
from tests.unit.views.provinces import a_full_province

PAGES = {page.url: page.make() for page in handbook.view(a_full_province())}


def page_of(code: str) -> HtmlOutput:
    return PAGES[urls.code(code)]


def part_of(code: str, name: str) -> Any:
    return page_of(code).context[name]


def test_there_is_a_list_and_a_page_for_every_code() -> None:
    assert set(PAGES) == {"panduan/kode/", *(f"panduan/kode/{c}/" for c in messages.codes())}


def test_the_list_names_every_code_with_its_title_and_weight() -> None:
    chapters: Any = PAGES["panduan/kode/"].context["chapters"]
    rows = [row for chapter in chapters for row in chapter["codes"]]

    assert sorted(row["code"] for row in rows) == messages.codes()
    assert {
        "code": "KIM014",
        "url": "panduan/kode/KIM014/",
        "title": "Hari dan tanggal tidak cocok",
        "severity": "warning",
        "severity_label": "Peringatan",
    } in rows


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("KIM014", "Tulisan tetap terbit. Sebaiknya dibenahi bila sempat."),
        ("KIM010", "Berkas ini belum dapat terbit. Yang lain tetap terbit."),
        ("KIM102", "Situs tidak dapat dibuat sebelum ini dibenahi."),
        ("KIM201", "Situs tidak dapat dibuat sebelum ini dibenahi."),
    ],
)
def test_a_page_says_what_the_problem_does(code: str, outcome: str) -> None:
    assert page_of(code).context["outcome"] == outcome


def test_only_lines_that_the_right_example_does_not_have_are_marked() -> None:
    (wrong,) = part_of("KIM050", "wrong")
    (right,) = part_of("KIM050", "right")

    assert wrong["lines"] == [
        {"text": "---", "is_faulty": False},
        {"text": "title: Musyawarah Desa Contoh: jalan kebun diperbaiki", "is_faulty": True},
        {"text": "---", "is_faulty": False},
    ]
    assert not any(line["is_faulty"] for line in right["lines"])


def test_a_page_leads_to_the_guide_only_where_the_site_has_it() -> None:
    without = {page.url: page.make() for page in handbook.view(a_province())}

    assert page_of("KIM050").context["guide"] == "panduan/menulis/"
    assert without[urls.code("KIM050")].context["guide"] == ""


def test_a_page_names_its_neighbours_but_not_itself() -> None:
    siblings = part_of("KIM045", "siblings")

    assert [row["code"] for row in siblings] == ["KIM054"]


def test_every_guide_that_a_code_leads_to_has_a_name() -> None:
    guides = {chapter.guide for chapter in chapters.CHAPTERS if chapter.guide}

    assert guides <= handbook.GUIDE_TITLES.keys()
