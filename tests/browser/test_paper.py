"""A sheet for the notice board is one A4 with a code that leads to its post; a poster likewise."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.conftest import GROUP, URGENT, opened
from tests.browser.serving import plainly
from tests.e2e.sites import post, site

A4_POINTS = [595, 842]
BASE = "https://kim.example.org/"
POSTS = "kutai-timur/kim-contoh/"
NOTICE = {"kind": "pengumuman", "agency": "Kantor Contoh", "sources": "[{title: Surat contoh}]"}
EVENT = {"kind": "agenda", "starts": "2026-12-05T19:00", "place": "Balai Desa Contoh"}
CLARIFICATION = {
    "kind": "klarifikasi",
    "claim": "Kabarnya madu beracun.",
    "claim_source": "Pesan berantai",
    "verdict": "salah",
    "reviewer": "Budi Contoh",
    "sources": "[{title: Notulen, url: https://notulen.example.org/}, {title: Wawancara}]",
}
CANCELLED = {**EVENT, "cancelled": "ya", "updated": "2026-11-22"}
WEEKLY = {**EVENT, "ends": "2026-12-05T21:00", "repeats": "tiap Sabtu"} | {
    "repeats_until": "2027-02-20"
}
HELD = "2026-11-24T12:00:00+08:00"
"""The reader's clock, at which the urgent notice still holds."""
LONG_TITLE = "Pemadaman listrik bergilir untuk pemeliharaan jaringan di tiga desa dan dua kelurahan"
SENTENCE = "Warga diminta menampung air dan mematikan alat listrik sebelum pukul delapan pagi. "
PARAGRAPHS = {"singkat": 1, "sedang": 6, "panjang": 10}
"""Of four sentences each: some 340 letters."""
PARAGRAPHS_OF_THE_LONGEST = 60
ROWS = "".join(f"| Dusun Contoh {number} | 08.00 |\n" for number in range(30))
LINES = {
    "daftar": "\n".join(f"- Nama contoh {number}" for number in range(40)),
    "jadwal": f"| Tempat | Jam |\n|---|---|\n{ROWS}",
    "bagian": "\n\n".join(["## Bagian\n\nIsi bagian."] * 12),
}
"""Few letters, but many lines."""
OWN = (
    "contoh-agenda-belajar-cek-kabar",
    "contoh-pengumuman-laporan-kegiatan",
    "kepanjangan-huruf-k-pada-kim",
    "tanggal-lokakarya-kim",
)
"""Posts of this repository, of some 300 words with lists and tables."""
COLUMNS = ("Dusun", "Tanggal", "Jam", "Tempat", "Petugas", "Telepon", "Syarat", "Keterangan")
TABLE = "\n".join(
    f"| {' | '.join(row)} |"
    for row in (COLUMNS, ["---"] * len(COLUMNS), *[[f"{one} contoh" for one in COLUMNS]] * 10)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = site(tmp_path_factory.mktemp("kertas"))
    posts = {
        "acara": post("Rapat warga", "Isi.", date="2026-11-21", **EVENT),
        "kabar": post("Madu beracun?", SENTENCE * 6, date="2026-11-21", **CLARIFICATION),
        "batal": post("Rapat warga batal", "Isi.", date="2026-11-21", **CANCELLED),
        "rutin": post("Pasar desa", SENTENCE * 8, date="2026-11-21", **WEEKLY),
        "mendesak": post(LONG_TITLE, SENTENCE * 8, date="2026-11-21", **URGENT),
        "tabel": post(
            LONG_TITLE, f"{SENTENCE}\n\n{TABLE}\n\n{SENTENCE}", date="2026-11-21", **NOTICE
        ),
    }
    for name, count in (*PARAGRAPHS.items(), ("sepanjang-itu", PARAGRAPHS_OF_THE_LONGEST)):
        text = "\n\n".join([SENTENCE * 4] * count)
        posts[name] = post(f"{LONG_TITLE}, {name}", text, date="2026-11-21", **NOTICE)
    for name, text in LINES.items():
        posts[name] = post(f"{LONG_TITLE}, {name}", text, date="2026-11-21", **NOTICE)
    for name, text in posts.items():
        project.write(f"{GROUP}2026-11-21-{name}.md", text.encode())
    return project.build().folder


@pytest.fixture(scope="module")
def printed(browser: Browser, folder: Path) -> Iterator[Callable[[str], PdfReader]]:
    """Print pages of the site as the browser's own menu does."""
    with plainly(folder) as address, opened(browser, 1280, workers=False) as page:
        page.clock.set_fixed_time(HELD)

        def book(url: str) -> PdfReader:
            page.goto(address + url)
            return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

        yield book


def _scanned(book: PdfReader) -> list[str]:
    pictures = [one.image for one in book.pages[0].images if one.image]
    large = [one.convert("L").resize((one.width * 6, one.height * 6), 0) for one in pictures]
    return [found.text for one in large for found in zxingcpp.read_barcodes(one)]


@pytest.mark.parametrize(
    "name", ["acara", "batal", "kabar", "mendesak", "rutin", "tabel", *PARAGRAPHS, *LINES]
)
def test_a_sheet_is_one_a4_and_its_code_leads_to_the_post(
    printed: Callable[[str], PdfReader], folder: Path, name: str
) -> None:
    book = printed(f"{POSTS}2026/{name}/")
    (sheet,) = book.pages
    words = " ".join(sheet.extract_text().split())

    assert [round(float(side)) for side in sheet.mediabox[2:]] == A4_POINTS
    (code,) = _scanned(book)
    assert code.removeprefix("https://").rstrip("/") in words.replace(" ", "")
    way = (folder / code.removeprefix(BASE) / "index.html").read_text(encoding="utf-8")
    assert f"{POSTS}2026/{name}/" in way
    for unusable in (
        "Tanggapi",
        "Baca juga",
        "Simpan ke kalender",
        "Bagikan",
        "Langsung ke isi",
        "Semua nomor",
    ):
        assert unusable not in words


def test_the_site_s_own_sheets_are_one_a4_each(browser: Browser, address: str) -> None:
    with opened(browser, 1280, workers=False) as page:
        for name in OWN:
            page.goto(f"{address}provinsi/redaksi/2026/{name}/")
            book = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
            assert len(book.pages) == 1, name


def test_an_alarm_is_read_on_paper_though_its_ground_is_not_printed(
    printed: Callable[[str], PdfReader], browser: Browser, folder: Path
) -> None:
    assert "berlaku sampai" in printed(f"{POSTS}2026/mendesak/").pages[0].extract_text()
    with plainly(folder) as address, opened(browser, 1280, workers=False) as page:
        page.clock.set_fixed_time(HELD)
        page.emulate_media(media="print")
        for name in ("mendesak", "batal"):
            page.goto(f"{address}{POSTS}2026/{name}/")
            assert page.locator(".kim-sheet .kim-alarm").evaluate(
                "alarm => [getComputedStyle(alarm).color, getComputedStyle(alarm).backgroundColor]"
            ) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]


