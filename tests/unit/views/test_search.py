"""What can be found, by which words, and what the search page offers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.model import urls
from kim_plugins.views import search
from tests.builders import a_post, a_province, surroundings
from tests.e2e.html import Page

WITHDRAWN = {"at": "2026-06-01", "reason": "Keliru."}


def test_examples_and_withdrawn_posts_are_not_found() -> None:
    shown = a_post("2026-05-08-panen")
    example = a_post("2026-05-09-contoh", example=True)
    withdrawn = a_post("2026-05-10-dicabut", withdrawn=WITHDRAWN)

    found = search.searched(a_province([shown, example, withdrawn]))

    assert [post.url for post in found] == [shown.url]


def test_a_post_about_two_regencies_is_found_in_both() -> None:
    post = a_post(areas=["64.03", "64.72"])

    filters = search.document(post, a_province([post])).filters

    assert filters["wilayah"] == ["berau", "samarinda"]


def test_a_record_holds_text_place_group_kind_topics_and_the_area_s_other_names() -> None:
    post = a_post(text="## Hasil\n\nWarga **panen** madu.", topics=["literasi"])

    record = search.document(post, a_province([post])).record()

    assert record["title"] == "Panen madu"
    assert record["text"] == "Hasil Warga panen madu."
    assert (
        record["words"]
        == "Desa Teluk Singkama, Kabupaten Kutai Timur. KIM Contoh. Berita. Literasi. Kutim."
    )
    assert record["filters"] == {
        "wilayah": ["kutai-timur"],
        "kim": ["kutai-timur/kim-contoh"],
        "jenis": ["berita"],
        "topik": ["literasi"],
    }
    assert record["shown"]["tanggal"] == "8 Mei 2026"
    assert record["shown"]["tempat"] == "Desa Teluk Singkama, Kabupaten Kutai Timur"


def test_an_event_is_found_by_its_place_and_its_days() -> None:
    event: dict[str, Any] = {
        "kind": "agenda",
        "starts": "2026-12-05T08:00",
        "place": "Posyandu Mawar",
    }
    rule: dict[str, Any] = {"repeats": "tiap Sabtu pertama", "repeats_until": "2027-02-28"}
    post = a_post(**event, **rule)
    words = search.document(post, a_province([post])).words

    assert "Sabtu pertama tiap bulan, pukul 08.00 WITA, sampai 6 Februari 2027" in words
    assert "Posyandu Mawar" in words


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (
            {"kind": "pengumuman", "agency": "Kantor Contoh", "valid_until": "2026-07-01"},
            {
                "catatan": "Kantor Contoh",
                "sampai": "2026-07-01T23:59:59+08:00",
                "akhir": "Rabu, 1 Juli 2026",
            },
        ),
        (
            {
                "kind": "pengumuman",
                "urgent": "ya",
                "agency": "Kantor Contoh",
                "areas": ["64.08"],
                "sources": [{"title": "Surat Contoh"}],
                "valid_until": "2026-05-12",
            },
            {
                "catatan": "Kantor Contoh",
                "sampai": "2026-05-12T23:59:59+08:00",
                "akhir": "Selasa, 12 Mei 2026",
                "mendesak": "ya",
            },
        ),
        (
            {"kind": "agenda", "starts": "2026-12-05", "place": "Balai", "cancelled": True},
            {
                "catatan": "Sabtu, 5 Desember 2026 · Balai",
                "sampai": "2026-12-05T23:59:59+08:00",
                "batal": "ya",
            },
        ),
        (
            {
                "kind": "klarifikasi",
                "reviewer": "Budi Contoh",
                "claim": "Air laut manis.",
                "claim_source": "Pesan berantai",
                "verdict": "salah",
                "sources": [{"title": "Buku Contoh"}, {"title": "Laporan Contoh"}],
            },
            {"putusan": "salah"},
        ),
        (
            {
                "kind": "aspirasi",
                "request": "pengaduan",
                "received": "2026-05-08",
                "steps": [{"at": "2026-05-08", "status": "diterima", "by": "KIM Contoh"}],
            },
            {"keadaan": "belum-dicatatkan"},
        ),
    ],
)
def test_a_result_is_told_what_would_mislead_if_it_were_left_out(
    keys: dict[str, Any], shown: dict[str, str]
) -> None:
    post = a_post(**keys)
    document = search.document(post, a_province([post]))

    assert shown.items() <= document.shown.items()
    ends = dt.datetime.fromisoformat(shown["sampai"]).timestamp() // 60 if "sampai" in shown else 0
    assert document.record()["until"] == ends


def test_a_text_is_plain_and_its_words_end_where_blocks_do() -> None:
    text = "Satu **du**a `tiga` & empat.\n\n- Lima\n- [enam](https://example.org/)"
    post = a_post(title='"<b>' + "Judul", text=text)

    record = search.document(post, a_province([post])).record()

    assert record["title"] == '"<b>' + "Judul"
    assert record["text"] == "Satu dua tiga & empat. Lima enam"


def test_a_picture_is_told_by_its_description() -> None:
    around = surroundings("posts/kutai-timur/kim-contoh/img/madu.jpg")
    post = a_post(text='Lihat ![Stoples "madu" <1>](img/madu.jpg).', around=around)

    record = search.document(post, a_province([post])).record()

    assert record["text"] == 'Lihat Stoples "madu" <1>.'


@pytest.mark.parametrize(
    "change", [{"title": "Panen lain"}, {"topics": ["literasi"]}, {"text": "Isi lain."}]
)
def test_a_document_that_reads_otherwise_has_another_identity(change: dict[str, object]) -> None:
    one, same, other = a_post(), a_post(), a_post(**change)  # type: ignore[arg-type]
    province = a_province([one])

    assert search.document(one, province).identity == search.document(same, province).identity
    assert search.document(one, province).identity != search.document(other, province).identity


def test_the_search_page_offers_areas_kinds_topics_years_and_lists() -> None:
    posts = [a_post(), a_post("2024-02-01-lama")]
    (page,) = (planned.make() for planned in search.view(a_province(posts)))

    html = fragments.render(page, "/")

    assert '<option value="kutai-timur" data-kim-names="Kutai Timur|Kutim">' in html
    assert '<option value="berau" data-kim-names="Berau">' in html
    assert "<option>2026</option>\n<option>2024</option>" in html
    assert '<option value="kutai-timur/kim-contoh">KIM Contoh</option>' in html
    assert {"../berau/", "../topik/literasi/", "../klarifikasi/", "../desa/"} <= set(
        Page(html).links
    )


def test_the_way_to_the_search_names_the_area_of_the_page_it_starts_from() -> None:
    assert urls.search("berau/kim-contoh/2026/panen/") == "cari/?wilayah=berau"
    assert urls.search("provinsi/") == "cari/?wilayah=provinsi"
    assert {urls.search(url) for url in ("", "topik/literasi/", "404.html", "cari/")} == {"cari/"}
