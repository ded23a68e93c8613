"""Pictures are looked at once, judged, and remembered by what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.media import pictures, pixels
from kim_plugins.builder.media.pictures import Album
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import Store
from tests.builders import FOLDER, a_project
from tests.pictures import claims, drawn, jpeg, notes, png, saved

IMG = f"{FOLDER}/img"
FILES: dict[str, str | bytes] = {
    f"{IMG}/baik.jpg": jpeg(),
    f"{IMG}/bom.png": claims(60_000, 60_000),
    f"{IMG}/Besar.JPG": jpeg(2600, 20),
    f"{IMG}/letak.jpg": saved(drawn(), exif=notes(place=True)),
    f"{IMG}/palsu.png": b"<svg onload=alert(1)>",
    f"{IMG}/rusak.png": png()[:-30],
}


def _look(project: Project, workshop: Workshop | None = None) -> Album:
    files = sources.read_sources(project).pictures
    return pictures.look_at(project, files, workshop or Workshop())


def test_each_problem_is_told_once_at_the_picture(tmp_path: Path) -> None:
    album = _look(a_project(tmp_path / "situs", FILES))
    found = [(d.code, d.span.path.rpartition("/")[2]) for d in album.diagnostics]
    assert sorted(found) == [
        ("KIM090", "letak.jpg"),
        ("KIM092", "bom.png"),
        ("KIM093", "rusak.png"),
        ("KIM095", "Besar.JPG"),
        ("KIM096", "Besar.JPG"),
    ]
    assert set(album.pictures) == {f"{IMG}/baik.jpg", f"{IMG}/Besar.JPG"}
    assert album.bad == {f"{IMG}/{name}" for name in ("letak.jpg", "bom.png", "rusak.png")}


def test_some_pictures_are_told_the_same_alone(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", FILES)
    album = pictures.album_of(project, [f"{IMG}/letak.jpg", f"{IMG}/palsu.png"], Workshop())
    assert sorted(d.code for d in album.diagnostics) == ["KIM032", "KIM090"]
    assert album.bad == {f"{IMG}/letak.jpg", f"{IMG}/palsu.png"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_known_picture_is_not_decoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    many = {f"{IMG}/foto-{n}.png": png(shade=n % 8) for n in range(10)}
    project = a_project(tmp_path / "situs", {**FILES, **many})
    first = _look(project, Workshop(Store(tmp_path / "posts.sqlite"), jobs))

    def never(content: bytes) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(pixels, "facts_of", never)
    assert _look(project, Workshop(Store(tmp_path / "posts.sqlite"))) == first


def test_what_is_kept_but_can_not_be_read_is_a_miss(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", FILES)
    first = _look(project, Workshop(Store(tmp_path / "posts.sqlite")))
    for damage in (b"", b"bukan SQLite", (tmp_path / "pictures.sqlite").read_bytes()[:-900]):
        (tmp_path / "pictures.sqlite").write_bytes(damage)
        assert _look(project, Workshop(Store(tmp_path / "posts.sqlite"))) == first
