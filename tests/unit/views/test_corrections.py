"""Corrections and withdrawals are listed, the newest first, in archives that stay as they are."""

from __future__ import annotations

from typing import Any

from kim_plugins.model.posts import Post
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_post, a_province
from tests.unit.views.provinces import outputs

GONE = {"at": "2026-05-10", "reason": "Memuat data pribadi."}


def _correction(at: str, note: str = "Jumlahnya dua belas.") -> dict[str, Any]:
    return {"at": at, "kind": "koreksi", "note": note}


def _page(*posts: Post, url: str = "ralat/", **options: Any) -> HtmlOutput:
    return outputs(a_province(posts, **options))[url]


def _changes(page: HtmlOutput) -> list[Any]:
    return list(page.context["changes"])  # type: ignore[arg-type]


def _many(count: int) -> Post:
    notes = [
        _correction(f"2026-06-01T{n // 60:02}:{n % 60:02}", f"Nomor {n}.") for n in range(count)
    ]
    return a_post(corrections=notes)


def test_a_correction_says_when_what_why_and_of_which_post() -> None:
    page = _page(a_post(corrections=[_correction("2026-05-09T08:30")]))

    (change,) = _changes(page)
    assert change["at"]["text"] == "Sabtu, 9 Mei 2026, 08.30 WITA"
    assert (change["label"], change["note"]) == ("Koreksi", "Jumlahnya dua belas.")
    assert (change["title"], change["group"]) == ("Panen madu", "KIM Contoh")
    assert change["area"] == "Kabupaten Kutai Timur"
    assert change["url"] == "kutai-timur/kim-contoh/2026/panen-madu/"
    assert page.changed == "2026-05-09"


def test_a_withdrawal_names_day_and_group_but_nothing_of_what_the_post_said() -> None:
    (change,) = _changes(_page(a_post(title="Judul yang ditarik", withdrawn=GONE)))

    assert (change["label"], change["note"]) == ("Dicabut", "Memuat data pribadi.")
    assert change["title"] == "Tulisan bertanggal 8 Mei 2026"
    assert change["is_withdrawn"]


def test_the_newest_stands_first_whichever_post_it_belongs_to() -> None:
    posts = [
        a_post(corrections=[_correction("2026-05-09"), _correction("2026-05-12")]),
        a_post("2026-05-02-b", withdrawn=GONE),
    ]

    days = [change["at"]["iso"] for change in _changes(_page(*posts))]

    assert days == ["2026-05-12", "2026-05-10", "2026-05-09"]


def test_a_correction_of_tomorrow_is_not_told_today() -> None:
    post = a_post(corrections=[_correction("2026-11-25")])

    assert _changes(_page(post)) == []
    assert len(_changes(_page(post, now="2026-11-25T00:00"))) == 1


def test_a_site_without_any_says_what_to_do_about_a_mistake() -> None:
    page = _page(a_post())

    assert _changes(page) == []
    assert page.context["archive"] == []


def test_an_example_is_marked_as_one() -> None:
    (change,) = _changes(_page(a_post(example="ya", corrections=[_correction("2026-05-09")])))

    assert change["is_example"]


def test_the_index_shows_twenty_and_leads_to_the_archive_of_each_year() -> None:
    page = _page(_many(25), a_post("2025-03-01-tua", corrections=[_correction("2025-04-01")]))

    assert len(_changes(page)) == 20
    assert page.context["has_more"]
    assert page.context["archive"] == [
        {"label": "2026", "url": "ralat/arsip/2026/"},
        {"label": "2025", "url": "ralat/arsip/2025/"},
    ]


def test_an_archive_has_parts_numbered_from_the_oldest() -> None:
    made = outputs(a_province([_many(55)]))

    first, second = made["ralat/arsip/2026/1/"], made["ralat/arsip/2026/"]
    assert [change["note"] for change in _changes(first)][::31] == ["Nomor 31.", "Nomor 0."]
    assert [change["note"] for change in _changes(second)] == [
        f"Nomor {n}." for n in range(54, 31, -1)
    ]
    part: Any = second.context["part"]
    assert part["older"] == {"label": "Bagian 1", "url": first.url}
    assert part["others"] == [{"label": "1 Juni", "url": first.url}]
    assert (first.title, second.title) == (f"{second.title}, bagian 1", second.title)


def test_the_oldest_part_of_a_year_leads_to_the_year_before() -> None:
    old = a_post("2024-03-01-tua", corrections=[_correction("2024-04-01")])
    older = a_post("2025-03-01-lama", corrections=[_correction("2025-04-01")])
    made = outputs(a_province([_many(55), old, older]))

    def before(url: str) -> Any:
        part: Any = made[url].context["part"]
        return part["older"] and part["older"]["url"]

    assert before("ralat/arsip/2026/1/") == "ralat/arsip/2025/"
    assert before("ralat/arsip/2025/") == "ralat/arsip/2024/"
    assert before("ralat/arsip/2024/") is None


def test_a_new_correction_leaves_a_full_part_alone() -> None:
    before, after = (outputs(a_province([_many(count)])) for count in (55, 56))

    assert before["ralat/arsip/2026/1/"] == after["ralat/arsip/2026/1/"]
    assert before["ralat/arsip/2026/"] != after["ralat/arsip/2026/"]
