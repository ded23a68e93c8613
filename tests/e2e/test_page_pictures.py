"""Pictures that an office puts beside its hand-written pages, from the phone to the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import commands
from tests.e2e.sites import POST, Site, post, site
from tests.pictures import drawn, noise, notes, opened, saved

pytestmark = pytest.mark.usefixtures("few_places")

OFFICE, ROOM = "docs/img/Kantor Kami.jpg", "docs/panduan/ruang.jpg"
PAGE = "# Tentang\n\n![Kantor](<img/Kantor Kami.jpg>)\n"


def _project(root: Path) -> Site:
    project = site(root, f"-- {POST} --\n{post()}-- docs/tentang.md --\n{PAGE}")
    placed = saved(drawn(), exif=notes(place=True, orientation=6))
    return project.write(OFFICE, placed).write(ROOM, saved(noise(1700, 1300), quality=70))


def _kim(project: Site, *arguments: str) -> commands.Done:
    return commands.run("kim", *arguments, folder=project.root)


def test_where_a_picture_was_taken_is_told_by_check_and_by_both_builds(tmp_path: Path) -> None:
    project = _project(tmp_path)
    checked = _kim(project, "check")
    for told, code in ((checked.stdout, checked.returncode), *_built(project)):
        assert code == 1
        assert told.count(f"{OFFICE}  KIM212") == 1
        assert told.count(f"{ROOM}  KIM213") == 1
        assert "Ukuran gambar ini 1," in told
    assert project.kim().exit_code == 0, "without --strict it is published, as pages are"


def _built(project: Site) -> list[tuple[str, int]]:
    made = project.build("--strict"), project.kim("--strict"), project.kim("--strict")
    return [(one.log, one.exit_code) for one in made]


def test_fix_takes_the_place_out_and_makes_it_lighter_but_names_nothing_anew(
    tmp_path: Path,
) -> None:
    project = _project(tmp_path)
    mended = _kim(project, "fix", "--yes")
    assert f"{OFFICE}: titik lokasi dihapus, diputar tegak\n" in mended.stdout
    assert f"{ROOM}: diperkecil dari 1.700 × 1.300 menjadi 1.600 × 1.224 piksel" in mended.stdout
    assert "0 tulisan dan 2 gambar dibenahi." in mended.stdout
    office = opened((tmp_path / OFFICE).read_bytes())
    assert (office.size, dict(office.getexif())) == ((48, 64), {})
    assert "KIM212" not in _kim(project, "check").stdout
    assert _kim(project, "fix", "--yes").stdout == "Tidak ada yang perlu dibenahi.\n"


def test_fix_of_one_picture_leaves_the_others(tmp_path: Path) -> None:
    project = _project(tmp_path)
    heavy = (tmp_path / ROOM).read_bytes()
    assert "0 tulisan dan 1 gambar dibenahi." in _kim(project, "fix", "--yes", OFFICE).stdout
    assert (tmp_path / ROOM).read_bytes() == heavy
