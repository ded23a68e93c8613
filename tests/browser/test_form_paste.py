"""What is pasted into the form's text, and what the buttons above it do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.form_scripts import call, scripts

PASTE = "(cases) => cases.map(([html, plain]) => m.pasted(html, plain))"
MARK = """(cases) => cases.map(([text, what]) => {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  const plain = text.replace(/[«»]/g, "");
  const once = m.withMark(plain, start, end, what);
  const shown = ({text, start, end}) =>
    `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
  return [shown(once), m.withMark(once.text, once.start, once.end, what).text];
})"""
WORD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p {margin: 0}</style></head><body>
<!--StartFragment-->
<h1>Jadwal <b>posyandu</b></h1>
<p class=MsoNormal>Datang <b>sebelum pukul<o:p></o:p></b> <i>sembilan</i>,
bawa&nbsp;buku.<br>Terima kasih.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Timbangan</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>yang digital</p>
<table><tr><td><p>Hari</p></td><td><p>Jam | tempat</p></td></tr>
<tr><td><p>Senin</p></td><td><p>08.00</p><p>balai</p></td></tr></table>
<!--EndFragment--></body></html>"""
PAGE = """\
<div><script>alert(1)</script><h3>Kabar</h3><img src="/jangan-diminta.png" alt="x">
<p>Baca <a href="https://contoh.example/a_(b)"><strong>laporan</strong></a>
atau <a href="#x">bagian</a>.</p>
<ol start="3"><li>Satu<ul><li>Dua</li></ul></li><li><p>Tiga</p></li></ol>
<blockquote><p>Kata warga</p><p>lagi</p></blockquote></div>"""
DOCUMENT = """\
<b style="font-weight:normal;" id="docs-internal-guid-0"><p>
<span style="font-weight:700">Tebal</span>
<span style="font-weight:400">biasa</span> <span style="font-style:italic">miring</span></p></b>"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with scripts(browser) as page:
        yield page


def test_a_clipboard_becomes_text_in_our_dialect(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chat = "[08.00, 24/11/2026] Sari: *Halo*\r\n\r\n- satu"

    word, web, document, plain, spans, broken = call(
        page,
        "tulis-tempel.js",
        PASTE,
        [
            [WORD, "x"],
            [PAGE, "x"],
            [DOCUMENT, "x"],
            ["", chat],
            [f"<meta charset='utf-8'><div><span>{chat}</span></div>", chat],
            ["<p><img src='/jangan-diminta.png' onerror='alert(1)'>", "Balai desa"],
        ],
    )

    assert word == (
        "## Jadwal posyandu\n\n"
        "Datang **sebelum pukul** _sembilan_, bawa buku.\nTerima kasih.\n\n"
        "- Timbangan\n  - yang digital\n\n"
        "| Hari | Jam \\| tempat |\n| --- | --- |\n| Senin | 08.00 balai |"
    )
    assert web == (
        "### Kabar\n\nBaca [**laporan**](https://contoh.example/a_%28b%29) atau bagian.\n\n"
        "3. Satu\n  - Dua\n4. Tiga\n\n> Kata warga\n>\n> lagi"
    )
    assert document == "**Tebal** biasa _miring_"
    assert plain == spans == chat.replace("\r", "")
    assert broken == "Balai desa"
    assert not any("jangan-diminta" in url for url in asked)


BUTTONS = [
    ("Kerja «bakti» pagi", "tebal", "Kerja **«bakti»** pagi"),
    ("Kerja « bakti » pagi", "tebal", "Kerja  **«bakti»**  pagi"),
    ("Kerja ba«»kti", "tebal", "Kerja **«bakti»**"),
    ("Kerja «»", "tebal", "Kerja **«»**"),
    ("- «Satu\n- Dua»", "tebal", "- «**Satu**\n- **Dua**»"),
    ("«Satu\n\nDua»", "tebal", "«**Satu**\n\n**Dua**»"),
    ("Satu\nD«»ua", "daftar", "Satu\n- D«»ua"),
    ("«Satu\nDua»", "daftar", "«- Satu\n- Dua»"),
    ("«Satu\n\nDua\n»Tiga", "daftar", "«- Satu\n\n- Dua»\nTiga"),
    ("«1. Satu\n2. Dua»", "daftar", "«- Satu\n- Dua»"),
    ("Yang perlu «»dibawa", "judul", "## Yang perlu «»dibawa"),
    ("«»", "daftar", "- «»"),
    ("Baca «laporan» ini", "tautan", "Baca [laporan](«https://») ini"),
    ("«https://contoh.example»", "tautan", "[«»](https://contoh.example)"),
    ("«»", "tautan", "[«»](https://)"),
]


def test_a_button_marks_words_and_takes_its_mark_away_again(page: Page) -> None:
    done = call(page, "tulis-tanda.js", MARK, [[text, what] for text, what, _ in BUTTONS])

    assert [marked for marked, _ in done] == [marked for *_, marked in BUTTONS]
    undone = [text.replace("«", "").replace("»", "") for text, *_ in BUTTONS]
    undone[9] = "Satu\nDua"
    undone[14] = "https://"
    assert [back for _, back in done] == undone


@settings(
    max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None
)
@given(
    st.lists(
        st.tuples(
            st.lists(st.text("ab cé\n", max_size=9), min_size=3, max_size=3),
            st.sampled_from("tebal daftar judul".split()),
        ),
        min_size=100,
        max_size=200,
    )
)
def test_pressed_twice_a_button_changes_no_plain_text(
    page: Page, drawn: list[tuple[list[str], str]]
) -> None:
    cases = [[f"{a}«{b}»{c}", what] for (a, b, c), what in drawn]

    done = call(page, "tulis-tanda.js", MARK, cases)

    for (parts, what), (marked, back) in zip(drawn, done, strict=True):
        text = "".join(parts)
        assert back == text or back.split() == text.split(), (parts, what, marked)
