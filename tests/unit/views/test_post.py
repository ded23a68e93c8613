"""A post's page: labels, filled text, neighbours, a share link; or only why it was withdrawn."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from kim_plugins.base.settings import parse_now
from kim_plugins.build import fragments
from kim_plugins.views import post as view
from kim_plugins.views.output import HtmlOutput
from kim_plugins.views.picture import SIZES
from tests.builders import FOLDER, MADU, URI, a_post, a_province, many_posts, surroundings
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
        f'<p><img src="{madu}-640.webp" '
        f'srcset="{madu}-320.webp 320w, {madu}-640.webp 640w, {madu}-1280.webp 1280w" '
        f'sizes="{SIZES}" width="1280" height="960" alt="Madu &amp; &#x27;lilin&#x27;" '
        'loading="lazy" decoding="async"></p>\n'
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


def test_the_labels_say_where_by_whom_when_and_from_where() -> None:
    rows = _rows(_page(authors=["Rina Contoh"], date="2026-05-08T09:30", updated="2026-05-09"))

    assert rows["Tempat"].endswith("Kabupaten Kutai Timur")
    assert rows["Oleh"] == "KIM Contoh"
    assert rows["Penulis"] == "Rina Contoh"
    assert rows["Terbit"] == "Jumat, 8 Mei 2026, 09.30 WITA"
    assert rows["Diperbarui"] == "Sabtu, 9 Mei 2026 (WITA)"
    assert rows["Asal"] == "Karya sendiri"


def test_a_group_that_wrote_itself_is_not_named_twice() -> None:
    assert "Penulis" not in _rows(_page(authors=["KIM Contoh"]))
    assert "Penulis" not in _rows(_page())


@pytest.mark.parametrize(
    ("now", "age"),
    [
        ("2026-05-08T12:00", "Kurang dari setahun"),
        ("2027-05-08T23:59", "Kurang dari setahun"),
        ("2027-05-09T00:00", "Lebih dari setahun"),
        ("2029-01-01T00:00", "Lebih dari 2 tahun"),
    ],
)
def test_the_age_of_a_post_is_told_in_whole_years(now: str, age: str) -> None:
    assert _rows(_page(now=now))["Umur"] == age


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
