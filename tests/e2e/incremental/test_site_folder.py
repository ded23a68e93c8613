"""What lies in the site folder is the site and other people's files, however it came there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.incremental.builds import build, clean, differing, files
from tests.e2e.sites import MKDOCS_YML, POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

SECRET = POST.replace("gotong-royong", "rahasia")
SECRET_PAGE = "kutai-timur/kim-contoh/2026/rahasia/index.html"


@pytest.fixture
def project(tmp_path: Path) -> Site:
    """Make and build a project of one post."""
    (tmp_path / "proyek").mkdir()
    made = site(tmp_path / "proyek", f"-- {POST} --\n{post()}")
    assert build(made)
    return made


def is_right(project: Site) -> bool:
    """Build, and compare with a clean build."""
    assert build(project) is not None
    expected = clean(project, project.root.parent / "salinan")
    assert expected is not None
    assert differing(files(project.root), expected.files) == []
    return True


def test_what_mkdocs_build_made_meanwhile_does_not_stay(project: Site) -> None:
    project.edit(f"-- {SECRET} --\n{post('Rahasia')}").build()
    assert (project.root / "site" / SECRET_PAGE).exists()
    project.edit(f"-- {SECRET} --\n")
    assert is_right(project)


def test_what_was_built_under_another_name_of_the_folder_does_not_stay(project: Site) -> None:
    assert project.edit(f"-- {SECRET} --\n{post('Rahasia')}").kim("-d", "site").exit_code == 0
    project.edit(f"-- {SECRET} --\n")
    assert is_right(project)


def test_what_another_mkdocs_yml_built_there_does_not_stay(project: Site) -> None:
    project.edit(f"-- {SECRET} --\n{post('Rahasia')}-- lain.yml --\n{MKDOCS_YML}")
    assert project.kim("-f", "lain.yml").exit_code == 0
    project.edit(f"-- {SECRET} --\n")
    assert is_right(project)


def test_a_file_becomes_a_folder_and_a_folder_a_file(project: Site) -> None:
    project.edit("-- docs/unduh --\nIsi\n")
    assert is_right(project)
    project.edit("-- docs/unduh --\n").edit("-- docs/unduh.md --\n# Unduh\n")
    assert is_right(project)
    project.edit("-- docs/unduh.md --\n").edit("-- docs/unduh --\nIsi lagi\n")
    assert is_right(project)


def test_a_folder_put_in_place_of_an_output_is_replaced(project: Site) -> None:
    output = project.root / "site/kim/index.html"
    output.unlink()
    output.mkdir()
    assert is_right(project)


def test_a_file_put_in_place_of_a_folder_of_outputs_is_replaced(project: Site) -> None:
    shutil.rmtree(project.root / "site/kim")
    (project.root / "site/kim").write_text("berkas", encoding="utf-8")
    assert is_right(project)


def test_the_whole_folder_may_be_deleted(project: Site) -> None:
    shutil.rmtree(project.root / "site")
    assert is_right(project)


def test_a_file_of_somebody_else_stays_and_folders_left_empty_go(project: Site) -> None:
    project.write("site/kutai-timur/kim-contoh/catatan.txt", b"milik orang lain")
    project.edit(f"-- {POST} --\n")
    assert build(project)
    assert "kutai-timur/kim-contoh/catatan.txt" in files(project.root)
    assert not (project.root / "site/kutai-timur/kim-contoh/2026").exists()


def test_another_site_folder_is_begun_afresh_and_the_old_one_is_left(project: Site) -> None:
    before = files(project.root)
    project.write("lain/usang.html", b"usang")
    project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}site_dir: lain\n")
    assert build(project)
    assert files(project.root) == before
    assert not (project.root / "lain/usang.html").exists()


def test_a_first_build_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    project = site(tmp_path, "-- groups.yaml --\nversion: [\n")
    project.write("site/index.html", b"situs lama")
    assert build(project) is None
    assert files(tmp_path) == {"index.html": b"situs lama"}


@pytest.mark.parametrize("folder", [".", "docs", "docs/hasil", "..", "docs/posts"])
def test_a_site_folder_that_holds_or_lies_in_the_sources_is_refused(
    tmp_path: Path, folder: str
) -> None:
    root = tmp_path / "dalam" / "proyek"
    root.mkdir(parents=True)
    project = site(root, f"-- {POST} --\n{post()}")
    before = {path for path in root.rglob("*") if path.is_file()}
    result = project.kim("-d", folder)
    assert {path for path in root.rglob("*") if path.is_file()} >= before, "sources are gone"
    assert result.exit_code != 0, result.log
    assert "Traceback" not in result.log


def test_a_name_that_is_not_utf_8_is_no_error(project: Site) -> None:
    for name in (b"docs/berkas\xff.txt", b"docs/posts/kutai-timur/kim-contoh/2026-11-01-\xff.md"):
        (project.root / name.decode("utf-8", "surrogateescape")).write_text(post())
        result = project.kim()
        assert result.exit_code == 0, result.log
        assert "Traceback" not in result.log
        assert "0 berkas ditulis" in project.kim().log