def test_an_alarm_that_has_expired_by_the_reader_s_clock_is_not_printed(
    browser: Browser, folder: Path
) -> None:
    with plainly(folder) as address, opened(browser, 1280, workers=False) as page:
        page.clock.set_fixed_time("2026-12-24T12:00:00+08:00")
        page.goto(f"{address}{POSTS}2026/mendesak/")
        words = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    assert "Sudah tidak berlaku" in words
    assert "MENDESAK" not in words


def test_a_table_of_many_columns_has_the_whole_width_of_the_sheet(
    browser: Browser, folder: Path
) -> None:
    with plainly(folder) as address, opened(browser, 680, workers=False) as page:
        page.emulate_media(media="print")
        page.goto(f"{address}{POSTS}2026/tabel/")
        table, text = (
            page.locator(which).first.evaluate("part => part.getBoundingClientRect().right")
            for which in (".kim-sheet--crowded table", ".kim-sheet--crowded .kim-text")
        )
    assert table <= text + 1


def test_a_text_that_one_sheet_can_not_hold_goes_on_and_nothing_is_cut(
    printed: Callable[[str], PdfReader],
) -> None:
    book = printed(f"{POSTS}2026/sepanjang-itu/")
    assert len(book.pages) > 1
    assert _scanned(book)
    words = " ".join(" ".join(page.extract_text().split()) for page in book.pages)
    assert words.count("sebelum pukul delapan pagi") == 4 * PARAGRAPHS_OF_THE_LONGEST


@pytest.mark.parametrize(
    "url", [POSTS, "kutai-timur/kecamatan/sangatta-selatan/sangkima/"], ids=["KIM", "desa"]
)
def test_a_poster_is_one_a4_whose_code_is_its_own_address(
    printed: Callable[[str], PdfReader], url: str
) -> None:
    book = printed(url)
    assert len(book.pages) == 1
    assert _scanned(book) == [BASE + url]


def test_nobody_who_only_reads_loads_a_code(browser: Browser, folder: Path) -> None:
    asked: list[str] = []
    with plainly(folder) as address, opened(browser, 360, workers=False) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}{POSTS}2026/acara/", wait_until="networkidle")
        page.mouse.wheel(0, 20_000)
        page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if url.endswith("qr.png")]
