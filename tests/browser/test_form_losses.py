"""The form `/tulis/` where something goes wrong: nothing that was written is lost."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import opened
from tests.browser.cutting import Host, hosting
from tests.browser.writing import SHARE, Writer
from tests.e2e.sites import MKDOCS_YML, site

FULL = """
const before = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (window.isFull) throw new DOMException("", "QuotaExceededError");
  before.call(this, key, value);
};
"""
"""Stands for a phone whose storage is full from a moment on."""
DAMAGED = {
    "terpotong": '{"id":"terpotong","text":"---\\ntitle: Ter',
    "angka": "5",
    "tanpa-teks": '{"id":"tanpa-teks","photos":5}',
    "lama": '{"id":"lama","text":"---\\ntitle: Draf lama\\n---\\nIsi"}',
}
"""Drafts as another version, or a phone that went off, may leave them."""
OPENED = """\
\ufeff---
# untuk: kutai-timur/tidak-ada
title: Keripik pisang
date: 2026-10-01
kind: potensi
category: umkm
contact: {whatsapp: "6281100000000", confirmed_at: 2026-09-30}
topics: literasi, lain
valid_until: 2026-02-30
authors: [{name: Warga Contoh}]
---

# untuk: warga desa
Isi.
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve a site that takes posts through its office."""
    project = site(tmp_path_factory.mktemp("hilang"))
    settings = '      contact: {whatsapp: "0811-0000-0000", name: Dinas Contoh}\n'
    project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}{settings}")
    build = project.build()
    assert build.exit_code == 0, build.log
    with hosting(build.folder) as host:
        yield host


@contextlib.contextmanager
def phone(browser: Browser, host: Host, *, script: str = "", path: str = "") -> Iterator[Writer]:
    """Open the form on a phone; no script may fail."""
    with opened(browser, 360, "light") as page:
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.set_default_timeout(8000)
        page.add_init_script(SHARE + script)
        page.goto(f"{host.address}tulis/{path}")
        yield Writer(page)
        assert failed == []


def begin(author: Writer, title: str = "Warga membersihkan parit") -> None:
    """Write the beginning of a news post."""
    author.choose_kind("Berita")
    author.choose_group("kim contoh")
    author.write(title, "Dua puluh warga membersihkan parit.")


def kept(page: Page) -> list[dict[str, Any]]:
    """Return the drafts as the browser keeps them."""
    texts = page.evaluate("Object.values(localStorage).filter((one) => one.startsWith('{'))")
    return [json.loads(text) for text in texts]


def test_on_a_full_phone_the_newest_text_is_shown_and_is_kept_as_soon_as_there_is_room(
    browser: Browser, host: Host
) -> None:
    with phone(browser, host, script=FULL) as author:
        page = author.page
        begin(author)
        page.evaluate("void (window.isFull = true)")
        author.types("Judul", "Warga membersihkan dua parit")
        expect(page.get_by_text("Ponsel ini tidak dapat menyimpan.")).to_be_visible()
        author.tap("Semua draf")
        author.tap("Warga membersihkan dua parit", "link")
        expect(page.get_by_label("Judul").first).to_have_value("Warga membersihkan dua parit")
        asked: list[str] = []

        def stay(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.dismiss()

        page.on("dialog", stay)
        page.close(run_before_unload=True)
        page.evaluate("void (window.isFull = false)")
        author.types("Judul", "Warga membersihkan tiga parit")
        expect(page.get_by_text("Tersimpan di ponsel ini.")).to_be_visible()
        (draft,) = kept(page)

    assert asked == ["beforeunload"]
    assert 'title: "Warga membersihkan tiga parit"' in draft["text"]


@pytest.mark.parametrize("path", ["", "#%", "#lama/tidak-ada", "#__proto__/kirim", "#angka"])
def test_a_damaged_draft_stops_nobody(browser: Browser, host: Host, path: str) -> None:
    seed = "".join(
        f"localStorage.setItem('kim:tulis:{name}', {json.dumps(text)});"
        for name, text in DAMAGED.items()
    )
    with phone(browser, host, script=seed, path=path) as author:
        page = author.page
        page.locator(".kim-tulis h2").wait_for()
        page.goto(f"{host.address}tulis/#")
        author.tap("Draf lama", "link")
        author.sees("Tulis kabarnya")
        left = page.evaluate("localStorage.getItem('kim:tulis:terpotong')")

    assert left == DAMAGED["terpotong"]


def test_what_the_form_can_not_show_stays_in_an_opened_file(browser: Browser, host: Host) -> None:
    with phone(browser, host) as author:
        page = author.page
        page.get_by_text("Mulai dari tulisan lama").click()
        page.locator("input[type=file]").set_input_files(
            {"name": "a.md", "mimeType": "text/markdown", "buffer": OPENED.encode()}
        )
        author.sees("Tulis kabarnya")
        author.on()
        expect(page.get_by_text("WhatsApp atau surel usaha: tetap")).to_be_visible()
        author.on()
        author.on()
        page.get_by_text("Keterangan lain").click()
        expect(page.get_by_text("Nama penulis: tetap seperti")).to_be_visible()
        expect(page.get_by_label("Literasi")).to_be_checked()
        (draft,) = kept(page)

    assert draft["text"] == OPENED.replace("# untuk: kutai-timur/tidak-ada\n", "")
    assert draft["group"] == ""


def test_a_file_that_is_no_post_is_not_opened(browser: Browser, host: Host) -> None:
    files = {
        "gambar.txt": b"\x89PNG\xff\xfe",
        "catatan.txt": b"Catatan biasa\n---\nbukan tulisan\n---\n",
        "besar.md": b"---\ntitle: x\n---\n" + b"kata " * 200_000,
        "latin.md": "---\ntitle: Café\n---\nIsi".encode("latin-1"),
    }
    with phone(browser, host) as author:
        page = author.page
        page.get_by_text("Mulai dari tulisan lama").click()
        for name, content in files.items():
            page.locator("input[type=file]").set_input_files(
                {"name": name, "mimeType": "text/plain", "buffer": content}
            )
            expect(page.get_by_text(f"{name} bukan tulisan dari formulir ini.")).to_be_visible()
        assert kept(page) == []


def test_what_another_tab_wrote_is_not_undone_from_the_list(browser: Browser, host: Host) -> None:
    with phone(browser, host) as author:
        begin(author)
        author.tap("Semua draf")
        listed = author.page
        other = listed.context.new_page()
        other.goto(f"{host.address}tulis/")
        # As if this tab were looked at as well, in two windows side by side.
        listed.evaluate("void (document.hasFocus = () => true)")
        other.get_by_role("link", name="Warga membersihkan parit").click()
        other.get_by_label("Judul").first.fill("Warga membersihkan dua parit")
        expect(other.get_by_text("Tersimpan di ponsel ini.")).to_be_visible()
        listed.get_by_role("button", name="Hapus: Warga membersihkan parit").click()
        (draft,) = kept(listed)

    assert draft["thrown"]
    assert 'title: "Warga membersihkan dua parit"' in draft["text"]


def test_a_copy_does_not_take_over_what_happened_to_the_post(browser: Browser, host: Host) -> None:
    text = "---\ntitle: Lama\ndate: 2026-01-02\ncontribution: abc\nupdated: 2026-02-02\n---\nIsi\n"
    draft = json.dumps({"id": "a", "text": text, "group": "", "photos": [], "changed": 1})
    seed = f"localStorage['kim:tulis:a'] = {json.dumps(draft)};"
    with phone(browser, host, script=seed) as author:
        author.tap("Salin: Lama")
        author.sees("Tulis kabarnya")
        (copy,) = (one["text"] for one in kept(author.page) if one["id"] != "a")

    assert "title: Lama" in copy
    assert "contribution" not in copy
    assert "updated" not in copy


@pytest.mark.parametrize("error", ["AbortError", "InvalidStateError"])
def test_a_sheet_that_is_closed_or_open_already_sends_nothing(
    browser: Browser, host: Host, error: str
) -> None:
    refuse = f"navigator.share = () => Promise.reject(new DOMException('', '{error}'))"
    with phone(browser, host) as author:
        begin(author)
        for _ in range(2):
            author.on()
        author.check()
        author.page.evaluate(f"void ({refuse})")
        author.page.evaluate("void (URL.createObjectURL = () => { throw new Error('unduh') })")
        author.tap("Kirim")
        author.page.wait_for_timeout(200)
        (draft,) = kept(author.page)

    assert "sent" not in draft


def test_where_nothing_can_be_copied_another_way_is_told(browser: Browser, host: Host) -> None:
    with phone(browser, host) as author:
        begin(author)
        for _ in range(2):
            author.on()
        author.check()
        author.page.get_by_text("Cara kirim lain").click()
        refuse = "navigator.clipboard.writeText = () => Promise.reject(new DOMException())"
        author.page.evaluate(f"void ({refuse})")
        author.tap("Salin naskah")
        expect(author.page.get_by_text("Tidak dapat disalin. Tekan Unduh.")).to_be_visible()
        (draft,) = kept(author.page)

    assert "sent" not in draft


def test_a_choice_by_the_keyboard_keeps_its_place(browser: Browser, host: Host) -> None:
    text = "---\ntitle: Lama\nimage: img/a.jpg\nimage_people: dewasa\n---\nIsi\n"
    draft = json.dumps({"id": "a", "text": text, "group": "", "photos": [], "changed": 1})
    seed = f"localStorage['kim:tulis:a'] = {json.dumps(draft)};"
    with phone(browser, host, script=seed, path="#a/foto") as author:
        author.page.get_by_label("Orang dewasa", exact=True).focus()
        author.page.keyboard.press("ArrowDown")
        expect(author.page.get_by_label("Ada anak", exact=True)).to_be_focused()
        expect(author.page.get_by_label("Wali anak sudah mengizinkan")).to_be_visible()
