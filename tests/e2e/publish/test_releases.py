"""Releases: whole, switched at once, shared where nothing changed, undone in one command."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kim_plugins.publish import release
from kim_plugins.publish.lock import held
from kim_plugins.publish.release_folder import ReleaseFolder
from tests.e2e.publish.folders import KIM, kim, leftovers, make, put, served


def test_readers_get_the_whole_site(tmp_path: Path) -> None:
    site = make(tmp_path / "site", {"berau/index.html": "Berau"})

    result = kim(tmp_path, "publish", "--to", "terbit", "--site", site)

    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("Rilis 000001-")
    assert "2 berkas ditulis, 0 sama dengan rilis sebelumnya" in result.stdout
    assert served(tmp_path / "terbit") == {"index.html": "beranda", "berau/index.html": "Berau"}


def test_only_what_has_changed_is_written_and_the_rest_is_shared(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    put(make(tmp_path / "site", {"a.html": "a", "b.html": "b"}), target)
    before = (target / "current/a.html").stat()

    done = put(make(tmp_path / "site", {"a.html": "a", "b.html": "baru"}), target)

    after = (target / "current/a.html").stat()
    assert (done.written, after.st_ino) == (1, before.st_ino)
    assert after.st_mtime == before.st_mtime, "an unchanged page keeps the ETag nginx gives it"


def test_a_page_that_changes_twice_within_a_second_gets_another_time(tmp_path: Path) -> None:
    times = []
    for text in ("satu", "lain", "tiga"):  # of equal size, so that only the time tells them apart
        put(make(tmp_path / "site", {"a.html": text}), tmp_path / "terbit")
        times.append(int((tmp_path / "terbit/current/a.html").stat().st_mtime))
    assert len(set(times)) == 3


def test_nothing_new_makes_no_release(tmp_path: Path) -> None:
    site, target = make(tmp_path / "site", {}), tmp_path / "terbit"
    first = put(site, target)

    again = put(site, target)

    assert (again.is_new, again.record.name) == (False, first.record.name)
    assert ReleaseFolder(target).names() == [first.record.name]


def test_what_somebody_has_damaged_in_a_release_is_made_right(tmp_path: Path) -> None:
    site, target = make(tmp_path / "site", {"a.html": "a", "b.html": "b"}), tmp_path / "terbit"
    put(site, target)
    (target / "current/a.html").write_text("rusak", encoding="utf-8")
    (target / "current/b.html").unlink()
    (target / "current/sisipan.html").write_text("sisipan", encoding="utf-8")

    put(site, target)

    assert served(target) == {"index.html": "beranda", "a.html": "a", "b.html": "b"}


def test_one_command_undoes_a_bad_release(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    for text in ("baik", "lebih baik", "rusak"):
        put(make(tmp_path / "site", {"a.html": text}), target)

    assert kim(tmp_path, "publish", "--to", target, "--rollback").returncode == 0
    assert served(target)["a.html"] == "lebih baik"
    put(make(tmp_path / "site", {"a.html": "diperbaiki"}), target)
    assert kim(tmp_path, "publish", "--to", target, "--rollback").returncode == 0

    assert served(target)["a.html"] == "lebih baik", "the bad release isn't the one before"


def test_any_kept_release_can_be_named(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    for number in range(3):
        put(make(tmp_path / "site", {"a.html": str(number)}), target)
    oldest = ReleaseFolder(target).names()[0]

    result = kim(tmp_path, "publish", "--to", target, "--rollback", oldest)

    assert result.stdout == f"Rilis {oldest} terbit kembali.\n"
    assert served(target)["a.html"] == "0"
    wrong = kim(tmp_path, "publish", "--to", target, "--rollback", "000009-x")
    assert (wrong.returncode, served(target)["a.html"]) == (1, "0")
    assert "Rilis 000009-x tidak ada. Yang tersimpan:" in wrong.stderr


def test_old_releases_are_pruned_but_never_the_live_one(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    first = put(make(tmp_path / "site", {"a.html": "0"}), target).record.name
    for number in range(1, 4):
        put(make(tmp_path / "site", {"a.html": str(number)}), target, keep=10)
    release.roll_back(ReleaseFolder(target), first)

    release_folder = ReleaseFolder(target)
    removed = release_folder.prune(2)

    assert first in release_folder.names()
    assert len(removed) == 1
    assert served(target)["a.html"] == "0"


def test_what_was_withdrawn_can_be_purged_from_all_former_releases(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    put(make(tmp_path / "site", {"foto-0a1b2c3d.webp": "rahasia"}), target)
    put(make(tmp_path / "site", {"a.html": "a"}), target)

    result = kim(tmp_path, "publish", "--to", target, "--purge")

    assert result.stdout == "1 rilis lama dihapus; yang terbit tetap.\n"
    assert not list(target.rglob("foto-*"))
    assert not (target / "previous").is_symlink()
    assert served(target) == {"index.html": "beranda", "a.html": "a"}


def test_releases_are_listed_the_live_one_marked(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    for number in range(2):
        put(make(tmp_path / "site", {"a.html": str(number)}), target)

    lines = kim(tmp_path, "publish", "--to", target, "--list").stdout.splitlines()

    assert [line[:8] for line in lines] == ["* 000002", "  000001"]
    assert "Selasa, 24 November 2026, 12.00 WITA  2 berkas" in lines[0]


def test_two_at_once_take_turns(tmp_path: Path) -> None:
    site, target = make(tmp_path / "site", {"a.html": "a"}), tmp_path / "terbit"
    release_folder = ReleaseFolder(target)
    release_folder.prepare()
    with held(release_folder.lock, lambda: None):
        second = subprocess.Popen(
            [KIM, "publish", "--to", target, "--site", site],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        told = second.stderr.readline()
        assert not (target / "current").exists()
    output, _ = second.communicate()

    assert told == "Penerbitan lain sedang berjalan; menunggu giliran.\n"
    assert output.startswith("Rilis 000001-")


def test_a_build_that_is_under_way_is_waited_for(tmp_path: Path) -> None:
    site, lock = make(tmp_path / "site", {}), tmp_path / ".kim-cache/lock"
    lock.parent.mkdir()
    with held(lock, lambda: None):
        waiting = subprocess.Popen(
            [KIM, "publish", "--to", "terbit", "--site", site],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert waiting.stderr is not None
        told = waiting.stderr.readline()
    waiting.communicate()

    assert told == "Situs sedang dibuat; menunggu sampai selesai.\n"
    assert waiting.returncode == 0


def test_what_belongs_to_others_is_never_touched(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    put(make(tmp_path / "site", {"a.html": "0"}), target, keep=2)
    strange = ["catatan.txt", "releases/cadangan/a.html", "releases/000001-lama/a.html"]
    for name in strange:
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_text("milik orang lain", encoding="utf-8")
    for number in range(1, 5):
        put(make(tmp_path / "site", {"a.html": str(number)}), target, keep=2)

    assert [(target / name).read_text("utf-8") for name in strange] == ["milik orang lain"] * 3
    assert len(ReleaseFolder(target).names()) == 2


@pytest.mark.parametrize("mask", ["077", "002"])
def test_the_web_server_may_read_a_release_whatever_the_mask(tmp_path: Path, mask: str) -> None:
    make(tmp_path / "site", {"x/a.html": "a"})
    command = f"umask {mask}; exec {KIM} publish --to terbit --site site"
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True, capture_output=True)

    for path in (tmp_path / "terbit/current").resolve().rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


def test_a_publication_that_ends_early_leaves_nothing(tmp_path: Path) -> None:
    site, target = make(tmp_path / "site", {"a.html": "a"}), tmp_path / "terbit"
    put(site, target)
    assert leftovers(target) == []
