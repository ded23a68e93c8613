"""A link to any page shows a picture, which is there, and is drawn once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.html import Page, pages_of
from tests.e2e.incremental.builds import build, clean, differing, files
from tests.e2e.sites import POST, Site, post, site
from tests.pictures import drawn, opened, saved

SITE = "https://kim.example.org/"
IMG = "docs/posts/kutai-timur/kim-contoh/img"
EVENT = "docs/posts/kutai-timur/kim-contoh/2026-11-01-posyandu.md"
RULES = "docs/panduan/menulis.md"
LEAD = {"image": "img/balai.jpg", "image_alt": "Balai desa.", "image_credit": "KIM Contoh"}

pytestmark = pytest.mark.usefixtures("few_places")


def _project(root: Path) -> Site:
    event = post("Posyandu balita", kind="agenda", starts="2026-12-05T08:00", place="Balai Desa")
    text = (
        f"-- {POST} --\n{post(**LEAD)}\n-- {EVENT} --\n{event}\n-- {RULES} --\n# Menulis\n\nIsi.\n"
    )
    return site(root, text).write(f"{IMG}/balai.jpg", saved(drawn(1600, 1200)))


def _cards(everything: dict[str, bytes]) -> set[str]:
    return {path for path in everything if path.startswith("assets/kartu/")}


def _shown(page: Page) -> str:
    return page.metas["og:image"].removeprefix(SITE)


def test_every_page_shows_a_card_that_is_there_and_no_other_is_published(tmp_path: Path) -> None:
    build(project := _project(tmp_path))
    everything = files(project.root)
    pages = pages_of(everything)
    shown = {_shown(page) for page in pages.values() if "og:image" in page.metas}
    without = {path for path, page in pages.items() if "og:image" not in page.metas}

    assert "panduan/menulis/index.html" in pages
    assert without == {path for path in pages if path.endswith("bawa.html")}  # Passed on as a file.
    assert shown == _cards(everything)
    for page in pages.values():
        if "og:image" in page.metas:
            kind = {"png": "PNG", "jpg": "JPEG"}[_shown(page).rpartition(".")[2]]
            content = everything[_shown(page)]
            image = opened(content)
            assert (image.format, image.size) == (kind, (1200, 630))
            assert len(content) <= 150_000
            assert page.metas["og:image:type"] == f"image/{kind.lower()}"
            assert (page.metas["og:image:width"], page.metas["og:image:height"]) == ("1200", "630")
            assert page.metas["og:image:alt"]
            assert page.metas["twitter:card"] == "summary_large_image"


def test_another_title_makes_one_new_card_and_another_text_none(tmp_path: Path) -> None:
    build(project := _project(tmp_path))
    before = _cards(files(project.root))

    _replace(project, "Isi tulisan.", "Isi lain.")
    report = build(project)
    assert report is not None
    assert not [path for path in report.written if path.startswith("assets/kartu/")]

    _replace(project, "Posyandu balita", "Posyandu lansia")
    report = build(project)
    assert report is not None
    new = {path for path in report.written if path.startswith("assets/kartu/")}
    after = _cards(files(project.root))
    assert len(new) == len(before - after) == 1
    assert after - before == new
    whole = clean(project, tmp_path / "bersih")
    assert whole is not None
    assert differing(files(project.root), whole.files) == []


def _replace(project: Site, old: str, new: str) -> None:
    path = project.root / EVENT
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_lost_or_damaged_card_is_drawn_again(tmp_path: Path) -> None:
    build(project := _project(tmp_path))
    before = files(project.root)
    lost, damaged, *_ = sorted(_cards(before))
    (project.root / "site" / lost).unlink()
    (project.root / "site" / damaged).write_bytes(b"?")

    build(project)
    assert files(project.root) == before
