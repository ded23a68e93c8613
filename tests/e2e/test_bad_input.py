"""Bad input gets a clear message; a bad post is left out, and the rest is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import run
from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, POST, post, site

pytestmark = pytest.mark.usefixtures("few_places")
GOOD = POST.replace("gotong-royong", "kabar-baik")


def test_a_bad_post_is_left_out_and_the_rest_is_published(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {GOOD} --\n{post()}-- {POST} --\ntanpa kepala\n")
    build = project.build()
    assert build.exit_code == 0, build.log
    assert f"{POST}:1  KIM001" in build.log
    assert "Traceback" not in build.log
    assert build.has("kutai-timur/kim-contoh/2026/kabar-baik/index.html")
    assert not build.has("kutai-timur/kim-contoh/2026/gotong-royong")


def test_strict_fails_on_a_bad_post(tmp_path: Path) -> None:
    build = site(tmp_path, f"-- {POST} --\ntanpa kepala\n").build("--strict")
    assert build.exit_code == 1
    assert "KIM001" in build.log


def test_a_warning_alone_does_not_fail_strict(tmp_path: Path) -> None:
    text = post(body="Dibuka Senin, 8 Mei 2022.")
    build = site(tmp_path, f"-- {POST} --\n{text}").build("--strict")
    assert build.exit_code == 0, build.log
    assert "8 Mei 2022 jatuh pada hari Minggu, bukan Senin" in build.log
    assert build.has("kutai-timur/kim-contoh/2026/gotong-royong/index.html")


def test_all_problems_of_all_posts_are_told_in_one_run(tmp_path: Path) -> None:
    text = post(title="x" * 111, kind="brita", topics="[tak-ada]", warna="biru")
    other = "docs/posts/kutai-timur/kim-tak-ada/2026-11-01-x.md"
    build = site(tmp_path, f"-- {POST} --\n{text}-- {other} --\n{post()}").build()
    assert build.exit_code == 0
    for code in ("KIM012", "KIM015", "KIM024", "KIM036"):
        assert code in build.log


def test_a_fault_in_the_registry_stops_the_build(tmp_path: Path) -> None:
    wrong = GROUPS_YAML.replace('village: "64.08.12.2004"', 'village: "64.72.01.1001"')
    build = site(tmp_path, f"-- groups.yaml --\n{wrong}").build()
    assert build.exit_code == 1
    line = wrong[: wrong.index("64.72.01.1001")].count("\n") + 1
    assert f"groups.yaml:{line}:" in build.log
    assert "KIM035" in build.log
    assert "Traceback" not in build.log


def test_a_missing_registry_stops_the_build(tmp_path: Path) -> None:
    project = site(tmp_path)
    (tmp_path / "groups.yaml").unlink()
    build = project.build()
    assert (build.exit_code, "KIM101" in build.log) == (1, True), build.log


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("KIM201", "site_url: https://kim.example.org/\n", ""),
        ("KIM151", "site_url: https://kim.example.org/", "site_url: https://kim.example.org/a b/"),
        ("KIM202", "name: material", "name: mkdocs"),
        ("KIM203", "plugins:", "use_directory_urls: false\nplugins:"),
        ("KIM204", 'now: "2026', 'now: "besok'),
        ("KIM205", "  - kim:\n", "  - kim:\n      format: 99\n"),
    ],
)
def test_a_wrong_setting_stops_the_build(tmp_path: Path, code: str, old: str, new: str) -> None:
    build = site(tmp_path, f"-- mkdocs.yml --\n{MKDOCS_YML.replace(old, new)}").build()
    assert (build.exit_code, code in build.log) == (1, True), build.log
    assert "Traceback" not in build.log


@pytest.mark.parametrize(
    ("code", "line", "old", "new"),
    [
        ("KIM003", 1, "site_name: KIM Uji", "site_name KIM Uji"),
        ("KIM008", 5, "plugins:", "plugin:"),
        ("KIM008", 1, "site_name:", "site_nama:"),
        ("KIM151", 2, "https://kim.example.org/", "kim.example.org"),
        ("KIM216", 5, "plugins:", "markdown_extensions: [admonision]\nplugins:"),
        ("KIM216", 5, "plugins:", "docs_dir: tulisan\nplugins:"),
        ("KIM216", 6, "plugins:", "plugins:\n  - pencarian"),
        ("KIM216", 5, "plugins:", "nav: index.md\nplugins:"),
        ("KIM216", 5, "plugins:", "INHERIT: tidak-ada.yml\nplugins:"),
        ("KIM216", 5, "plugins:", "INHERIT: mkdocs.yml\nplugins:"),
        ("KIM216", 5, "plugins:", "exclude_docs: '[z-a]'\nplugins:"),
        ("KIM216", 5, "plugins:", "plugins:\n  - [search]"),
    ],
)
def test_what_the_engine_would_refuse_is_told_at_its_line_by_check_and_build(
    tmp_path: Path, code: str, line: int, old: str, new: str
) -> None:
    project = site(tmp_path, f"-- mkdocs.yml --\n{MKDOCS_YML.replace(old, new)}")
    check = run("kim", "check", folder=tmp_path)
    build = project.kim()
    for exit_code, log in ((check.returncode, check.stdout), (build.exit_code, build.log)):
        assert (exit_code, f"mkdocs.yml:{line}:" in log, f"  {code}  " in log) == (1, True, True), (
            log
        )
        assert "Config value" not in log
        assert "Traceback" not in log


def test_a_plugin_of_the_theme_is_known_by_its_short_name(tmp_path: Path) -> None:
    right = MKDOCS_YML.replace("plugins:", "plugins:\n  - tags")
    site(tmp_path, f"-- mkdocs.yml --\n{right}")

    check = run("kim", "check", folder=tmp_path)

    assert (check.returncode, check.stdout) == (0, "Tidak ada masalah.\n")


def test_a_setting_that_does_not_exist_is_told_once_and_fails_where_problems_do(
    tmp_path: Path,
) -> None:
    wrong = MKDOCS_YML.replace("plugins:", "warna: biru\nplugins:")
    project = site(tmp_path, f"-- mkdocs.yml --\n{wrong}")
    build = project.kim()
    assert (build.exit_code, build.log.count("KIM008")) == (0, 1), build.log
    assert "Unrecognised" not in build.log
    assert project.kim("--strict").exit_code == 1


def test_a_menu_that_leads_nowhere_is_told_once(tmp_path: Path) -> None:
    wrong = MKDOCS_YML.replace("plugins:", "nav:\n  - Tentang: tentang.md\nplugins:")
    project = site(tmp_path, f"-- mkdocs.yml --\n{wrong}-- docs/lain.md --\n# Lain\n")
    build = project.build("--strict")
    assert (build.exit_code, build.log.count("KIM146")) == (1, 1), build.log
    assert "A reference to" not in build.log


def test_a_hand_written_page_can_not_take_a_view_s_address(tmp_path: Path) -> None:
    build = site(tmp_path, "-- docs/kim.md --\n# Halaman sendiri\n").build()
    assert build.exit_code == 0
    assert "docs/kim.md  KIM040" in build.log
    assert "Halaman sendiri" not in build.page("kim")


def test_a_symbolic_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "rahasia.md").write_text(post("Rahasia"), encoding="utf-8")
    project = site(tmp_path, f"-- {GOOD} --\n{post()}")
    (tmp_path / POST).symlink_to(tmp_path / "rahasia.md")
    build = project.build()
    assert f"{POST}  KIM021" in build.log
    assert b"Rahasia" not in b"".join(build.files().values())


def test_a_folder_that_leads_into_itself_stops_the_build(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {GOOD} --\n{post()}")
    for name in ("satu", "dua"):
        (tmp_path / "docs/posts/kutai-timur" / name).symlink_to(tmp_path / "docs/posts")
    build = project.build()
    assert build.exit_code == 1
    assert "docs/posts/kutai-timur/dua  KIM021" in build.log


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("img/palsu.png", b"<svg onload=alert(1)>", "KIM032"),
        ("img/raksasa.jpg", b"\xff\xd8\xff" + bytes(10_000_001), "KIM059"),
        ("img/lukisan.svg", b"<svg/>", "KIM032"),
        ("surat.pdf", b"%PDF", "KIM041"),
        ("foto.jpg", b"\xff\xd8\xff", "KIM058"),
    ],
)
def test_a_file_that_may_not_be_published_is_named(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    project = site(tmp_path, f"-- {GOOD} --\n{post()}")
    build = project.write(f"docs/posts/kutai-timur/kim-contoh/{name}", content).build()
    assert build.exit_code == 0
    assert f"docs/posts/kutai-timur/kim-contoh/{name}  {code}" in build.log
    assert not any(Path(name).stem in path for path in build.files())


def test_a_post_that_shows_a_bad_picture_is_left_out(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(body='![Balai](img/palsu.png)')}")
    build = project.write("docs/posts/kutai-timur/kim-contoh/img/palsu.png", b"GIF89a").build()
    assert "KIM032" in build.log
    assert "1 ditinggalkan" in build.log
