"""`mkdocs build` is answered from the record where nothing needs MkDocs, and nobody can tell."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from pathlib import Path

import pytest

from tests.e2e.incremental.builds import differing
from tests.e2e.incremental.test_strict import (
    BAD_POST,
    DEAD_LINK,
    DEAD_NAV,
    TWO_HEADINGS,
    UNKNOWN_KEY,
    WARNED_POST,
)
from tests.e2e.sites import MKDOCS_YML, POST, Build, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

PAGE = "-- docs/tentang.md --\n# Tentang\n"
READS = "Reading: tentang.md"
"""What MkDocs says when it reads that page."""
TWINS = "-- docs/info/index.md --\n# A\n-- docs/info/README.md --\n# A\n"
EXTRA = f"-- mkdocs.yml --\n{MKDOCS_YML}extra_templates: [x.html]\n-- docs/x.html --\nhalo\n"


def begun(folder: Path, text: str) -> Site:
    """Make a project whose settings have been left alone for a while, and build it."""
    folder.mkdir()
    project = site(folder, text)
    settle(project)
    project.build()
    return project


def settle(project: Site) -> None:
    """Let the settings have been written long ago: MkDocs reads them before we are asked."""
    os.utime(project.root / "mkdocs.yml", (1, 1))


def lines(build: Build) -> list[str]:
    """Return what a build says, without what it says of its pace."""
    dull = ("DEBUG", "built in", "│")
    return [line for line in build.log.splitlines() if not any(one in line for one in dull)]


def test_an_unchanged_site_takes_no_page_to_be_read(tmp_path: Path) -> None:
    project = begun(tmp_path / "proyek", f"-- {POST} --\n{post()}{PAGE}")
    before = project.kim().files()
    again = project.build("--verbose")

    assert READS not in again.log
    assert again.files() == before
    (project.root / "site/tentang/index.html").write_bytes(b"lain")
    healed = project.build("--verbose")
    assert READS in healed.log
    assert healed.files() == before


def test_edited_posts_take_none_either(tmp_path: Path) -> None:
    change = f"-- {POST} --\n{post('Judul lain')}-- {POST.replace('gotong', 'bukan')} --\n{post()}"
    project = begun(tmp_path / "proyek", f"-- {POST} --\n{post()}{PAGE}")
    project.edit(change)
    found = project.build("--verbose")
    first = begun(tmp_path / "lain", PAGE + change)

    assert READS not in found.log
    assert differing(first.build().files(), found.files()) == []
    assert "0 berkas ditulis" in project.kim().log


def test_an_edited_page_is_read(tmp_path: Path) -> None:
    project = begun(tmp_path / "proyek", PAGE)
    project.edit(f"{PAGE}\nLagi.\n")
    found = project.build("--verbose")

    assert READS in found.log
    assert b"Lagi." in found.files()["tentang/index.html"]


def test_options_of_the_command_line_are_obeyed(tmp_path: Path) -> None:
    text = f"-- {POST} --\n{post()}{PAGE}"
    project = begun(tmp_path / "proyek", text)
    usual = project.build().files()
    other = project.build("--theme", "kim").files()
    (tmp_path / "lain").mkdir()

    assert other == site(tmp_path / "lain", text).build("--theme", "kim").files() != usual
    assert project.build().files() == usual
    assert project.build("--no-directory-urls").exit_code != 0
    assert project.build("--site-dir", "di-tempat-lain").exit_code == 0
    assert (project.root / "di-tempat-lain/tentang/index.html").is_file()


def test_a_site_that_cannot_step_aside_is_made_by_mkdocs(tmp_path: Path) -> None:
    """It may be a link, or the memory lie on another file system; here a file is in the way."""
    project = begun(tmp_path / "proyek", f"-- {POST} --\n{post()}{PAGE}")
    usual = project.build().files()
    (record,) = (project.root / ".kim-cache").glob("site-*.sqlite")
    record.with_suffix(".site").write_text("", encoding="utf-8")
    assert project.build().files() == usual

    record.with_suffix(".site").unlink()
    (project.root / "site").rename(project.root / "keluaran")
    (project.root / "site").symlink_to("keluaran")
    for _ in range(2):
        assert project.build().files() == usual


def test_what_an_interrupted_build_left_aside_is_taken_back_first(tmp_path: Path) -> None:
    project = begun(tmp_path / "proyek", PAGE)
    usual = project.build().files()
    (record,) = (project.root / ".kim-cache").glob("site-*.sqlite")
    (project.root / "site").rename(record.with_suffix(".site"))

    project.edit(f"{PAGE}\nLagi.\n")
    newer = project.kim().files()
    assert newer != usual
    assert not record.with_suffix(".site").exists()
    project.edit("-- groups.yaml --\nversion: [\n")
    assert project.build().exit_code != 0
    assert Build(project.root / "site", 0, "").files() == newer


def test_settings_that_change_while_a_build_waits_for_another_are_obeyed(tmp_path: Path) -> None:
    project = begun(tmp_path / "proyek", PAGE)
    project.build()
    waiting = threading.Thread(target=project.build)
    with (project.root / ".kim-cache/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting.start()
        time.sleep(3)  # By now it has read them.
        contact = "      contact: {email: kantor@example.org}\n"
        project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}{contact}")
        settle(project)
    waiting.join()

    assert b"kantor@example.org" in project.build().files()["index.html"]


@pytest.mark.parametrize(
    "text",
    [BAD_POST, WARNED_POST, DEAD_LINK, TWO_HEADINGS, UNKNOWN_KEY, TWINS, EXTRA],
    ids=["bad post", "warning", "dead link", "headings", "key", "twins", "template"],
)
def test_the_same_is_said_again(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "proyek"
    folder.mkdir()
    project = site(folder, text)
    settle(project)
    strict = project.build("--strict")
    builds = [project.build("--strict"), project.build("--strict")]
    project.kim()
    builds.append(project.build("--strict"))

    for one in builds:
        assert lines(one) == lines(strict)
        assert one.exit_code == strict.exit_code


def test_a_menu_that_leads_nowhere_is_told_again(tmp_path: Path) -> None:
    project = begun(tmp_path / "proyek", DEAD_NAV)
    found = project.build("--strict")

    assert found.exit_code == 1
    assert found.log.count("KIM146") == 1
    assert "A reference to" not in found.log  # MkDocs' own words for the same.
