"""`kim check` and `kim new` as a contributor meets them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests import commands
from tests.e2e.sites import POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

OTHER = POST.replace("gotong-royong", "lanjutan")
DAY = "2026-11-20"


def kim(project: Site, *arguments: str, **environ: str) -> commands.Done:
    environ = {"SOURCE_DATE_EPOCH": "1795500000", **environ}
    return commands.run("kim", *arguments, folder=project.root, environ=environ)


def test_a_right_project_has_no_problem(tmp_path: Path) -> None:
    result = kim(site(tmp_path, f"-- {POST} --\n{post()}"), "check")

    assert (result.returncode, result.stdout) == (0, "Tidak ada masalah.\n")


def test_problems_are_told_with_their_line_and_a_hint(tmp_path: Path) -> None:
    result = kim(site(tmp_path, f"-- {POST} --\n{post(kind='brita')}"), "check")

    assert result.returncode == 1
    assert f"{POST}:5:7  KIM012" in result.stdout
    assert "5 | kind: brita" in result.stdout
    assert "Mungkin maksud Anda: berita" in result.stdout
    assert "1 masalah harus dibenahi, 0 peringatan." in result.stdout


def test_warnings_alone_do_not_fail(tmp_path: Path) -> None:
    text = post(body="Dibuka Senin, 8 Mei 2022.")
    result = kim(site(tmp_path, f"-- {POST} --\n{text}"), "check")

    assert result.returncode == 0
    assert "1 peringatan; tulisan tetap dapat terbit." in result.stdout


@pytest.mark.parametrize("wrong", ["", "[x](tak-ada.md)", "[x](2026-11-01-lanjutan.md#tak-ada)"])
def test_one_post_is_told_the_same_alone_as_with_all(tmp_path: Path, wrong: str) -> None:
    text = f"{wrong} ![b](img/rusak.png) [l](2026-11-01-lanjutan.md#bagian) <b>"
    project = site(tmp_path, f"-- {POST} --\n{post(body=text, kind='brita')}")
    project.edit(f"-- {OTHER} --\n{post(body='## Bagian')}\nIsi.")
    project.write("docs/posts/kutai-timur/kim-contoh/img/rusak.png", b"GIF89a")

    alone = json.loads(kim(project, "check", "--format", "json", POST).stdout)
    every = json.loads(kim(project, "check", "--format", "json").stdout)

    assert alone == [problem for problem in every if problem["path"] == POST]
    assert len(alone) >= 3


def test_a_taken_address_is_told_alone_too(tmp_path: Path) -> None:
    twin = POST.replace("11-01", "11-02")
    project = site(tmp_path, f"-- {POST} --\n{post()}-- {twin} --\n{post(date='2026-11-02')}")

    assert "KIM026" in kim(project, "check", twin).stdout
    assert kim(project, "check", POST).returncode == 0


def test_since_checks_what_git_says_has_changed(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(kind='brita')}")
    git = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-C", str(tmp_path)]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "awal"]):
        subprocess.run([*git, *arguments], check=True)
    assert kim(project, "check", "--since", "HEAD").stdout == "Tidak ada masalah.\n"

    project.edit(f"-- {OTHER} --\n{post(kind='agnda')}")
    result = kim(project, "check", "--since", "HEAD")

    assert OTHER in result.stdout
    assert POST not in result.stdout
    assert kim(project, "check", "--since", "tak-ada").returncode == 1


def test_github_gets_annotations_and_a_summary(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    project = site(tmp_path, f"-- {POST} --\n{post(kind='brita')}")

    result = kim(project, "check", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))

    assert result.stdout.startswith(f"::error file={POST},title=KIM012 ")
    assert "1 masalah harus dibenahi" in summary.read_text(encoding="utf-8")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = kim(site(tmp_path), "check", "tak-ada.md")

    assert result.returncode == 1
    assert "Tidak ada berkas tak-ada.md" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_new_post_lies_in_the_right_place_and_is_never_overwritten(tmp_path: Path) -> None:
    project = site(tmp_path)
    arguments = ("new", "-g", "kim-contoh", "-k", "agenda", "-t", "Rapat #1: Desa Contoh")

    first = kim(project, *arguments, "--date", "2026-11-20")
    path = tmp_path / "docs/posts/kutai-timur/kim-contoh/2026-11-20-rapat-1-desa-contoh.md"
    before = path.read_bytes()
    second = kim(project, *arguments, "--date", "2026-11-20")

    assert first.returncode == 0, first.stderr
    assert (second.returncode, path.read_bytes()) == (1, before)
    assert "sudah ada dan tidak diubah" in second.stderr
    assert "KIM010" in kim(project, "check", str(path)).stdout


def test_a_new_post_is_dated_by_the_calendar_of_wita(tmp_path: Path) -> None:
    project = site(tmp_path)

    late = kim(
        project,
        "new",
        "-g",
        "redaksi",
        "-k",
        "berita",
        "-t",
        "Kabar",
        SOURCE_DATE_EPOCH="1795536000",
    )  # 24 November 2026, 16.00 UTC

    assert "2026-11-25-kabar.md" in late.stdout


def test_what_is_not_given_is_asked_for(tmp_path: Path) -> None:
    project = site(tmp_path)
    given = "kutai-timur/kim-contoh\nberita\nKabar pagi\n"
    folder = project.root
    result = commands.run("kim", "new", "--date", "2026-11-20", folder=folder, given=given)

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "docs/posts/kutai-timur/kim-contoh/2026-11-20-kabar-pagi.md").is_file()


def test_groups_are_listed_and_a_wrong_one_is_guessed(tmp_path: Path) -> None:
    project = site(tmp_path)

    assert "kutai-timur/kim-contoh  KIM Contoh" in kim(project, "new", "--list-groups").stdout
    wrong = kim(project, "new", "-g", "kim-contho", "-k", "berita", "-t", "x")
    assert "Mungkin maksud Anda: kim-contoh" in wrong.stderr


def test_a_new_post_says_what_to_do_next_and_names_its_own_village(tmp_path: Path) -> None:
    project = site(tmp_path)
    result = kim(project, "new", "-g", "KIM Contoh", "-k", "agenda", "-t", "Rapat", "--date", DAY)
    path = "docs/posts/kutai-timur/kim-contoh/2026-11-20-rapat.md"

    assert f"Tulisan baru: {path}" in result.stdout
    assert f"Periksa: kim check {path}" in result.stdout
    assert '#areas: ["64.08.12.2004"]' in (tmp_path / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["-t", "x" * 111], "Judulnya 111 huruf, paling banyak 110."),
        (["-t", "!!!"], "Judul perlu memuat huruf"),
        (["-t", "Kabar\x1b[31m"], "tanda yang tidak tampak"),
        (["-t", "Bantuan untuk NIK 6408120101900001"], "nomor atau alamat pribadi"),
        (["-t", "Kabar", "--date", "kemarin"], "Tanggal kemarin tidak terbaca."),
        (["-t", "Kabar", "--date", "0001-01-01"], "Tanggal 0001-01-01 tidak terbaca."),
        (["-t", "Kabar", "-g", "tak-ada"], "Kelompok tak-ada tidak terdaftar."),
    ],
)
def test_what_can_not_be_used_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: list[str], reason: str
) -> None:
    result = kim(site(tmp_path), "new", "-g", "kim-contoh", "-k", "berita", *arguments)

    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert reason in result.stderr
    assert list(tmp_path.rglob("posts")) == []


def test_the_address_of_another_day_in_that_year_is_taken_too(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    result = kim(project, "new", "-g", "kim-contoh", "-k", "berita", "-t", "Gotong royong")

    assert result.returncode == 1
    assert f"Berkas {POST} sudah ada dan tidak diubah." in result.stderr


def test_answers_that_end_too_early_write_nothing_and_name_the_options(tmp_path: Path) -> None:
    folder = site(tmp_path).root
    result = commands.run("kim", "new", folder=folder, given="kim-contoh\n")

    assert result.returncode == 1
    assert "tidak ada berkas yang dibuat" in result.stderr
    assert "--group kabupaten-contoh/kim-contoh" in result.stderr
    assert list(tmp_path.rglob("*.md")) == []


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    project = site(tmp_path).write("docs/posts", b"bukan folder")
    result = kim(project, "new", "-g", "kim-contoh", "-k", "berita", "-t", "Kabar")

    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "tidak dapat dibuat" in result.stderr


def test_a_published_address_that_would_vanish_fails_the_check(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    git = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-C", str(tmp_path)]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "awal"]):
        subprocess.run([*git, *arguments], check=True)
    assert project.kim().exit_code == 0
    (tmp_path / POST).rename(tmp_path / OTHER)

    since = kim(project, "check", "--since", "HEAD")
    published = kim(project, "check", "--published", "site/sitemap.xml")
    folder = kim(project, "check", "--published", "site")

    for result in (since, published, folder):
        assert result.returncode == 1
        assert "KIM136" in result.stdout
        assert "/kutai-timur/kim-contoh/2026/gotong-royong/" in result.stdout
    moved = post(redirect_from="[/kutai-timur/kim-contoh/2026/gotong-royong/]")
    project.edit(f"-- {OTHER} --\n{moved}")
    assert kim(project, "check", "--since", "HEAD", "--published", "site").returncode == 0
    assert kim(project, "check", "--published", "groups.yaml").returncode == 1
