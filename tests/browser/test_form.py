"""The form `/tulis/`, used as in a workshop: nothing is lost, and what is sent is a post."""

from __future__ import annotations

import contextlib
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import Axe
from tests.browser.conftest import opened
from tests.browser.cutting import BELOW, Host, hosting
from tests.browser.waiting import KEPT, until
from tests.browser.writing import CHAT, FOCUSED, SHARE, Writer
from tests.e2e.sites import MKDOCS_YML, site

SETTINGS = """\
      repository: https://github.com/dinas-contoh/kim
      contact: {whatsapp: "0811-0000-0000", name: Dinas Contoh}
"""
TITLE = "Warga membersihkan parit di RT 3"
TEXT = """\
Dua puluh warga membersihkan parit di RT 3 pada Minggu pagi.

Sampahnya diangkut dengan gerobak ke tempat pembuangan."""
OLD = """\
---\r
judul: "Rapat: warga"   # nama lama sebuah kunci\r
date: 2026-11-01\r
kind: agenda\r
starts: 2026-12-05T19:30\r
place: 'Balai desa'\r
summary: >\r
  Rapat warga membahas pembagian air dan jadwal ronda,\r
  terbuka untuk semua warga dusun.\r
corrections:\r
- {at: 2026-11-02, kind: ralat, note: "Jamnya diperbaiki"}\r
---\r
\r
Isi   dengan  spasi, *bintang*, dan\r
baris baru.\r
\r
\r
1) satu\r
2) dua\r
"""
"""As an author might have written it years ago: on Windows, with an old name of a key."""
MOST_TAPS = 12
MOST_TO_WRITE_AND_SEND = 37_500
MOST_WITH_THE_LOOK = 48_500
"""Bytes of script, compressed; how a text will look is loaded once it is asked for."""


