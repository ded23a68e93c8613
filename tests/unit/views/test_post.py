"""A post's page: labels, filled text, neighbours, a share link; or only why it was withdrawn."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from kim_plugins.base.settings import parse_now
from kim_plugins.builder.pages import fragments
from kim_plugins.views import post as view
from kim_plugins.views.output import HtmlOutput
from kim_plugins.views.picture import SIZES
from tests.builders import (
    FOLDER,
    MADU,
    REGISTRY,
    SUMMARY,
    URI,
    a_post,
    a_province,
    a_registry,
    many_posts,
    surroundings,
)
from tests.unit.views.provinces import outputs

URL = "kutai-timur/kim-contoh/2026/panen-madu/"
BESIDE = (URI, f"{FOLDER}/img/madu.jpg", f"{FOLDER}/2026-04-01-rapat.md")


def _page(text: str = "Isi.", *, now: str = "2026-11-24T12:00", **front: Any) -> HtmlOutput:
    site_urls = ("kim/", "")
    around = surroundings(*BESIDE, site_urls=site_urls)
    targets = {"/": ""}
    post = a_post(text=text, around=around, **front)
    return outputs(a_province([post], now=now, targets=targets, pictures=[MADU]))[URL]


def _filled(page: HtmlOutput) -> str:
    assert page.body is not None
    return page.body.html()


def _text(text: str) -> str:
    return _filled(_page(text))


def _rows(page: HtmlOutput, name: str = "labels") -> dict[str, str]:
    context: Any = page.context
    return {row["term"]: row["value"] for row in context[name]}


def test_links_and_pictures_are_filled_as_seen_from_the_page() -> None:
    body = _text("![Madu & 'lilin'](img/madu.jpg)\n\n[KIM](/kim/#berau) [beranda](/)")

    madu = "../../../../kutai-timur/kim-contoh/img/madu-0123abcd"
    assert body == (
        f'<p><a href="{madu}-1280.webp"><img src="{madu}-640.webp" '
        f'srcset="{madu}-320.webp 320w, {madu}-640.webp 640w, {madu}-1280.webp 1280w" '
        f'sizes="{SIZES}" width="1280" height="960" alt="Madu &amp; &#x27;lilin&#x27;" '
        'loading="lazy" decoding="async"></a></p>\n'
        '<p><a href="../../../../kim/#berau">KIM</a> <a href="../../../../">beranda</a></p>'
    )


def test_a_link_within_the_page_is_its_part_alone() -> None:
    body = _text("[harga](#harga)\n\n## Harga")

    assert '<a href="#isi-harga">harga</a>' in body


def test_a_link_to_a_post_that_is_not_published_is_plain_text() -> None:
    assert _text("[Rapat](2026-04-01-rapat.md)") == "<p><a>Rapat</a></p>"


def test_a_link_to_a_published_post_leads_to_its_page() -> None:
    rapat = f"{FOLDER}/2026-04-01-rapat.md"
    around = surroundings(*BESIDE, anchors={rapat: ["isi-a"]})
    posts = [a_post("2026-04-01-rapat"), a_post(text="[R](2026-04-01-rapat.md#a)", around=around)]

    body = _filled(outputs(a_province(posts))[URL])

    assert '<a href="../../../../kutai-timur/kim-contoh/2026/rapat/#isi-a">R</a>' in body


def test_the_labels_say_by_whom_when_and_from_where() -> None:
    rows = _rows(_page(authors=["Rina Contoh"], date="2026-05-08T09:30", updated="2026-05-09"))

    assert rows["Oleh"] == "KIM Contoh"
    assert rows["Penulis"] == "Rina Contoh"
    assert rows["Terbit"] == "Jumat, 8 Mei 2026, 09.30 WITA"
    assert rows["Diperbarui"] == "Sabtu, 9 Mei 2026 (WITA)"
    assert rows["Asal"] == "Karya sendiri"


def test_under_the_title_stand_place_day_and_group() -> None:
    context: Any = _page(areas=["64.08.12.2004", "64.72"]).context
    page = fragments.render(_page(), "/")

    assert [(place["label"], place["url"]) for place in context["places"]] == [
        (
            "Desa Teluk Singkama, Kutai Timur",
            "kutai-timur/kecamatan/sangatta-selatan/teluk-singkama/",
        ),
        ("Kota Samarinda", "samarinda/"),
    ]
    assert context["published"] == {"text": "8 Mei 2026", "iso": "2026-05-08"}
    assert context["group"]["url"] == "kutai-timur/kim-contoh/"
    places = ("<h1>", "Teluk Singkama", "8 Mei 2026", SUMMARY, "kim-share", "kim-text")
    found = [page.index(place) for place in places]
    assert found == sorted(found)
    assert page.index("kim-text") < page.index("Tentang tulisan ini")


@pytest.mark.parametrize("verified", [None, {"at": "2026-05-01", "by": "Kantor Contoh"}])
def test_a_verified_group_says_so_beside_its_name(verified: dict[str, str] | None) -> None:
    groups = [{**group, "verified": verified} for group in REGISTRY["groups"]]
    page = outputs(a_province([a_post()], registry=a_registry(groups=groups)))[URL]

    assert (">terverifikasi</span>" in fragments.render(page, "/")) == bool(verified)


URGENT: dict[str, Any] = {
    "kind": "pengumuman",
    "agency": "Kantor Contoh",
    "kip": "serta-merta",
    "areas": ["64.08.12.2004"],
    "valid_until": "2026-05-10",
    "urgent": "ya",
    "sources": [{"title": "Surat contoh"}],
}


def test_an_urgent_notice_says_above_its_title_until_when() -> None:
    page = fragments.render(_page(now="2026-05-10T12:00", **URGENT), "/")

    told = "<strong>Mendesak</strong> · berlaku sampai <span>Minggu, 10 Mei 2026</span></p>"
    assert page.index(told) < page.index("<h1>")
    assert page.count("10 Mei 2026") == 1


def test_a_notice_that_is_not_urgent_or_has_expired_alarms_nobody() -> None:
    assert _page(now="2026-05-10T12:00", **URGENT | {"urgent": "tidak"}).context["alarm"] is None
    assert _page(now="2026-05-11T00:00", **URGENT).context["alarm"] is None


def test_what_few_need_stands_below_the_text() -> None:
    keys = {"kind": "potensi", "category": "hasil-bumi", "place": "Dusun Contoh"}
    page = _page(**keys)
    shown = fragments.render(page, "/")

    assert _rows(page, "head_rows") == {"Tempat": "Dusun Contoh"}
    assert _rows(page, "further_rows") == {"Golongan": "Hasil bumi"}
    assert shown.index("Dusun Contoh") < shown.index("kim-text") < shown.index("Hasil bumi")
    assert _rows(_page(**URGENT))["Golongan informasi"] == "Informasi serta-merta"


def test_a_picture_in_a_link_of_the_author_leads_where_the_author_wants() -> None:
    around = surroundings(*BESIDE, site_urls=("kim/",))
    text = (
        "[![Madu](img/madu.jpg)](/kim/) [![Madu](img/madu.jpg)](https://example.org/)\n\n"
        "[Rapat ![Madu](img/madu.jpg)](2026-04-01-rapat.md) [KIM](/kim/) ![Madu](img/madu.jpg)"
    )
    post = a_post(text=text, around=around)
    body = _filled(outputs(a_province([post], pictures=[MADU]))[URL])

    assert body.count("<img") == 4
    assert re.findall(r'<a href="[^"]*\.webp">', body) == [
        '<a href="../../../../kutai-timur/kim-contoh/img/madu-0123abcd-1280.webp">'
    ]
    assert body.endswith("</a></p>")
    assert not re.search(r"<a\b(?:(?!</a>).)*<a\b", body), "no link stands in another"


def test_a_file_to_pass_on_names_pictures_and_leads_to_none() -> None:
    around = surroundings(*BESIDE)
    post = a_post(text="![Sarang madu](img/madu.jpg)", around=around)
    province = a_province([post], pictures=[MADU])

    assert "<a" not in view.fill_body(post, province, "https://kim.example.org/").html()


def test_a_picture_without_words_is_no_link() -> None:
    assert "<a" not in _text("![](img/madu.jpg)")


def test_a_group_that_wrote_itself_is_not_named_twice() -> None:
    assert "Penulis" not in _rows(_page(authors=["KIM Contoh"]))
    assert "Penulis" not in _rows(_page())


@pytest.mark.parametrize(
    ("now", "age"),
    [
        ("2027-05-08T23:59", None),
        ("2027-05-09T00:00", "Lebih dari setahun"),
        ("2029-01-01T00:00", "Lebih dari 2 tahun"),
    ],
)
def test_the_age_of_an_old_post_is_told_in_whole_years(now: str, age: str | None) -> None:
    assert _rows(_page(now=now)).get("Umur") == age


@pytest.mark.parametrize("now", ["2026-05-08T12:00", "2027-05-08T23:59", "2028-01-01T00:00"])
def test_a_page_stays_as_it_is_until_the_posts_next_birthday(now: str) -> None:
    birthday = view.next_change(a_post(), parse_now(now))
    just_before = (birthday - dt.timedelta(seconds=1)).isoformat()

    assert _page(now=just_before) == _page(now=now) != _page(now=birthday.isoformat())


@pytest.mark.parametrize(("now", "is_old"), [("2027-05-08T23:00", False), ("2027-05-09", True)])
def test_a_post_is_old_after_a_year(now: str, is_old: bool) -> None:
    assert _page(now=now).context["is_old"] is is_old


def test_neighbours_are_the_posts_of_the_group_before_and_after() -> None:
    posts = many_posts(3)
    pages = outputs(a_province(posts))
    first, middle, last = (pages[post.url].context for post in posts)

    before: Any = middle["before"]
    after: Any = middle["after"]
    assert (before["label"], after["label"]) == ("Kabar 1", "Kabar 3")
    assert first["before"] is None
    assert last["after"] is None


def test_a_contents_list_helps_from_four_headings_on() -> None:
    text = "Isi.\n\n## A\n\n### Aa\n\n## B\n\n## C"
    headings: Any = _page(f"{text}\n\n## D").context["headings"]

    assert [heading["id"] for heading in headings] == ["isi-a", "isi-b", "isi-c", "isi-d"]
    assert _page(text).context["headings"] == []


def test_a_corrected_post_says_so_beside_its_date() -> None:
    told = [{"at": "2026-05-09T08:00", "kind": "ralat", "note": "Jumlahnya dua belas."}]

    assert '<a href="#ralat">Ada ralat</a>' in fragments.render(_page(corrections=told), "/")
    assert "#ralat" not in fragments.render(_page(), "/")


def test_corrections_and_steps_are_told_in_the_order_of_time() -> None:
    corrections: Any = _page(
        corrections=[
            {"at": "2026-05-10", "kind": "hak-jawab", "note": "Kedua."},
            {"at": "2026-05-09T08:00", "kind": "ralat", "note": "Pertama."},
        ]
    ).context["corrections"]

    assert [(c["label"], c["note"]) for c in corrections] == [
        ("Ralat", "Pertama."),
        ("Hak jawab", "Kedua."),
    ]


def test_an_example_is_marked_and_kept_from_search_engines() -> None:
    page = _page(example="ya")

    assert page.context["is_example"] is True
    assert not page.is_indexed


def test_a_page_changed_when_it_was_updated() -> None:
    assert _page().changed == "2026-05-08"
    assert _page(updated="2026-05-10").changed == "2026-05-10"
    correction = {"at": "2026-05-11", "kind": "ralat", "note": "Jumlahnya dua belas."}
    assert _page(updated="2026-05-10", corrections=[correction]).changed == "2026-05-11"


def test_a_change_that_is_yet_to_come_is_shown_once_it_is_there() -> None:
    correction = {"at": "2026-12-02", "kind": "ralat", "note": "Jumlahnya dua belas."}
    front: dict[str, Any] = {"updated": "2026-12-01", "corrections": [correction]}
    before, between, after = (
        _page(now=now, **front) for now in ("2026-11-30T23:59", "2026-12-01", "2026-12-02")
    )

    assert [page.changed for page in (before, between, after)] == [
        "2026-05-08",
        "2026-12-01",
        "2026-12-02",
    ]
    assert ["Diperbarui" in str(page.context) for page in (before, between)] == [False, True]
    assert [len(page.context["corrections"]) for page in (between, after)] == [0, 1]  # type: ignore[arg-type]


def test_a_withdrawn_post_says_when_and_why_and_nothing_more() -> None:
    page = _page("Isi lama.", title="Judul", withdrawn={"at": "2026-05-10", "reason": "Keliru."})

    assert page.template == "withdrawn.html"
    assert page.context["reason"] == "Keliru."
    assert not page.is_indexed
    assert page.changed == ""
    assert not any(word in str(page) for word in ("Judul", "Isi lama", "memanen madu"))


def test_a_notice_says_when_it_is_no_longer_valid() -> None:
    keys = {"kind": "pengumuman", "valid_until": "2026-05-20"}

    assert _page(**keys).context["expired"] == "Rabu, 20 Mei 2026"
    assert _page(**{**keys, "valid_until": "2999-01-01"}).context["expired"] == ""
    assert _page().context["expired"] == ""


def test_what_the_author_wrote_in_another_language_is_marked_and_our_labels_are_not() -> None:
    page = fragments.render(_page("Isi.", lang="bjn"), "/")

    assert re.findall(r'<(\w+)[^>]* lang="bjn"', page) == ["h1", "p", "div"]
    assert "lang=" not in fragments.render(_page("Isi."), "/")
