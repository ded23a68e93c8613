"""The form `/tulis/` of a site whose office has told no number: nobody is sent to nobody."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import opened
from tests.browser.cutting import hosting
from tests.browser.writing import SHARE, Writer
from tests.e2e.sites import site

TITLE = "Warga membersihkan parit di RT 3"
TEXT = "Dua puluh warga membersihkan parit di RT 3 pada Minggu pagi, lalu makan bersama."


def test_that_nobody_receives_posts_is_said_first_and_last(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "situs").mkdir()
    build = site(tmp_path / "situs").build()
    with hosting(build.folder) as host, opened(browser, 360, "light") as page:
        page.add_init_script(SHARE)
        author = Writer(page)
        author.open(host.address)
        note = page.get_by_text("Belum ada yang menerima kiriman lewat situs ini")
        expect(note).to_be_in_viewport()

        author.choose_kind("Berita")
        author.choose_group("kim contoh")
        author.write(TITLE, TEXT)
        expect(note).to_be_hidden()
        author.on()
        author.on()
        author.summarise()
        author.check()

        expect(page.get_by_text("Belum ada kantor yang menerima kiriman")).to_be_visible()
        expect(page.get_by_text("Kantor Contoh")).to_have_count(0)
        (file,) = author.send(tmp_path)
        assert TITLE in file.read_text("utf-8"), "it can be passed on all the same"
