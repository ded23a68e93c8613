"""What browsers print is looked at before it is kept, and no file is half there."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from kim_plugins.builder.paper import browser, printing


def _pdf(pages: int) -> bytes:
    book = PdfWriter()
    for _ in range(pages):
        book.add_blank_page(100, 100)
    made = io.BytesIO()
    book.write(made)
    return made.getvalue()


def test_a_pdf_with_pages_is_whole() -> None:
    assert printing.whole(_pdf(1)) == _pdf(1)


@pytest.mark.parametrize("drawn", [b"", b"bukan PDF", _pdf(1)[:200], b"%PDF-1.4\n%%EOF\n", _pdf(0)])
def test_anything_else_that_a_browser_leaves_is_none(
    drawn: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(browser.Failed, match="bukan PDF yang utuh"):
        printing.whole(drawn)
    assert not caplog.messages, "a library's English remarks"


def test_a_folder_of_that_name_stays_with_all_it_holds(tmp_path: Path) -> None:
    held = tmp_path / "papan.pdf/catatan.txt"
    held.parent.mkdir()
    held.write_text("penting", encoding="utf-8")
    with pytest.raises(IsADirectoryError):
        printing.save(b"isi", tmp_path / "papan.pdf")
    assert held.read_text(encoding="utf-8") == "penting"


def test_what_fails_on_the_way_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "papan.pdf"
    printing.save(b"lama", target)
    with pytest.raises(browser.Failed):
        _begin(target)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"lama"]


def _begin(target: Path) -> None:
    with printing.written(target) as file:
        file.write(b"baru, tetapi")
        raise browser.Failed
