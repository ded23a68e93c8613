"""Texts that were never meant for people are read in bounded time, and lose no words."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base.zones import WITA
from kim_plugins.content.imports.article import Article
from kim_plugins.content.imports.compose import Composed, Setting, compose


def composed(html: str) -> Composed:
    article = Article("kunci", "Judul", html, dt.datetime(2022, 3, 4, tzinfo=WITA.tz))
    return compose(article, Setting("KIM Contoh", {}, {}), lambda _: None, lambda _: None)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000 + "akhir",
        "<ul><li>satu" * 1000 + "akhir",
        "<p>satu" * 3000 + "akhir",
        "<font>" * 2000 + "akhir",
        "<table><tr><td>" * 500 + "akhir",
        "<table><tr>" + "<td colspan=50 rowspan=50>x" * 1000 + "akhir",
        "<blockquote>" * 1000 + "akhir",
        "<br>" * 20_000 + "akhir",
        "[caption]" * 10_000 + "akhir",
        "[a " * 20_000 + "akhir",
        "<" * 20_000 + " akhir",
    ],
)
def test_no_text_takes_long_and_none_is_lost(html: str) -> None:
    assert "akhir" in composed(html).text.partition("\n---\n\n")[2]


def test_what_nests_too_deeply_keeps_links_and_paragraphs() -> None:
    html = "<div>" * 200 + '<p>Satu <a href="https://desa.example.org/">dua</a></p><p>Tiga</p>'

    assert composed(html).text.endswith("\n\nSatu [dua](https://desa.example.org/)\n\nTiga\n")


def test_paragraphs_and_items_that_were_never_closed_stay_apart() -> None:
    html = "<p>satu" * 100 + "<ul>" + "<li>dua" * 100 + "</ul>"

    assert composed(html).text.endswith("\n\nsatu\n\n" + "- dua\n" * 100)


def test_a_summary_has_no_marks_and_not_the_title_again() -> None:
    text = composed("<p>Judul</p><p>Semua berjalan <i>lancar</i>, kata <b>ketua</b> kelompok.</p>")

    assert 'summary: "Semua berjalan lancar, kata ketua kelompok."' in text.text


def test_an_address_with_a_number_is_not_kept() -> None:
    at = dt.datetime(2022, 3, 4, tzinfo=WITA.tz)
    address = "https://desa.example.org/hubungi-0811-0000-0000"
    article = Article("kunci", "Judul", "<p>Isi</p>", at, address)

    text = compose(article, Setting("KIM", {}, {}), lambda _: None, lambda _: None).text

    assert "0811" not in text


WORD = """<p>Syarat:</p>
<p class="MsoListParagraphCxSpFirst"><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span>
<![endif]>Kartu keluarga</p>
<p class="MsoListParagraphCxSpLast"><span>·<span>&nbsp; </span></span>Surat <b>pindah</b></p>
<p class="MsoListParagraph"><!--[if !supportLists]-->2.<span>&nbsp; </span><!--[endif]-->Foto</p>"""


def test_lists_pasted_from_word_are_lists() -> None:
    assert composed(WORD).text.endswith(
        "\n\nSyarat:\n\n- Kartu keluarga\n- Surat **pindah**\n\n1. Foto\n"
    )


def test_a_small_table_within_a_cell_becomes_words_of_it() -> None:
    inner = "<table><tr><td>Semen</td><td>Rp75.000</td></tr><tr><td>Pasir</td></tr></table>"
    rows = "<tr><td>Satu</td><td>Dua</td></tr>" * 2 + f"<tr><td>Rinci</td><td>{inner}</td></tr>"

    text = composed(f"<table>{rows}</table>").text

    assert text.endswith("| Satu | Dua |\n| Rinci | Semen Rp75.000; Pasir |\n")
