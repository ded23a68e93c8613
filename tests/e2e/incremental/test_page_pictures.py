"""What is told of pictures beside hand-written pages is told by later builds as by a clean one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.media import page_pictures
from tests.e2e.incremental.builds import build
from tests.e2e.incremental.quick import insist_on_engine, insist_on_quick, retitle, unbuilt
from tests.e2e.incremental.world import World
from tests.pictures import drawn, notes, saved

pytestmark = pytest.mark.usefixtures("few_places")
PHOTO = "docs/img/kantor.jpg"


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = unbuilt(tmp_path)
    made.project.write(PHOTO, saved(drawn(), exif=notes(place=True)))
    made.project.write("docs/tentang.md", b"# Tentang\n\n![Kantor](img/kantor.jpg)\n")
    assert _told(made) == 1
    return made


def _told(world: World) -> int:
    report = build(world.project, world.now)
    assert report is not None
    return sum("KIM212" in text for _, text in report.problems)


def test_an_idle_build_and_one_of_a_post_tell_it_without_reading_a_picture(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.delattr(page_pictures, "problems")
        assert _told(world) == 1
        retitle(world, 1)
        assert _told(world) == 1
    retitle(world, 0)
    insist_on_quick(world, tmp_path / "bersih")


def test_another_page_leaves_it_told(world: World, tmp_path: Path) -> None:
    world.replace("docs/tentang.md", "Kantor", "Kantor kami")
    insist_on_quick(world, tmp_path / "bersih")
    assert _told(world) == 1


@pytest.mark.parametrize("content", [saved(drawn()), b""])
def test_a_mended_or_removed_picture_is_told_no_more(
    world: World, tmp_path: Path, content: bytes
) -> None:
    world.project.write(PHOTO, content)
    if not content:
        (world.root / PHOTO).unlink()
    insist_on_engine(world, tmp_path / "bersih")
    assert _told(world) == 0
