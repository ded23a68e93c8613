"""Whom to call, from where a number is known, how old that is; nothing where nobody gave any."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import offline_bundle, useful
from kim_plugins.views.search_suggestions import suggestions
from tests.builders import a_post, a_province
from tests.unit.views.provinces import a_number, outputs, with_numbers

AREA = "kutai-timur/"
VILLAGE = "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/"
REGISTRY = with_numbers(
    a_number("Polisi", "110"),
    a_number("Ambulans", "119", note="24 jam"),
    a_number("SAR", "115"),
    own=[a_number("RSUD Contoh", "0549-000001"), a_number("BPBD Contoh", "0549-000002")],
)


def _province(*posts: Post, now: str = "2026-11-24T12:00", **keys: Any) -> Province:
    return a_province(posts, **{"registry": REGISTRY, "now": now, **keys})


def _notice(title: str, **keys: Any) -> Post:
    sources = [{"title": "Surat contoh"}]
    given = {
        "kind": "pengumuman",
        "urgent": "ya",
        "agency": "Kantor Contoh",
        "areas": ["64.08.12.2004"],
        "valid_until": "2026-11-26",
        "sources": sources,
    }
    return a_post("2026-11-20-kabar", title=title, **{**given, **keys})


def _html(province: Province, url: str) -> str:
    return fragments.render(outputs(province)[url], "/")


def test_an_area_s_own_numbers_come_first_and_none_stands_twice() -> None:
    twice = with_numbers(a_number("Darurat", "112"), own=[a_number("Darurat Kutim", "112")])
    area = REGISTRY.areas["kutai-timur"]

    names = [one.name for one in useful.numbers(area, _province())]
    assert names == ["RSUD Contoh", "BPBD Contoh", "Polisi", "Ambulans", "SAR"]
    found = useful.numbers(twice.areas["kutai-timur"], _province(registry=twice))
    assert [one.name for one in found] == ["Darurat Kutim"]


def test_a_regency_says_of_each_number_its_source_and_day() -> None:
    html = _html(_province(), AREA)

    assert '<a href="tel:+62549000002"><strong>0549 000002</strong> BPBD Contoh</a>' in html
    assert '<a href="tel:119"><strong>119</strong> Ambulans</a>' in html
    assert "24 jam. " in html
    source = '<a href="https://kantor.example/kontak" aria-label="Sumber nomor Ambulans">Sumber</a>'
    assert f"{source}, diperiksa 1 November 2026<" in html


def test_a_village_has_the_same_numbers_with_one_day_and_the_way_to_their_sources() -> None:
    html = _html(_province(), VILLAGE)

    assert 'href="tel:+62549000002"' in html
    assert 'Diperiksa 1 November 2026. <a class="kim-screen" href' in html
    assert "kutai-timur/#nomor" in html.replace("../../../", "kutai-timur/")
    assert "kantor.example" not in html


@pytest.mark.parametrize(("checked", "is_old"), [("2025-11-24", False), ("2025-11-23", True)])
def test_a_number_that_nobody_has_looked_up_for_a_year_says_so(checked: str, is_old: bool) -> None:
    registry = with_numbers(a_number("Ambulans", "119", checked=checked))

    for url in (AREA, VILLAGE):
        html = _html(_province(registry=registry), url)
        assert ("lebih dari setahun lalu: mungkin sudah berubah" in html) == is_old
    assert ("Diperiksa " in _html(_province(registry=registry), VILLAGE)) == (not is_old)


def test_pages_change_on_the_day_a_number_grows_old() -> None:
    registry = with_numbers(a_number("Ambulans", "119", checked="2025-11-23"))
    (moment,) = useful.changes(_province(registry=registry))

    assert moment.isoformat() == "2026-11-24T00:00:00+08:00"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Peringatan banjir di bantaran sungai", ["BPBD Contoh", "SAR", "RSUD Contoh"]),
        ("Wabah demam berdarah di tiga dusun", ["RSUD Contoh", "Ambulans", "BPBD Contoh"]),
        ("Kebakaran di pasar", ["RSUD Contoh", "BPBD Contoh", "Polisi"]),
        ("Air bersih berhenti mengalir besok", ["RSUD Contoh", "BPBD Contoh", "Polisi"]),
    ],
)
def test_an_urgent_notice_names_the_three_numbers_that_fit_it(title: str, names: list[str]) -> None:
    province = _province(_notice(title))
    alarm: Any = outputs(province)["kutai-timur/kim-contoh/2026/kabar/"].context["alarm"]

    assert [one["name"] for one in alarm["numbers"]["entries"]] == names
    assert alarm["numbers"]["all"] == "kutai-timur/#nomor"
    assert alarm["links"] == [
        {"label": "Cuaca Contoh", "url": "https://cuaca.example/64.08.12.2004"}
    ]


def test_the_one_number_for_all_needs_is_always_among_them() -> None:
    own = [a_number("RSUD", "0549-000001"), a_number("Panggilan darurat", "112")]
    registry = with_numbers(a_number("SAR", "115"), a_number("Polisi", "110"), own=own)
    found = useful.for_notice(
        _notice("Peringatan banjir"), registry.areas["kutai-timur"], _province(registry=registry)
    )
    entries: Any = found and found["entries"]

    assert [one["number"] for one in entries] == ["112", "115", "0549 000001"]


def test_a_notice_that_is_over_or_not_urgent_asks_nobody_to_call() -> None:
    for post in (_notice("Peringatan banjir", valid_until="2026-11-20"), _notice("A", urgent="")):
        assert "tel:" not in _html(_province(post), post.url)


def test_links_are_those_of_the_place_that_is_looked_at() -> None:
    assert "https://cuaca.example/64.08" in _html(_province(), AREA)
    assert "https://cuaca.example/64.08.12.2004" in _html(_province(), VILLAGE)
    assert "https://cuaca.example/64" in _html(_province(), "provinsi/")


def test_without_numbers_and_links_no_page_speaks_of_them() -> None:
    post = _notice("Peringatan banjir")
    bare = a_province([post])

    for url in (AREA, VILLAGE, post.url, "provinsi/", "luring/"):
        html = _html(bare, url)
        assert 'id="nomor"' not in html
        assert "#nomor" not in html
        assert "Pantau:" not in html
        assert "tel:" not in html


def test_numbers_are_there_without_a_signal_as_well() -> None:
    page = _html(_province(), "luring/")
    file = next(f for f in offline_bundle.files(_province()) if f.path == "kutai-timur/bawa.html")
    carried = file.make().decode()

    for html in (page, carried):
        assert 'href="tel:119"' in html
        assert 'href="tel:+62549000002"' in html
    assert '<a href="tel:119">119</a> Ambulans, diperiksa 1 November 2026' in carried


def test_the_search_finds_them_by_what_they_are() -> None:
    signs = json.loads(suggestions(_province(), []).content)["signs"]

    found = [sign for sign in signs if sign[0] == "Nomor"]
    assert [sign[1] for sign in found] == [
        "Nomor penting",
        "Nomor penting Kabupaten Kutai Timur",
    ]
    everywhere = "Provinsi Kalimantan Timur: 110 Polisi · 119 Ambulans · 115 SAR"
    assert found[0][2:4] == [everywhere, "provinsi/#nomor"]
    assert {"Nomor darurat", "Ambulans"} <= set(found[0][4])
    assert "Nomor darurat Kabupaten Kutai Timur" in found[1][4]
