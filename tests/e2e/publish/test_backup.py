"""`kim backup`: what is kept is whole, and brings everything back without the network."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.e2e.publish import stand_ins
from tests.e2e.publish.folders import kim, make, put
from tests.e2e.publish.test_operators_commands import commit, git, repository
from tests.e2e.sites import POST, ROOT, Build, Site, post, site

PROGRAM = ("pyproject.toml", "README.md", "LICENSE")
NOW = ("--now", "2026-11-24T12:00")
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")
"""A network of its own, with nothing in it; needs a kernel that lets people make one."""


def project(tmp_path: Path, text: str = "") -> Site:
    """Make a content repository whose site lies there as if it had been built."""
    (tmp_path / "proyek").mkdir()
    made = repository(site(tmp_path / "proyek", f"-- {POST} --\n{post()}{text}"))
    make(made.root / "site", {"a/index.html": "halaman"})
    return made


def refused(tmp_path: Path, *arguments: object) -> str:
    done = kim(tmp_path / "proyek", "backup", *arguments, *NOW)
    assert done.returncode == 1, done.stdout
    return " ".join(done.stderr.split())


def test_a_backup_holds_history_site_and_a_page_that_explains_it(tmp_path: Path) -> None:
    made = project(tmp_path)

    done = kim(made.root, "backup", tmp_path / "cadangan", *NOW)

    assert done.returncode == 0, done.stderr
    assert "sudah diperiksa" in done.stdout
    assert "Paket program tidak ikut" in done.stderr
    kept = tmp_path / "cadangan"
    assert {path.name for path in kept.iterdir()} == {
        "BACA-SAYA.md",
        "SHA256SUMS",
        "isi.bundle",
        "situs.tar.gz",
    }
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=kept, check=True)
    assert "24 November 2026" in (kept / "BACA-SAYA.md").read_text(encoding="utf-8")
    with tarfile.open(kept / "situs.tar.gz") as packed:
        assert packed.getnames() == ["a/index.html", "index.html"]


def test_branches_and_tags_come_back_but_nothing_that_was_put_aside(tmp_path: Path) -> None:
    made = project(tmp_path)
    git(made, "tag", "v1")
    git(made, "branch", "lain")
    made.edit(f"-- {POST} --\n{post(body='Belum jadi, rahasia.')}")
    git(made, "stash", "-q")

    assert kim(made.root, "backup", tmp_path / "c", *NOW).returncode == 0

    subprocess.run(["git", "clone", "-q", "c/isi.bundle", "lagi"], cwd=tmp_path, check=True)
    again = Site(tmp_path / "lagi")
    assert git(again, "tag").split() == ["v1"]
    assert "origin/lain" in git(again, "branch", "--remotes").split()
    assert "rahasia" not in git(again, "log", "--all", "-p")


def test_one_file_holds_the_same(tmp_path: Path) -> None:
    made = project(tmp_path)
    assert kim(made.root, "backup", tmp_path / "c.tar", *NOW).returncode == 0

    done = kim(tmp_path, "backup", "c.tar", "--check")

    assert done.stdout == "Cadangan c.tar utuh: 3 berkas.\n", done.stderr
    subprocess.run(["tar", "-xf", "c.tar"], cwd=tmp_path, check=True)
    assert kim(tmp_path, "backup", "c", "--check").returncode == 0
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_release_that_readers_get_is_kept_rather_than_the_last_build(tmp_path: Path) -> None:
    made = project(tmp_path)
    put(made.root / "site", tmp_path / "terbit")
    make(made.root / "site", {"baru/index.html": "belum terbit"})

    done = kim(made.root, "backup", tmp_path / "c", "--published", tmp_path / "terbit", *NOW)

    assert done.returncode == 0, done.stderr
    with tarfile.open(tmp_path / "c/situs.tar.gz") as packed:
        assert packed.getnames() == ["a/index.html", "index.html"]
    assert "rilis 000001-" in (tmp_path / "c/BACA-SAYA.md").read_text(encoding="utf-8")


def test_what_git_does_not_hold_yet_is_told(tmp_path: Path) -> None:
    made = project(tmp_path).edit("-- docs/catatan.md --\nBaru.\n")
    done = kim(made.root, "backup", tmp_path / "c", *NOW)
    assert "1 perubahan yang belum disimpan ke Git tidak ikut." in done.stderr


def test_what_git_only_points_at_is_told(tmp_path: Path) -> None:
    made = project(tmp_path).edit(
        "-- .gitattributes --\n*.psd filter=lfs\n-- docs/a.psd --\nversion https://git-lfs\n"
    )
    git(made, "add", "-A")
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=made.root, check=True, capture_output=True, text=True
    ).stdout.strip()
    git(made, "update-index", "--add", "--cacheinfo", f"160000,{head},modul")

    done = kim(made.root, "backup", tmp_path / "c", *NOW)

    assert done.returncode == 0, done.stderr
    assert "Git LFS: docs/a.psd, modul. Cadangkan sendiri." in done.stderr


def test_a_repository_without_any_commit_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "proyek").mkdir()
    made = site(tmp_path / "proyek")
    make(made.root / "site", {})
    git(made, "init", "-q")

    assert "git add -A && git commit" in refused(tmp_path, tmp_path / "c")


def test_what_is_no_tar_file_or_breaks_off_is_no_backup(tmp_path: Path) -> None:
    made, kept = project(tmp_path), tmp_path / "c.tar"
    assert kim(made.root, "backup", kept, *NOW).returncode == 0
    for name, content in (
        ("kosong", b""),
        ("teks", b"x"),
        ("gz", gzip.compress(kept.read_bytes())[:-200]),
    ):
        (tmp_path / name).write_bytes(content)
        assert "bukan berkas .tar, rusak, atau terpotong" in refused(
            tmp_path, tmp_path / name, "--check"
        )


def test_a_backup_that_was_damaged_is_found_out(tmp_path: Path) -> None:
    made, kept = project(tmp_path), tmp_path / "c"
    assert kim(made.root, "backup", kept, *NOW).returncode == 0
    whole = (kept / "situs.tar.gz").read_bytes()

    (kept / "situs.tar.gz").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert "situs.tar.gz rusak" in refused(tmp_path, kept, "--check")
    (kept / "situs.tar.gz").unlink()
    assert "situs.tar.gz hilang" in refused(tmp_path, kept, "--check")
    (kept / "SHA256SUMS").write_text("", encoding="utf-8")
    assert "bukan cadangan yang utuh" in refused(tmp_path, kept, "--check")
    assert "Tidak ada cadangan" in refused(tmp_path, tmp_path / "lain", "--check")


def test_a_backup_stays_whole_when_it_is_restored_in_its_own_folder(tmp_path: Path) -> None:
    made, kept = project(tmp_path), tmp_path / "c"
    assert kim(made.root, "backup", kept, *NOW).returncode == 0
    steps = (kept / "BACA-SAYA.md").read_text("utf-8").split("```sh\n")[1:4]
    lines = [line for step in steps for line in step.split("```")[0].splitlines()]
    for line in lines:
        if not line.startswith("python3 -m http.server"):
            subprocess.run(line.split(), cwd=kept, check=True, capture_output=True)
    (kept / "isi" / "tautan").symlink_to("/nonexistent")

    assert "utuh" in kim(tmp_path, "backup", kept, "--check").stdout
    (kept / "catatan.txt").write_text("Milik orang lain.", encoding="utf-8")
    told = refused(tmp_path, kept, "--check")
    assert "ada yang lain di dalamnya: catatan.txt" in told
    assert "jangan andalkan" not in told


def test_a_history_without_its_beginning_is_no_backup(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.edit("-- docs/catatan.md --\nBaru.\n")
    commit(made)
    address = f"file://{made.root}"
    shallow = ["git", "clone", "-q", "--depth", "1", address, str(tmp_path / "dangkal/proyek")]
    subprocess.run(shallow, check=True)
    make(tmp_path / "dangkal/proyek/site", {})
    assert "git fetch --unshallow" in refused(tmp_path / "dangkal", tmp_path / "c")


def test_where_no_backup_can_be_written_nothing_is_changed(tmp_path: Path) -> None:
    made = project(tmp_path)
    make(tmp_path / "terisi", {})
    before = sorted(tmp_path.rglob("*"))

    assert "sudah ada" in refused(tmp_path, tmp_path / "terisi")
    assert "folder proyek" in refused(tmp_path, made.root / "docs/c")
    assert "Belum ada rilis" in refused(tmp_path, tmp_path / "c", "--published", tmp_path / "x")
    assert "Belum ada situs" in refused(tmp_path, tmp_path / "c", "--site", tmp_path / "x")
    assert "Tidak ada daftar paket" in refused(tmp_path, tmp_path / "c", "--wheels", tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_without_git_says_so(tmp_path: Path) -> None:
    (tmp_path / "proyek").mkdir()
    make(site(tmp_path / "proyek").root / "site", {})
    assert "tidak dikelola dengan Git" in refused(tmp_path, tmp_path / "c")


def test_a_package_that_is_missing_or_another_stops_it(tmp_path: Path) -> None:
    made, wheels = project(tmp_path), make(tmp_path / "roda", {"a-1-py3-none-any.whl": "lain"})
    lock = made.root / "requirements.txt"
    lock.write_text(f"a==1 \\\n    --hash=sha256:{'0' * 64}\nb==2 ; sys_platform == 'win32' \\\n")

    told = refused(tmp_path, tmp_path / "c", "--wheels", wheels)

    assert "dikunci: a, kim-kaltim." in told


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory, own_site: Build) -> tuple[Path, Build]:
    """Back up the repository's own site with program and packages; give where it was restored.

    Instead of the wheels that an index serves there are stand-ins of what is installed here.
    """
    tmp_path = tmp_path_factory.mktemp("cadangan")
    root = tmp_path / "proyek"
    shutil.copytree(own_site.folder.parent, root, ignore=shutil.ignore_patterns("site", ".kim*"))
    for name in PROGRAM:
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(
        ROOT / "kim_plugins", root / "kim_plugins", ignore=shutil.ignore_patterns("__pycache__")
    )
    wheels = tmp_path / "roda"
    lock = stand_ins.lay((ROOT / "requirements/site.txt").read_text(encoding="utf-8"), wheels)
    Site(root).write("requirements/site.txt", lock.encode())
    repository(Site(root))
    kept = tmp_path / "simpanan"
    done = kim(root, "backup", kept, "--site", own_site.folder, "--wheels", wheels, *NOW)
    assert done.returncode == 0, done.stderr
    return kept, own_site


def test_a_site_is_restored_without_any_network(restored: tuple[Path, Build]) -> None:
    kept, before = restored
    page = (kept / "BACA-SAYA.md").read_text(encoding="utf-8")
    blocks = [part.split("\n```", 1)[0] for part in page.split("```sh\n")[1:]]
    unpacking = blocks[1].replace("python3 -m http.server --directory situs 8000", "")
    steps = "\n".join(["set -e", blocks[0], unpacking, blocks[2], blocks[3]])
    told = subprocess.run(
        [*_apart(), "sh", "-c", steps],
        cwd=kept,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PIP_NO_COMPILE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert Build(kept / "situs", 0, "").files() == before.files(), "the site as readers had it"
    assert Build(kept / "isi/site", 0, "").files() == before.files(), "the same, built anew"


def _apart() -> tuple[str, ...]:
    """Return how to run a command without any network; where nobody may, pip's options hold."""
    tried = subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False)
    return () if tried.returncode else WITHOUT_NETWORK
