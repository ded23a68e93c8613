"""Pictures from a contributor's folder to the reader's phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.html import Page, dead_links
from tests.e2e.sites import POST, Site, post, site
from tests.pictures import claims, drawn, jpeg, notes, opened, png, saved

pytestmark = pytest.mark.usefixtures("few_places")

IMG = "docs/posts/kutai-timur/kim-contoh/img"
URL = "kutai-timur/kim-contoh/2026/gotong-royong"
LEAD = {"image": "img/balai.jpg", "image_alt": "Balai desa.", "image_credit": "KIM Contoh"}


def _project(root: Path) -> Site:
    project = site(root, f"-- {POST} --\n{post(body='![Papan](img/papan.png)', **LEAD)}")
    lying = saved(drawn(2000, 1500), exif=notes(orientation=6))
    return project.write(f"{IMG}/balai.jpg", lying).write(f"{IMG}/papan.png", png(500, 300))


def test_both_commands_publish_the_same_light_pictures(tmp_path: Path) -> None:
    project = _project(tmp_path)
    made = project.build("--strict")
    assert made.exit_code == 0, made.log
    everything = made.files()
    pictures = {name: content for name, content in everything.items() if "/img/" in name}
    found = {name.rpartition("-")[2]: opened(content).size for name, content in pictures.items()}
    assert found == {
        "160.webp": (160, 96),
        "320.webp": (320, 192),  # both of the second picture, sorted after the first
        "640.webp": (640, 853),
        "1280.webp": (1280, 1707),
        "500.webp": (500, 300),
    }
    assert len(pictures) == 7
    assert not any(b"EXIF" in content or b"Kamera" in content for content in pictures.values())
    for width, most in ((160, 5_000), (640, 60_000)):
        assert max(len(v) for k, v in pictures.items() if k.endswith(f"-{width}.webp")) <= most
    assert not dead_links(everything)
    assert project.kim("--strict").files() == everything


def test_a_post_tells_its_picture_to_whoever_shows_its_link(tmp_path: Path) -> None:
    build = _project(tmp_path).build()
    metas = Page(build.page(URL)).metas
    address = metas["og:image"]
    shown = opened(build.files()[address.removeprefix("https://kim.example.org/")])
    assert (shown.format, shown.size, metas["og:image:type"]) == ("JPEG", (1200, 630), "image/jpeg")


def test_a_second_build_makes_no_picture_and_a_lost_one_comes_back_from_the_cache(
    tmp_path: Path,
) -> None:
    project = _project(tmp_path)
    first = project.kim().files()
    kept = {p: p.stat().st_mtime_ns for p in (tmp_path / ".kim-cache/pictures").rglob("*")}
    assert " 0 berkas ditulis" in project.kim().log
    lost = next(name for name in first if name.endswith("-640.webp"))
    (tmp_path / "site" / lost).unlink()
    again = project.kim()
    assert again.files() == first
    assert "4 berkas ditulis" in again.log
    assert kept == {p: p.stat().st_mtime_ns for p in (tmp_path / ".kim-cache/pictures").rglob("*")}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("letak.jpg", saved(drawn(), exif=notes(place=True)), "KIM090"),
        ("ktp-contoh.jpg", jpeg(), "KIM091"),
        ("bom.png", claims(60_000, 60_000), "KIM092"),
        ("rusak.jpg", jpeg(640, 480)[:-3000], "KIM093"),
    ],
)
def test_a_picture_that_may_not_be_published_leaves_its_post_out(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(body=f'![Balai](img/{name})')}")
    build = project.write(f"{IMG}/{name}", content).build()
    assert build.log.count(f"{IMG}/{name}  {code}") == 1
    assert "KIM064" in build.log
    assert "1 ditinggalkan" in build.log
    assert not any("/img/" in path for path in build.files())
