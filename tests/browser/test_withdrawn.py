"""What was withdrawn leaves the phone, wherever it lay."""

from __future__ import annotations

import json
import shutil

from playwright.sync_api import Page, expect

from tests.browser.cutting import Host
from tests.browser.reception import FIRST, SECOND, cut, save, visit


def withdraw(host: Host, **elsewhere: list[str]) -> None:
    """Withdraw the first post, as a build would."""
    gone = {"withdrawn": [{"url": FIRST, "at": "2026-11-24T12:00:00+08:00", **elsewhere}]}
    (host.folder / "data/dicabut.json").write_text(json.dumps(gone), encoding="utf-8")
    for name in (FIRST, "kutai-timur/", ""):
        file = host.folder / name / "index.html"
        file.write_text(file.read_text("utf-8").replace("Kabar 1", "Dicabut"), "utf-8")
        file.write_text(file.read_text("utf-8").replace("/kabar-1/", "/x/"), "utf-8")


def test_what_was_withdrawn_leaves_the_phone_once_there_is_a_signal(page: Page, host: Host) -> None:
    save(page, host)
    visit(page, host, FIRST)
    cut(page, host)
    withdraw(host)
    page.goto(host.address + FIRST)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 1")
    cut(page, host, is_cut=False)
    page.goto(host.address + "luring/")
    expect(page.get_by_text("Halaman lain yang pernah dibuka")).to_be_visible()
    expect(page.get_by_role("link", name="Kabar 1")).to_have_count(0)
    cut(page, host)
    page.goto(host.address + FIRST)
    expect(page.get_by_text("Halaman itu belum tersimpan")).to_be_visible()
    page.goto(host.address + "kutai-timur/")
    expect(page.get_by_text("Kabar 1")).to_have_count(0)


def test_what_was_withdrawn_after_a_move_leaves_the_phone_under_its_former_addresses(
    page: Page, host: Host
) -> None:
    old, reused = (FIRST.replace("kabar-1", name) for name in ("nama-tua", "kabar-3"))
    (host.folder / old).mkdir()
    shutil.copy(host.folder / FIRST / "index.html", host.folder / old)
    fresh = (host.folder / reused / "index.html").read_text("utf-8")
    # At the one address lay the post before it moved, and at the other before that one was reused.
    (host.folder / reused / "index.html").write_text(fresh.replace("Kabar 3", "Kabar 1"), "utf-8")
    for path in (old, reused, SECOND):
        visit(page, host, path)
    (host.folder / reused / "index.html").write_text(fresh, "utf-8")
    withdraw(host, former=[old], reused=[reused])
    page.goto(host.address + "luring/")
    expect(page.get_by_role("link", name="Kabar 2")).to_be_visible()
    expect(page.get_by_role("link", name="Kabar 1")).to_have_count(0)
    cut(page, host)
    page.goto(host.address + old)
    expect(page.get_by_text("Halaman itu belum tersimpan")).to_be_visible()
    page.goto(host.address + reused)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 3")
    page.goto(host.address + SECOND)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar 2")
