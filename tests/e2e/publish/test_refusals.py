"""What `kim publish` refuses, in one sentence that says what to do; readers notice nothing."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.publish.folders import kim, leftovers, make, put, served
from tests.e2e.sites import POST, post, site

pytestmark = pytest.mark.usefixtures("few_places")


def test_a_target_in_the_docs_folder_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "site", {})
    (tmp_path / "docs").mkdir()

    result = kim(tmp_path, "publish", "--to", "docs/terbit")

    assert result.returncode == 1
    assert "ada di dalam folder isi" in result.stderr
    assert not (tmp_path / "docs/terbit").exists()


@pytest.mark.parametrize("target", ["site", "site/terbit"])
def test_the_site_itself_is_refused_as_target(tmp_path: Path, target: str) -> None:
    make(tmp_path / "site", {})
    result = kim(tmp_path, "publish", "--to", target)
    assert (result.returncode, "ada di dalam folder situs" in result.stderr) == (1, True)


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "site", {})
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/penting.txt").write_text("penting", encoding="utf-8")

    result = kim(tmp_path, "publish", "--to", "lain")

    assert (result.returncode, "bukan folder penerbitan" in result.stderr) == (1, True)
    assert [path.name for path in (tmp_path / "lain").iterdir()] == ["penting.txt"]


def test_a_folder_called_current_is_not_replaced(tmp_path: Path) -> None:
    built = make(tmp_path / "site", {})
    put(built, tmp_path / "terbit")
    (tmp_path / "terbit/current").unlink()
    (tmp_path / "terbit/current").mkdir()

    result = kim(tmp_path, "publish", "--to", "terbit")

    assert (result.returncode, "sudah dipakai hal lain" in result.stderr) == (1, True)


def test_without_a_site_the_next_step_is_named(tmp_path: Path) -> None:
    result = kim(tmp_path, "publish", "--to", "terbit")
    assert (result.returncode, "Buat dulu dengan: kim build" in result.stderr) == (1, True)


def test_an_interrupted_build_is_not_published(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    assert project.kim().exit_code == 0
    (record,) = (tmp_path / ".kim-cache").glob("site-*.sqlite")
    record.with_suffix(".journal").write_text("index.html", encoding="utf-8")

    result = kim(tmp_path, "publish", "--to", "terbit")

    assert (result.returncode, "terputus. Jalankan lagi: kim build" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("option", "words"),
    [("--max-bytes=5", "padahal batasnya 0 MB"), ("--max-files=1", "berisi 2 berkas")],
)
def test_a_site_that_is_too_large_is_refused(tmp_path: Path, option: str, words: str) -> None:
    make(tmp_path / "site", {"a.html": "a"})
    for way in ("--dry-run", "--to=terbit"):
        result = kim(tmp_path, "publish", way, option)
        assert (result.returncode, words in result.stderr) == (1, True)
    assert not (tmp_path / "terbit").exists()


def test_a_link_in_the_site_is_not_followed(tmp_path: Path) -> None:
    built = make(tmp_path / "site", {})
    (built / "rahasia.html").symlink_to("/etc/hostname")

    result = kim(tmp_path, "publish", "--to", "terbit")

    assert (result.returncode, "bukan berkas biasa" in result.stderr) == (1, True)


def test_a_rollback_needs_a_release_before(tmp_path: Path) -> None:
    built = make(tmp_path / "site", {})
    put(built, tmp_path / "terbit")

    result = kim(tmp_path, "publish", "--to", "terbit", "--rollback")

    assert "Rilis sebelum ini tidak tersimpan." in result.stderr
    assert result.returncode == 1
    nowhere = kim(tmp_path, "publish", "--to", "lain", "--rollback")
    assert "bukan folder penerbitan" in nowhere.stderr


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of 256 KB; skip where nobody may mount."""
    folder.mkdir()
    options = "size=256k,nr_inodes=200"
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a file system needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("inodes", [False, True])
def test_a_full_disk_is_told_once_and_the_old_release_stays(tmp_path: Path, inodes: bool) -> None:
    with small_disk(tmp_path / "disk") as disk:
        target = disk / "terbit"
        built = make(tmp_path / "site", {"a.html": "a"})
        put(built, target)
        files = {f"{n}.html": "a" for n in range(300)} if inodes else {"b.html": "b" * 400_000}
        make(built, files)

        result = kim(tmp_path, "publish", "--to", target)

        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        assert "penuh; rilis yang lama tetap terbit" in result.stderr
        assert served(target) == {"index.html": "beranda", "a.html": "a"}
        assert leftovers(target) == []
        put(make(built, {"b.html": "muat"}), target)
        assert served(target) == {"index.html": "beranda", "b.html": "muat"}
