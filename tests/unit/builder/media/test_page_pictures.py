"""Pictures outside of posts are published as they are, so it is told what they give away."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.media import page_pictures, pixels
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import Store
from tests.builders import a_project
from tests.pictures import claims, drawn, heic, jpeg, noise, notes, saved

PLACED = notes(place=True)
FILES: dict[str, str | bytes] = {
    "img/baik.jpg": jpeg(),
    "img/berat.png": saved(noise(600, 600), "PNG"),
    "img/bom.png": claims(60_000, 60_000),
    "img/dari-iphone.heic": heic(),
    "img/letak.jpg": saved(drawn(), exif=PLACED),
    "img/letak.png": saved(drawn(), "PNG", exif=PLACED),
    "img/terpotong.webp": saved(noise(64, 64), "WEBP", exif=PLACED)[40:],
    "panduan/letak-potong.JPG": saved(noise(64, 64), exif=PLACED)[:-900],
    "surat.pdf": b"%PDF",
}
TOLD = [
    ("docs/img/berat.png", "KIM213"),
    ("docs/img/dari-iphone.heic", "KIM212"),
    ("docs/img/letak.jpg", "KIM212"),
    ("docs/img/letak.png", "KIM212"),
    ("docs/img/terpotong.webp", "KIM212"),
    ("docs/panduan/letak-potong.JPG", "KIM212"),
]


def _told(project: Project, workshop: Workshop) -> list[tuple[str, str]]:
    found = page_pictures.problems(project, FILES, workshop)
    return [(problem.span.path, problem.code) for problem in found]


def test_a_place_and_a_great_weight_are_told_once_of_each_picture(tmp_path: Path) -> None:
    assert _told(a_project(tmp_path / "situs", FILES), Workshop()) == TOLD


def test_the_weight_is_named(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", {"berat.jpg": jpeg() + bytes(4_100_000)})
    (problem,) = page_pictures.problems(project, ["berat.jpg"], Workshop())
    assert problem.args == {"size": "4,1 MB", "limit": "1 MB"}


def test_a_known_picture_is_not_decoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = a_project(tmp_path / "situs", FILES)
    assert _told(project, Workshop(Store(tmp_path / "posts.sqlite"))) == TOLD

    def never(content: bytes) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(pixels, "facts_of", never)
    assert _told(project, Workshop(Store(tmp_path / "posts.sqlite"))) == TOLD


def test_of_a_file_that_is_too_large_to_be_read_its_size_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_pictures, "LARGEST_READ", 1_000_000)
    project = a_project(tmp_path / "situs", FILES)
    assert ("docs/img/berat.png", "KIM213") in _told(project, Workshop())
