"""What `check.yml` does with a request, with the same commands in the same places."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.e2e.publish.folders import kim
from tests.e2e.sites import POST, post, site

OTHER = POST.replace("gotong-royong", "panen-raya")
WHO = ("-c", "user.name=Uji", "-c", "user.email=uji@example.org")


def git(folder: Path, *arguments: object) -> None:
    command = ["git", "-C", str(folder), *WHO, *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def checked_out(folder: Path, edit: str) -> tuple[Path, Path]:
    """Lay a request, merged with its target, and the target beside it, as the job does."""
    home = folder / "asal"
    home.mkdir()
    project = site(home, f"-- {POST} --\n{post()}")
    git(home, "init", "-q", "-b", "main")
    git(home, "add", "--all")
    git(home, "commit", "-qm", "dasar")
    git(home, "checkout", "-qb", "kiriman")
    project.edit(edit)
    git(home, "add", "--all")
    git(home, "commit", "-qm", "kiriman")
    git(home, "checkout", "-q", "main")
    git(home, "commit", "-qm", "maju", "--allow-empty")
    git(home, "checkout", "-qb", "gabungan")
    git(home, "merge", "-q", "--no-ff", "-m", "gabungan", "kiriman")
    for name, branch in (("kiriman", "gabungan"), ("dasar", "main")):
        url, depth = home.as_uri(), "--depth=2"
        git(folder, "clone", "-q", depth, "--branch", branch, url, folder / name)
    return folder / "kiriman", folder / "dasar"


def test_a_post_is_judged_built_and_its_pages_are_listed(tmp_path: Path) -> None:
    request, base = checked_out(tmp_path, f"-- {OTHER} --\n{post('Panen raya')}")
    output = tmp_path / "output"

    assert kim(request, "scope", "--since", "HEAD^1", GITHUB_OUTPUT=str(output)).returncode == 0
    checked = kim(request, "check", "--format", "github", "--since", "HEAD^1")
    assert checked.stdout == "Tidak ada masalah.\n"
    assert kim(base, "build", "--quiet").returncode == 0
    assert kim(request, "build", "--quiet").returncode == 0
    listed = kim(tmp_path, "compare", base / "site", request / "site").stdout

    assert output.read_text(encoding="utf-8") == "content-only=true\n"
    assert "- baru: `/kutai-timur/kim-contoh/2026/panen-raya/`" in listed
    assert "- berubah: `/kutai-timur/`" in listed
    assert "/samarinda/" not in listed


def test_a_faulty_post_is_annotated_and_fails_the_request(tmp_path: Path) -> None:
    request, _ = checked_out(tmp_path, f"-- {OTHER} --\n{post(kind='brita')}")
    summary = tmp_path / "ringkasan.md"

    result = kim(
        request,
        *("check", "--format", "github", "--since", "HEAD^1"),
        GITHUB_STEP_SUMMARY=str(summary),
    )

    assert result.returncode == 1
    assert result.stdout.startswith(f"::error file={OTHER},title=KIM012 ")
    assert "1 masalah harus dibenahi" in summary.read_text(encoding="utf-8")


def test_a_request_that_changes_the_registry_as_well_is_not_of_posts_alone(tmp_path: Path) -> None:
    groups = "-- groups.yaml --\nversion: 1\n"  # whatever it says: the target's own counts
    request, _ = checked_out(tmp_path, f"-- {OTHER} --\n{post('Panen raya')}{groups}")
    result = kim(request, "scope", "--since", "HEAD^1")
    assert "Bukan hanya tulisan yang berubah" in result.stdout
    assert "- groups.yaml" in result.stdout


def test_who_may_change_what_is_judged_by_the_command_of_the_workflow(tmp_path: Path) -> None:
    request, _ = checked_out(tmp_path, f"-- {OTHER} --\n{post('Panen raya')}")

    result = kim(
        request, "check", "--format", "github", "--author", "github:asing:1", "--base", "HEAD^1"
    )

    assert result.returncode == 1
    assert result.stdout.startswith(f"::error file={OTHER},title=KIM303 ")
