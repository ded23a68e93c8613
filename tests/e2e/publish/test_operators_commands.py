"""`kim withdraw`, `kim scope`, `kim compare` and `kim alarm` as operators and CI meet them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.e2e.publish.folders import kim, make, put
from tests.e2e.publish.webserver import serving
from tests.e2e.sites import POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

URL = "kutai-timur/kim-contoh/2026/gotong-royong"
REASON = ("--reason", "Memuat data pribadi.")
OTHER = POST.replace("gotong-royong", "panen-raya")


def repository(project: Site) -> Site:
    """Commit everything on `main`, with a bare repository as origin."""
    origin = project.root.with_name(f"{project.root.name}.git")
    git(project, "init", "-q", "-b", "main")
    (project.root / ".gitignore").write_text(".kim-cache/\nsite/\n", encoding="utf-8")
    commit(project)
    subprocess.run(["git", "clone", "-q", "--bare", project.root, origin], check=True)
    git(project, "remote", "add", "origin", str(origin))
    for name, value in (("user.name", "Uji"), ("user.email", "uji@example.org")):
        git(project, "config", name, value)
    return project


def git(project: Site, *arguments: str) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.org")
    command = ["git", "-C", str(project.root), *who, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def commit(project: Site) -> None:
    git(project, "add", "--all")
    git(project, "commit", "-qm", "perubahan")


@pytest.mark.parametrize(
    "given", [POST, f"/{URL}/", f"https://a.example.org/sub/{URL}/?x=1#isi", POST[5:]]
)
def test_a_post_is_found_by_its_file_or_its_address(tmp_path: Path, given: str) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")

    result = kim(tmp_path, "withdraw", given, *REASON, "-y", "--now", "2026-11-24T12:00")

    assert result.returncode == 0, result.stderr
    assert "-title: Gotong royong di balai desa" in result.stdout
    assert "+withdrawn:" in result.stdout
    assert "Isi tulisan" not in (tmp_path / POST).read_text(encoding="utf-8")
    build = project.kim("--strict")
    assert build.exit_code == 0, build.log
    assert "Memuat data pribadi." in build.page(URL)


def test_without_a_yes_nothing_is_changed(tmp_path: Path) -> None:
    site(tmp_path, f"-- {POST} --\n{post()}")
    assert kim(tmp_path, "withdraw", POST, *REASON).returncode == 1
    assert (tmp_path / POST).read_text(encoding="utf-8") == post()


def test_what_is_withdrawn_is_not_printed_into_public_logs(tmp_path: Path) -> None:
    site(tmp_path, f"-- {POST} --\n{post()}")
    result = kim(tmp_path, "withdraw", POST, *REASON, "--yes", "--quiet")
    assert "Gotong royong" not in result.stdout + result.stderr


@pytest.mark.parametrize("given", ["../../etc/passwd", "groups.yaml", f"/{URL}x/", "", "/"])
def test_anything_but_a_post_is_refused(tmp_path: Path, given: str) -> None:
    site(tmp_path, f"-- {POST} --\n{post()}")
    result = kim(tmp_path, "withdraw", given, *REASON, "--yes")
    assert (result.returncode, "Tidak ada tulisan" in result.stderr) == (1, True)


def test_a_reason_with_private_data_is_refused(tmp_path: Path) -> None:
    site(tmp_path, f"-- {POST} --\n{post()}")
    result = kim(tmp_path, "withdraw", POST, "--reason", "NIK 6408120101900001", "--yes")
    assert (result.returncode, "KIM066" in result.stderr) == (1, True)
    assert "6408120101900001" not in result.stderr
    assert (tmp_path / POST).read_text(encoding="utf-8") == post()


def test_pictures_that_stay_in_the_repository_are_named(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(body='![x](img/balai.png)')}")
    project.write("docs/posts/kutai-timur/kim-contoh/img/balai.png", b"\x89PNG\r\n\x1a\n")
    result = kim(tmp_path, "withdraw", POST, *REASON, "--yes", "--quiet")
    assert "docs/posts/kutai-timur/kim-contoh/img/balai.png" in result.stdout


def test_a_withdrawal_is_pushed_even_where_others_were_faster(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    project = repository(site(tmp_path / "a", f"-- {POST} --\n{post()}"))
    origin = git(project, "remote", "get-url", "origin").strip()
    subprocess.run(["git", "clone", "-q", origin, tmp_path / "b"], check=True)
    faster = Site(tmp_path / "b").edit(f"-- {OTHER} --\n{post('Panen raya')}")
    commit(faster)
    git(faster, "push", "-q", "origin", "main")

    result = kim(project.root, "withdraw", POST, *REASON, "--yes", "--quiet", "--push")

    assert result.returncode == 0, result.stderr
    git(faster, "pull", "-q", "origin", "main")
    assert "withdrawn:" in (tmp_path / "b" / POST).read_text(encoding="utf-8")
    assert (tmp_path / "b" / OTHER).exists()


def test_a_protected_branch_gets_the_withdrawal_as_a_request(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    project = repository(site(tmp_path / "a", f"-- {POST} --\n{post()}"))
    hook = tmp_path / "a.git/hooks/update"
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ]\n', encoding="utf-8")
    hook.chmod(0o755)

    result = kim(project.root, "withdraw", POST, *REASON, "--yes", "--quiet", "--push")

    aside = f"cabut/{Path(POST).stem}"
    assert (result.returncode, f"cabang {aside}." in result.stderr) == (1, True)
    assert "withdrawn:" in git(project, "show", f"origin/{aside}:{POST}")


def test_a_request_of_posts_alone_is_told_apart(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (tmp_path / "a").mkdir()
    project = repository(site(tmp_path / "a", f"-- {POST} --\n{post()}"))
    for edit, alone in (
        (f"-- {OTHER} --\n{post('Panen')}", "true"),
        ("-- docs/panduan.md --\n# Panduan\n", "false"),
        ("-- groups.yaml --\nversion: 1\n", "false"),
        ("-- docs/posts --\nbukan folder\n", "false"),
    ):
        if "docs/posts --" in edit:
            git(project, "rm", "-rqf", "docs/posts")
        project.edit(edit)
        commit(project)

        result = kim(project.root, "scope", "--since", "HEAD^1", GITHUB_OUTPUT=str(output))

        assert result.returncode == 0, result.stderr
        assert output.read_text(encoding="utf-8").splitlines()[-1] == f"content-only={alone}"
    wrong = kim(project.root, "scope", "--since", "tak-ada")
    assert (wrong.returncode, "Git tidak dapat membandingkan" in wrong.stderr) == (1, True)


def test_changed_pages_are_listed_for_the_reviewer(tmp_path: Path) -> None:
    summary = tmp_path / "ringkasan.md"
    old = make(tmp_path / "lama", {"a/index.html": "a", "b/index.html": "b"})
    new = make(tmp_path / "baru", {"b/index.html": "B", "c`d/index.html": "c", "gaya.css": "x"})

    result = kim(
        tmp_path, "compare", old, new, "-o", "perubahan.md", GITHUB_STEP_SUMMARY=str(summary)
    )

    assert result.stdout == (
        "## Halaman yang berubah: 3\n\n"
        "- hilang: `/a/`\n- berubah: `/b/`\n- baru: `/c'd/`\n\n"
        "Berkas lain yang berubah (gaya, gambar, data): 1.\n"
    )
    assert (tmp_path / "perubahan.md").read_text(encoding="utf-8") == result.stdout
    assert summary.read_text(encoding="utf-8") == result.stdout


def test_a_silent_publishing_folder_raises_an_alarm(tmp_path: Path) -> None:
    put(make(tmp_path / "site", {}), tmp_path / "terbit")
    for now, code in (("2026-11-25T12:00", 0), ("2026-11-25T15:00", 1)):
        result = kim(tmp_path, "alarm", "--to", "terbit", "--now", now)
        assert result.returncode == code, result.stdout
    assert "tidak ada penerbitan lebih dari 26 jam" in result.stdout
    assert kim(tmp_path, "alarm", "--to", "tak-ada").returncode == 1
    assert kim(tmp_path, "alarm").returncode == 2


def test_a_site_that_has_not_been_published_lately_raises_an_alarm(tmp_path: Path) -> None:
    built = make(tmp_path / "site", {})
    stamped = kim(tmp_path, "publish", "--dry-run", "--stamp", SOURCE_DATE_EPOCH="1795500000")
    assert stamped.returncode == 0, stamped.stderr
    put(built, tmp_path / "terbit")
    with serving(tmp_path / "terbit", tmp_path / "nginx") as server:
        for now, code in (("2026-11-24T15:00", 0), ("2026-11-26T15:00", 1)):
            result = kim(tmp_path, "alarm", "--url", server.address, "--now", now)
            assert result.returncode == code, result.stdout
    gone = kim(tmp_path, "alarm", "--url", server.address)
    assert (gone.returncode, "tidak dapat dibaca" in gone.stdout) == (1, True)


def test_a_quiet_repository_is_told_before_github_stops_its_schedules(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    project = repository(site(tmp_path / "a"))
    assert kim(project.root, "alarm", "--git-days", "45").returncode == 0
    late = kim(project.root, "alarm", "--git-days", "45", "--now", "2999-01-01T00:00")
    assert (late.returncode, "menghentikan jadwal" in late.stdout) == (1, True)
