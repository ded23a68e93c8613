"""`kim build` fails where `mkdocs build` would, whether or not there is anything to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.sites import MKDOCS_YML, POST, post, site

pytestmark = pytest.mark.usefixtures("few_places")

BAD_POST = f"-- {POST} --\ntanpa kepala\n"
WARNED_POST = f"-- {POST} --\n{post(body='Dibuka Senin, 8 Mei 2022.')}"
DEAD_LINK = "-- docs/tentang.md --\n# Tentang\n\n[mati](tak-ada.md)\n"
TWO_HEADINGS = "-- docs/tentang.md --\n# Tentang\n\n# Lagi\n"
UNKNOWN_KEY = f"-- mkdocs.yml --\n{MKDOCS_YML}kunci_asing: 1\n"
DEAD_NAV = f"-- mkdocs.yml --\n{MKDOCS_YML}nav: [{{Tak ada: tak-ada.md}}]\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"-- {POST} --\n{post()}", 0),
        (WARNED_POST, 0),
        (BAD_POST, 1),
        (DEAD_LINK, 1),
        (TWO_HEADINGS, 0),
        (UNKNOWN_KEY, 1),
        (DEAD_NAV, 1),
    ],
    ids=["nothing", "a warning", "a bad post", "a dead link", "headings", "key", "nav"],
)
def test_strict_gives_the_same_exit_code_first_and_again(
    tmp_path: Path, text: str, code: int
) -> None:
    project = site(tmp_path, text)
    assert project.build("--strict").exit_code == code
    codes = [project.kim(*options).exit_code for options in (("--strict",), (), ("--strict",))]
    assert codes == [code, 0, code]


def test_strict_in_the_settings_counts(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- mkdocs.yml --\n{MKDOCS_YML}strict: true\n{BAD_POST}")
    assert [project.build().exit_code, project.kim().exit_code, project.kim().exit_code] == [1] * 3


def test_a_strict_build_that_fails_still_makes_the_site(tmp_path: Path) -> None:
    project = site(tmp_path, f"{BAD_POST}-- docs/tentang.md --\n# Tentang\n")
    result = project.kim("--strict")
    assert result.exit_code == 1
    assert result.files() == project.build().files()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BAD_POST, f"{POST}:1  KIM001"),
        (WARNED_POST, "8 Mei 2022 jatuh pada hari Minggu, bukan Senin"),
        (DEAD_LINK, "tak-ada.md"),
        (TWO_HEADINGS, "docs/tentang.md  KIM038"),
    ],
    ids=["a bad post", "a warning", "a dead link", "headings"],
)
def test_problems_are_told_again_where_nothing_has_changed(
    tmp_path: Path, text: str, words: str
) -> None:
    project = site(tmp_path, text)
    first, second = project.kim(), project.kim()
    assert words in first.log
    assert words in second.log
    assert "0 berkas ditulis" in second.log


@pytest.mark.parametrize("line", ["plugins: [kim, search]", "hooks: [kait.py]\nplugins: [kim]"])
def test_with_other_plugins_or_hooks_everything_is_made_and_it_says_so(
    tmp_path: Path, line: str
) -> None:
    head, _, _ = MKDOCS_YML.partition("plugins:")
    project = site(tmp_path, f"-- mkdocs.yml --\n{head}{line}\n-- kait.py --\n# kosong\n{BAD_POST}")
    moment = {"SOURCE_DATE_EPOCH": "1795500000"}
    first, second = project.kim(**moment), project.kim(**moment)
    for result in (first, second):
        assert result.exit_code == 0, result.log
        assert "situs dibuat seluruhnya" in result.log
        assert " 0 dipakai lagi" in result.log
    assert second.files() == project.build(**moment).files()
    assert project.kim("--strict", **moment).exit_code == 1


def test_what_another_plugin_made_does_not_stay_without_it(tmp_path: Path) -> None:
    project = site(tmp_path)
    project.kim()
    (kept,) = (tmp_path / ".kim-cache").glob("site-*.sqlite")
    journal = kept.with_suffix(".journal")
    journal.write_text("kim/index.html", encoding="utf-8")  # As a killed build leaves it.
    project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}  - search\n")
    assert project.kim().has("search/search_index.json")
    project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}")
    assert project.kim().files() == project.build().files()


def test_what_is_told_is_indonesian_and_ends_in_what_was_done(tmp_path: Path) -> None:
    result = site(tmp_path, f"-- {POST} --\n{post()}").kim()
    *_, last = result.log.splitlines()
    assert "1 tulisan terbit" in result.log
    assert "berkas ditulis" in last
    assert "dipakai lagi" in last
    assert last.endswith(" detik.")
    for word in ("INFO", "Building", "Cleaning", "built in", "\x1b"):
        assert word not in result.log


def test_quiet_tells_problems_only(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}")
    assert [project.kim("--quiet").log, project.kim("-q").log] == ["", ""]
    project.edit(BAD_POST)
    first, second = project.kim("--quiet"), project.kim("--quiet")
    for result in (first, second):
        assert "KIM001" in result.log
        assert "berkas ditulis" not in result.log
        assert "terbit" not in result.log