@pytest.fixture(scope="module")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site that takes posts through its office and its repository."""
    project = site(tmp_path_factory.mktemp("formulir"))
    project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}{SETTINGS}")
    build = project.build()
    assert build.exit_code == 0, build.log
    return build.folder


@pytest.fixture(scope="module")
def host(form_site: Path) -> Iterator[Host]:
    """Serve it, from a host whose signal can be cut."""
    with hosting(form_site) as host:
        yield host


@contextlib.contextmanager
def writer(browser: Browser, *, width: int = 360, scheme: str = "light") -> Iterator[Writer]:
    """Open a phone with a share sheet."""
    with opened(browser, width, scheme) as page:
        page.set_default_timeout(8000)
        page.add_init_script(SHARE)
        yield Writer(page)


def begun(writer: Writer, host: Host) -> Writer:
    """Write the beginning of a news post."""
    writer.open(host.address)
    writer.choose_kind("Berita")
    writer.choose_group("kim contoh")
    writer.write(TITLE, TEXT)
    return writer


def test_a_first_post_takes_few_taps_and_is_a_post(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    with writer(browser) as author:
        begun(author, host)
        author.on()
        author.on()
        author.summarise()
        assert author.check() == []
        (file,) = author.send(tmp_path)
        taps = author.taps

    assert taps <= MOST_TAPS
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-warga-membersihkan-parit-di-rt-3\.txt", file.name)
    head, text = file.read_text().removeprefix("---\n").split("\n---\n\n")
    assert head.splitlines()[:2] == ["# formulir: 1", "# untuk: kutai-timur/kim-contoh"]
    assert f'title: "{TITLE}"' in head
    assert text.strip() == TEXT


def test_nothing_that_was_typed_is_lost(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host)
        page = author.page.context.new_page()
        author.page.close()
        page.goto(host.address + "tulis/")
        page.get_by_role("link", name=TITLE).click()

        expect(page.get_by_label("Judul").first).to_have_value(TITLE)
        expect(page.locator("textarea[aria-describedby*='tulis-isi']")).to_have_value(TEXT)


def test_a_phones_back_button_leads_to_the_screen_before(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host).on()
        author.sees("Foto")
        author.page.go_back()
        author.sees("Tulis kabarnya")
        expect(author.page.get_by_label("Judul").first).to_have_value(TITLE)


def test_without_a_signal_the_form_opens_and_goes_on(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    with writer(browser) as author:
        page = author.page
        begun(author, host)
        until(page, KEPT, BELOW + "tulis/")
        host.is_cut = True
        try:
            page.reload()
            author.sees("Tulis kabarnya")
            expect(page.get_by_label("Judul").first).to_have_value(TITLE)
            author.on()
            author.on()
            author.summarise()
            assert author.check() == []
            assert author.send(tmp_path)
        finally:
            host.is_cut = False


def test_photos_leave_without_place_and_camera(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    photo = Image.effect_noise((2000, 3000), 60).convert("RGB")
    exif = photo.getexif()
    exif[0x010F] = "Kamera Contoh"
    exif[0x0112] = 6  # Lies on its side (Exif 2.32, orientation).
    photo.save(tmp_path / "a.jpg", exif=exif)
    Image.new("RGB", (300, 200), "teal").save(tmp_path / "b.png")
    with writer(browser) as author:
        begun(author, host).on()
        author.add_photos([tmp_path / "a.jpg", tmp_path / "b.png"])
        author.fill(
            {
                "Foto utama: apa yang tampak?": "Parit yang sudah bersih",
                "Foto 2: apa yang tampak?": "Gerobak sampah",
                "Siapa yang memotret?": "KIM Contoh",
                "Siapa yang tampak di foto?": "•Tidak ada orang",
            }
        )
        author.on()
        author.summarise()
        assert author.check() == []
        text, *photos = author.send(tmp_path / "terkirim")

    post = text.read_text()
    with Image.open(photos[0]) as first:
        assert first.size == (1600, 1067)
        assert not first.getexif()
    assert [f"img/{photo.name}" in post for photo in photos] == [True, True]
    assert f"image: img/{photos[0].name}" in post
    assert f"![Gerobak sampah](img/{photos[1].name})" in post
    assert "image_people: tidak-ada" in post
    assert len(re.findall(r"(?m)^# foto: img/foto-\w{7}\.jpg \d+x\d+ [a-p]{16}$", post)) == 2


def test_a_private_number_keeps_a_post_on_the_phone(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host)
        author.write(TITLE, TEXT + "\n\nHubungi 0811-0000-0000.")
        author.on()
        author.on()
        author.summarise()
        (told,) = author.check()

        assert "0811" in told or "nomor" in told
        assert author.page.get_by_role("button", name="Kirim", exact=True).count() == 0


def test_where_nothing_can_be_shared_the_files_are_saved(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 200), "teal").save(tmp_path / "a.png")
    with writer(browser) as author:
        begun(author, host).on()
        author.add_photos([tmp_path / "a.png"])
        author.on()
        author.summarise()
        author.check()
        page = author.page
        saved: list[str] = []
        page.on("download", lambda download: saved.append(download.suggested_filename))
        page.evaluate("void (navigator.share = () => Promise.reject(new TypeError()))")
        author.tap("Kirim")
        expect(page.get_by_text("2 berkas diunduh")).to_be_visible()
        page.wait_for_timeout(300)

    assert sorted(name.rpartition(".")[2] for name in saved) == ["jpg", "txt"]


def test_a_post_that_is_opened_and_looked_through_stays_as_it_was(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    old = tmp_path / "2026-11-01-parit.md"
    old.write_bytes(OLD.encode())
    with writer(browser) as author:
        page = author.page
        author.open(host.address)
        page.get_by_text("Mulai dari tulisan lama").click()
        page.locator("input[type=file]").set_input_files(str(old))
        for screen in ("Tulis kabarnya", "Rincian agenda", "Foto"):
            author.sees(screen)
            author.on()
        author.check()
        drafts = page.evaluate("Object.values(localStorage).filter((one) => one.includes('text'))")

    assert [json.loads(draft)["text"] for draft in drafts] == [OLD]


def test_what_a_text_will_look_like_is_shown(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host)
        author.write(TITLE, "**Penting**: bawa cangkul.\n\n---\n\n- satu\n- dua")
        author.page.get_by_text("Lihat hasilnya").click()

        shown = author.page.locator(".kim-tulis__hasil-jadi")
        expect(shown.locator("hr")).to_have_count(1)
        expect(shown.locator("strong")).to_have_text("Penting")
        expect(shown.locator("li")).to_have_text(["satu", "dua"])


def test_what_is_wrong_is_told_in_the_forms_order_and_mended_where_it_stands(
    browser: Browser, host: Host, tmp_path: Path
) -> None:
    for name in ("a.png", "b.png"):
        Image.new("RGB", (300, 200), "teal" if name == "a.png" else "navy").save(tmp_path / name)
    with writer(browser) as author:
        begun(author, host)
        author.write("", CHAT)
        author.on()
        author.add_photos([tmp_path / "a.png", tmp_path / "b.png"])
        author.fill({"Siapa yang tampak di foto?": "•Ada anak"})
        author.on()
        told = author.check()
        focused = []
        for number in range(len(told)):
            author.page.get_by_role("button", name="Perbaiki").nth(number).click()
            expect(author.page.locator(":is(input, textarea):focus")).to_have_count(1)
            focused.append(author.page.evaluate(FOCUSED))
            author.page.go_back()
            author.sees("Periksa dan kirim")

    assert focused == [
        ["Judul", ""],
        ["Isi", "[20/11/26 07.12] Budi Contoh:"],
        ["Isi", "0811-0000-0000"],
        ["Isi", "IMG-20261120-WA0003.jpg (file terlampir)"],
        ["Foto utama: apa yang tampak?", ""],
        ["Siapa yang memotret?", ""],
        ["Wali anak sudah mengizinkan", ""],
        ["Foto 2: apa yang tampak?", ""],
        ["Ringkasan", ""],
    ]


def test_bold_words_of_a_chat_are_bold_once_pasted(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host)
        author.write(TITLE, "")
        author.page.evaluate(
            "navigator.clipboard.readText = async () => 'Warga *RT 3* bawa _cangkul_.'"
        )
        author.tap("Tempel dari WhatsApp")

        expect(author.page.get_by_label("Isi")).to_have_value("Warga **RT 3** bawa _cangkul_.")


def test_one_tap_takes_out_what_a_chat_left(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host)
        author.write(TITLE, CHAT)
        author.page.get_by_label("Judul").first.focus()
        author.tap("Rapikan salinan WhatsApp")

        kept = "**Besok:** membersihkan parit.\nHubungi 0811-0000-0000."
        expect(author.page.get_by_label("Isi", exact=True)).to_have_value(kept)


def test_a_double_tap_throws_away_one_draft(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host)
        for kind in ("Agenda", "Potensi"):
            author.tap("Semua draf")
            author.choose_kind(kind)
            author.write(f"Kabar {kind}", TEXT)
        author.tap("Semua draf")
        page = author.page
        page.get_by_role("button", name="Hapus:").first.dblclick()

        expect(page.get_by_role("button", name="Hapus:")).to_have_count(2)
        page.get_by_role("button", name="Kembalikan:").first.click()
        expect(page.get_by_role("button", name="Hapus:")).to_have_count(3)


def test_an_account_at_the_forge_gets_a_new_file(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        begun(author, host)
        author.on()
        author.on()
        author.summarise()
        author.check()
        author.page.get_by_text("Cara kirim lain").click()
        href = author.page.get_by_role("link", name="Buka di repositori").get_attribute("href")

    assert href is not None
    start = (
        "https://github.com/dinas-contoh/kim/new/main/docs/posts/kutai-timur/kim-contoh?filename="
    )
    assert href.startswith(start)
    assert "value=---%0A" in href


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light")])
def test_every_screen_fits_and_is_accessible(
    browser: Browser, host: Host, tmp_path: Path, width: int, scheme: str
) -> None:
    Image.new("RGB", (1600, 80), "teal").save(tmp_path / "panjang.jpg")
    with writer(browser, width=width, scheme=scheme) as author:
        author.open(host.address)
        _looks_right(author.page)
        author.choose_kind("Agenda")
        author.sees("Dari KIM mana?")
        _looks_right(author.page)
        author.choose_group("kim contoh")
        author.write(TITLE + " " + "sangat" * 9, TEXT)
        _looks_right(author.page)
        author.on()
        author.sees("Rincian agenda")
        _looks_right(author.page)
        author.on()
        author.add_photos([tmp_path / "panjang.jpg"])
        _looks_right(author.page)
        author.on()
        author.page.get_by_text("Keterangan lain").click()
        _looks_right(author.page)
        assert author.check()
        _looks_right(author.page)


def _looks_right(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_request_leaves_the_site(browser: Browser, host: Host) -> None:
    with writer(browser) as author:
        asked: list[str] = []
        author.page.on("request", lambda request: asked.append(request.url))
        begun(author, host)

    assert asked
    assert not [url for url in asked if not url.startswith(host.address)]


def test_its_scripts_weigh_what_a_weak_signal_bears(form_site: Path) -> None:
    weighed = {
        name: len(gzip.compress(script.read_bytes(), 9))
        for name in ("tulis", "tulis-hasil", "tulis-repositori")
        for script in (form_site / "assets").glob(f"{name}.*.js")
    }

    assert weighed["tulis"] <= MOST_TO_WRITE_AND_SEND
    assert sum(weighed.values()) <= MOST_WITH_THE_LOOK
