"""The release of a content repository: pip takes it as it is pinned, a push publishes with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kim_plugins.builder.founding import starter
from tests import commands
from tests.e2e.packaged import Done, Installed

EPOCH = {"SOURCE_DATE_EPOCH": "1795492800"}


@pytest.fixture(scope="module")
def begun(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Begin a repository in a folder fresh from Git; pip has noted what it installed."""
    folder = tmp_path_factory.mktemp("kantor") / "isi"
    git(folder.parent, "init", "-q", "-b", "main", folder)
    words = ("init", folder, "--province", "19", "--yes")
    done = installed.kim(*words, folder=folder.parent, **EPOCH)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def repository(begun: Path, tmp_path: Path) -> Path:
    """Give a copy of it to change."""
    shutil.copytree(begun, tmp_path / "isi")
    return tmp_path / "isi"


def git(folder: Path, *arguments: object) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.org")
    words = ["git", "-C", str(folder), *who, *map(str, arguments)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def install(repository: Path, target: Path) -> Done:
    words = ("install", "--quiet", "--no-deps", "--no-compile", "--target", target, "-r", "kim.txt")
    return subprocess.run(
        [sys.executable, "-m", "pip", *words],
        cwd=repository,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_pip_installs_the_pinned_release_without_an_index(repository: Path, tmp_path: Path) -> None:
    assert "--hash=sha256:" in (repository / "kim.txt").read_text("utf-8")
    done = install(repository, tmp_path / "paket")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "paket/kim_plugins/cli/init.py").exists()


def test_pip_refuses_a_wheel_that_is_not_the_pinned_one(repository: Path, tmp_path: Path) -> None:
    (wheel,) = (repository / "paket").glob("*.whl")
    wheel.write_bytes(wheel.read_bytes() + b"\n")
    done = install(repository, tmp_path / "paket")

    assert done.returncode != 0
    assert "HASHES" in done.stderr.upper()


def test_a_push_to_the_office_s_server_publishes_the_site(
    repository: Path, installed: Installed, tmp_path: Path
) -> None:
    bare, target = tmp_path / "kim.git", tmp_path / "terbit"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", bare)
    shutil.copy(repository / "deploy/post-receive", bare / "hooks/post-receive")
    command = installed.programs / "kim"
    for name, value in {"work": tmp_path / "kerja", "target": target, "command": command}.items():
        git(bare, "config", f"kim.{name}", value)
    git(repository, "add", "--all")
    git(repository, "commit", "-qm", "isi pertama")
    told = git(repository, "push", bare, "HEAD:main")

    assert "Tidak ada masalah." in told
    assert "KIM Babel" in (target / "current/index.html").read_text("utf-8")


def test_an_upgrade_tells_what_becomes_of_addresses_and_pages(
    repository: Path, installed: Installed
) -> None:
    pin = repository / "kim.txt"
    pin.write_text(re.sub("==[0-9.]+", "==0.0.9", pin.read_text("utf-8")), "utf-8")
    older = repository.parent / "kim-lama"
    older.write_text(
        "#!/bin/sh\n"  # A release that had a page more, and called another one otherwise.
        f'{installed.programs / "kim"} "$@" || exit\n'
        f"mkdir -p site/dahulu && echo lama > site/dahulu/index.html\n"
        "echo lain >> site/tentang/index.html\n",
        "utf-8",
    )
    older.chmod(0o755)
    before = posts(repository)
    words = ("upgrade", "--yes", "--wheel", installed.wheel, "--old-kim", older)
    done = installed.kim(*words, folder=repository, **EPOCH)

    assert done.returncode == 0, done.stderr
    assert "Rilis: 0.0.9 → " in done.stdout
    assert "Alamat yang hilang: 1\n  /dahulu/\n" in done.stdout
    assert "Alamat baru: 0\n" in done.stdout
    assert "Halaman yang isinya berubah: 1\n" in done.stdout
    assert "==0.0.9" not in pin.read_text("utf-8")
    assert posts(repository) == before
    assert list((repository / ".kim-cache").iterdir()) == []


def test_without_the_older_release_it_is_said_how_to_compare(
    repository: Path, installed: Installed
) -> None:
    pin = repository / "kim.txt"
    pin.write_text(re.sub("==[0-9.]+", "==0.0.9", pin.read_text("utf-8")), "utf-8")
    shown = installed.kim("upgrade", "--dry-run", folder=repository)

    assert shown.returncode == 0, shown.stderr
    assert "--old-kim" in shown.stdout
    assert "kim compare" in shown.stdout
    assert "==0.0.9" in pin.read_text("utf-8")


@pytest.mark.parametrize("command", ["check", "build", "upgrade"])
def test_a_repository_of_a_newer_form_is_told_what_to_do(repository: Path, command: str) -> None:
    settings = repository / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("format: 1", "format: 99"), "utf-8")
    done = commands.run("kim", command, folder=repository)

    assert done.returncode == 1
    assert "KIM205" in done.stdout + done.stderr
    assert "pasang rilis yang disebut di kim.txt" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--province", "kalimantan"), "Kalimantan Timur (64)"),
        (("--province", "jawa tmur"), "Mungkin maksud Anda: Jawa Timur (35)"),
        (("--province", "Atlantis"), "Tulis namanya, misalnya Jawa Timur"),
        ((), "Dihentikan; tidak ada yang ditulis."),
        (("--province", "35"), "Dihentikan; tidak ada yang ditulis."),
        (("--province", "35", "--wheel-url", "https://a.example/x.whl"), "--wheel"),
    ],
)
def test_what_can_not_begin_leaves_nothing(
    tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    done = commands.run("kim", "init", "isi", *words, folder=tmp_path)

    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_said_is_asked_until_it_can_be_used(tmp_path: Path) -> None:
    done = commands.run("kim", "init", "isi", folder=tmp_path, given="Atlantis\njogja\nya\n")

    assert done.returncode == 0, done.stderr
    assert "Tidak ada provinsi bernama atau berkode “Atlantis”." in done.stdout
    assert "Daerah Istimewa Yogyakarta (34), 5 kabupaten dan kota, WIB." in done.stdout
    assert 'code: "34"' in (tmp_path / "isi/groups.yaml").read_text("utf-8")


def posts(repository: Path) -> dict[str, bytes]:
    kept = [repository / "groups.yaml", repository / "README.md", *(repository / "docs").rglob("*")]
    return {os.fspath(path): path.read_bytes() for path in kept if path.is_file()}


def test_the_program_s_own_record_is_read_back(repository: Path) -> None:
    known = starter.recorded((repository / starter.RECORD).read_text("utf-8"))

    assert set(known) == set(starter.own_files())
