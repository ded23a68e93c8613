"""`kim cetak`: sheets for the notice board in one PDF, printed by the browser of this machine."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from tests import commands
from tests.commands import Done, run
from tests.e2e import sites
from tests.e2e.sites import MKDOCS_YML, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

GROUP = "docs/posts/kutai-timur/kim-contoh/"
NOW = "2046-11-24T12:00"
"""So far ahead that no notice has expired by the browser's own clock."""
NOTICE = {"kind": "pengumuman", "agency": "Kantor Contoh", "sources": "[{title: Surat contoh}]"}
EVENT = {"kind": "agenda", "starts": "2046-12-05T19:00", "place": "Balai Desa Contoh"}
SETTINGS = MKDOCS_YML.replace(sites.NOW, NOW)
POSTS = {
    "masih-berlaku": NOTICE | {"valid_until": "2046-11-30"},
    "sudah-berakhir": NOTICE | {"valid_until": "2046-11-22"},
    "mendesak": NOTICE
    | {"urgent": "ya", "areas": '["64.08"]', "origin": "siaran-pers", "valid_until": "2046-11-26"},
    "rapat": EVENT,
    "kabar": {"kind": "berita"},
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = site(tmp_path_factory.mktemp("cetak"), f"-- mkdocs.yml --\n{SETTINGS}")
    for name, keys in POSTS.items():
        text = post(f"Judul {name}", "Isi.", date="2046-11-20", **keys)
        made.write(f"{GROUP}2046-11-20-{name}.md", text.encode())
    old = post("Judul lama", "Isi.", date="2046-10-01", **NOTICE)
    made.write(f"{GROUP}2046-10-01-lama.md", old.encode())
    with commands.few_places():
        assert made.build().exit_code == 0
    return made


def _cetak(project: Site, *options: str, **environ: str) -> Done:
    asked = ("--now", NOW, *options)
    return run("kim", "cetak", *asked, folder=project.root, environ=environ)


def _titles(book: Path) -> list[str]:
    texts = (" ".join(page.extract_text().split()) for page in PdfReader(book).pages)
    return [text.partition("Judul ")[2].split(" ")[0] for text in texts]


def test_what_holds_is_printed_urgent_first_a_sheet_each(project: Site) -> None:
    result = _cetak(project, "--regency", "Kutim", "-o", "papan.pdf")

    assert result.returncode == 0, result.stderr
    assert result.stdout == "3 tulisan dicetak ke papan.pdf: 3 lembar A4.\n"
    first, *others = _titles(project.root / "papan.pdf")
    assert first == "mendesak"
    assert sorted(others) == ["masih-berlaku", "rapat"]


def test_posters_are_of_the_group_and_its_village(project: Site) -> None:
    result = _cetak(project, "--group", "kim-contoh", "--poster", "-o", "poster.pdf")
    assert result.returncode == 0, result.stderr
    texts = [page.extract_text() for page in PdfReader(project.root / "poster.pdf").pages]
    assert "KIM Contoh" in texts[0]
    assert "Teluk Singkama" in texts[1]


@pytest.mark.parametrize(
    ("options", "environ", "told"),
    [
        (("--since", "2046-11-24"), {}, "Tidak ada yang perlu ditempel sejak 24 November 2046"),
        (("--regency", "Samarinda", "--poster"), {}, "Tidak ada KIM di Kota Samarinda. Pilih"),
        (("--site", "belum-ada"), {}, "Buat dahulu situsnya dengan mkdocs build"),
        (("--browser", "/tidak/ada"), {}, "programnya tidak ditemukan. Coba peramban lain"),
        (("--poster", "--regency", "samarinda"), {}, "Tidak ada KIM di Kota Samarinda. Pilih"),
        ((), {"PATH": "/tidak/ada"}, "Pasang salah satunya"),
        (("--since", "kapan"), {}, "kapan tidak terbaca"),
        (("--regency", "Kutim", "--group", "kim-contoh"), {}, "tidak keduanya"),
    ],
)
def test_what_stands_in_the_way_is_told_with_what_to_do(
    project: Site, options: tuple[str, ...], environ: dict[str, str], told: str
) -> None:
    before = set(project.root.iterdir())
    result = _cetak(project, *options, **environ)
    assert result.returncode != 0
    assert told in " ".join(result.stderr.split())
    assert set(project.root.iterdir()) == before


def test_a_report_is_a_workbook_and_a_pdf_with_the_same_numbers(project: Site) -> None:
    result = run(
        "kim",
        "rapor",
        "--now",
        NOW,
        "--quarter",
        "2046-4",
        "-o",
        "kantor",
        "--regency",
        "Kutim",
        folder=project.root,
    )
    assert result.returncode == 0, result.stderr
    base = project.root / "kantor/rapor-kutai-timur-2046-t4"
    rows = openpyxl.load_workbook(base.with_suffix(".xlsx"))["Ringkasan"].iter_rows(
        values_only=True
    )
    counts = {label: count for label, count, *_ in rows}
    text = " ".join(PdfReader(base.with_suffix(".pdf")).pages[0].extract_text().split())
    assert counts["Tulisan terbit"] == len(POSTS) + 1
    assert f"Tulisan terbit {counts['Tulisan terbit']}" in text


def test_without_a_browser_a_report_is_a_page_to_print(project: Site) -> None:
    result = run(
        "kim",
        "rapor",
        "--now",
        NOW,
        "-o",
        "kantor",
        folder=project.root,
        environ={"PATH": "/tidak/ada"},
    )
    assert result.returncode == 0, result.stderr
    assert "tidak ditemukan" in result.stderr
    page = (project.root / "kantor/rapor-semua-2046-t3.html").read_text(encoding="utf-8")
    assert "Triwulan III 2046" in page
