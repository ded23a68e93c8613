"""`kim groups` and `kim codeowners` as an operator meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kim_plugins.cli.digest import digest
from tests.e2e.sites import GROUPS_YAML, POST, ROOT, Site, post, site
from tests.e2e.test_commands import kim

ADD = ("groups", "add", "--name", "KIM Baru")


def groups_of(project: Site) -> str:
    return (project.root / "groups.yaml").read_text(encoding="utf-8")


def test_groups_are_listed_with_what_they_publish(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")

    soon = kim(project, "groups", "--now", "2026-11-24T12:00").stdout.splitlines()
    later = kim(project, "groups", "--now", "2027-03-01").stdout

    assert soon[2].split("  ")[0] == "kutai-timur/kim-contoh"
    assert "Desa Teluk Singkama, Kabupaten Kutai Timur" in soon[2]
    assert "1 November 2026" in soon[2]
    assert soon[-1] == "2 kelompok; 1 tidak menulis 90 hari; 0 SK berakhir."
    assert "tidak menulis 90 hari" in later


def test_the_list_can_be_read_by_machines_and_cut_down(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")

    result = kim(project, "groups", "--dormant", "--format", "json", "--now", "2026-11-24")

    (silent,) = json.loads(result.stdout)
    assert (silent["group"], silent["posts"], silent["newest"]) == ("redaksi", 0, None)
    stale = kim(project, "groups", "--stale-decree", "--format", "json")
    assert json.loads(stale.stdout) == []


def test_a_group_is_added_after_its_change_was_shown(tmp_path: Path) -> None:
    project = site(tmp_path)

    result = kim(project, *ADD, "--village", "Desa Teluk Singkama", "-a", "github:rina:7", "--yes")

    assert result.returncode == 0, result.stderr
    assert '+    village: "64.08.12.2004"' in result.stdout
    added = (
        "  - id: kim-baru\n    name: KIM Baru\n    regency: kutai-timur\n"
        '    village: "64.08.12.2004"\n    status: aktif\n    authors: ["github:rina:7"]\n'
    )
    assert groups_of(project) == GROUPS_YAML.replace("topics:\n", f"{added}topics:\n")
    assert kim(project, "check").returncode == 0


def test_nothing_is_written_without_consent(tmp_path: Path) -> None:
    project = site(tmp_path)

    dry = kim(project, *ADD, "-v", "64.08.12.2004", "--dry-run")
    unasked = kim(project, *ADD, "-v", "64.08.12.2004")

    assert "+  - id: kim-baru" in dry.stdout
    assert (dry.returncode, unasked.returncode) == (0, 1)
    assert groups_of(project) == GROUPS_YAML


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-v", "Sukamaju"), "Kecamatan Kombeng, Kabupaten Kutai Timur"),
        (("-v", "Teluk Singkema"), "64.08.12.2004  Desa Teluk Singkama"),
        (("-v", "zzzzzz"), "Tidak ada desa atau kelurahan bernama zzzzzz."),
        (("-v", "64.03.01.2001"), "tidak terdaftar di groups.yaml"),
        (("-v", "9401012001"), "Kode yang diawali 94 milik Papua Tengah"),
        (("-r", "kutim timur", "--no-village"), "Mungkin maksud Anda"),
        (("-r", "samarinda", "-v", "64.08.12.2004"), "KIM035"),
        (("-r", "Kutim", "--no-village", "--id", "kim-contoh"), "KIM102"),
        (("-r", "Kutim", "--no-village", "--id", "Kim Contoh"), "KIM103"),
        (("-r", "Kutim", "--no-village", "-a", "rina:7"), "KIM109"),
    ],
)
def test_what_would_be_wrong_is_told_and_not_written(
    arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    project = site(tmp_path)

    result = kim(project, *ADD, "--yes", *arguments)

    assert result.returncode == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert groups_of(project) == GROUPS_YAML


def test_a_list_in_one_line_is_left_alone(tmp_path: Path) -> None:
    head, _ = GROUPS_YAML.split("groups:\n")
    text = head + "groups: [{id: kim-a, name: KIM A, regency: samarinda, status: aktif}]\n"
    project = site(tmp_path, f"-- groups.yaml --\n{text}")

    result = kim(project, *ADD, "-r", "samarinda", "--no-village", "--yes")

    assert result.returncode == 1
    assert "tidak dapat ditambah dengan aman" in result.stderr
    assert "name: KIM Baru" in result.stderr
    assert groups_of(project) == text


def test_a_faulty_file_is_mended_first(tmp_path: Path) -> None:
    project = site(tmp_path, "-- groups.yaml --\nversion: 2\n")

    result = kim(project, *ADD, "--no-village", "-r", "samarinda", "--yes")

    assert result.returncode == 1
    assert "KIM012" in result.stderr
    assert groups_of(project) == "version: 2\n"


def test_the_repository_s_own_list_keeps_every_line(tmp_path: Path) -> None:
    project = site(tmp_path)
    shutil.copy(ROOT / "groups.yaml", tmp_path / "groups.yaml")
    before = groups_of(project).splitlines()

    kim(project, *ADD, "-v", "Sepaso", "--yes")

    after = groups_of(project).splitlines()
    start = after.index("  - id: kim-baru")
    assert [*after[: start - 1], *after[start + 5 :]] == before


def test_codeowners_are_written_compared_and_found_stale(tmp_path: Path) -> None:
    with_editor = GROUPS_YAML.replace("    capital: Sangatta\n", "    editors: [rina, x:budi]\n")
    project = site(tmp_path, f"-- groups.yaml --\n{with_editor}")
    assert kim(project, "codeowners", "--check").returncode == 1

    written = kim(project, "codeowners")

    path = tmp_path / ".github/CODEOWNERS"
    assert path.read_text(encoding="utf-8").endswith("/docs/posts/kutai-timur/ @rina\n")
    assert "x:budi bukan nama akun di github" in written.stderr
    assert kim(project, "codeowners", "--check").returncode == 0
    assert kim(project, "codeowners", "--print").stdout == path.read_text(encoding="utf-8")
    assert kim(project, "check").stdout == "Tidak ada masalah.\n"

    project.edit(f"-- groups.yaml --\n{with_editor.replace('[rina,', '[rina, sari,')}")

    stale = kim(project, "codeowners", "--check")
    assert stale.returncode == 1
    assert "+/docs/posts/kutai-timur/ @rina @sari" in stale.stdout
    assert "KIM110" in kim(project, "check").stdout
    assert kim(project, "check").returncode == 0
    assert kim(project, "codeowners", "--forge", "gitlab").returncode == 0
    assert (tmp_path / ".gitlab/CODEOWNERS").is_file()


def test_a_digest_goes_to_standard_output_with_the_site_s_own_address(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    asked = ("--since", "2026-10-30", "--now", "2026-11-24T12:00")

    result = kim(project, "digest", "--regency", "Kutim", *asked)

    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("*Kabar Kabupaten Kutai Timur*\n30 Oktober 2026 sampai 24 ")
    assert "https://kim.example.org/kutai-timur/kim-contoh/2026/" in result.stdout
    assert kim(project, "digest", "--group", "KIM Contoh", *asked).stdout.count("*Berita*") == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--regency", "kutai-tmur"), "Mungkin maksud Anda: kutai-timur."),
        (("--group", "kim-cntoh"), "Mungkin maksud Anda: kim-contoh."),
        (("--group", "kim-contoh", "--regency", "berau"), "tidak keduanya"),
        (("--since", "besok"), "besok tidak terbaca. Contoh: 2026-11-22"),
        (("--since", "2027-01-01"), "2027-01-01 belum tiba"),
        (
            ("--regency", "kutim", "--since", "2026-11-24"),
            "Belum ada kabar baru sejak 24 November 2026",
        ),
    ],
)
def test_a_digest_that_can_not_be_written_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...], told: str
) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    monkeypatch.chdir(project.root)

    result = CliRunner().invoke(digest, [*asked, "--now", "2026-11-24T12:00"])

    assert result.stdout == ""
    assert told in result.stderr
