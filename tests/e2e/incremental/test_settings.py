"""Whatever a build reads counts as its input: settings, what they inherit, time, themes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs import config as config_module

from kim_plugins.engine import loading
from tests.e2e.incremental.builds import build, clean
from tests.e2e.incremental.world import begin
from tests.e2e.sites import MKDOCS_YML, POST, Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

NEXT_WEEK = POST.replace("2026-11-01-gotong-royong", "2026-11-30-nanti")
NEXT_WEEK_PAGE = "kutai-timur/kim-contoh/2026/nanti"


def named(value: str) -> str:
    """Write mkdocs.yml with another value of `site_name`."""
    return f"-- mkdocs.yml --\n{MKDOCS_YML.replace('KIM Uji', value)}"


@pytest.mark.parametrize(
    "value",
    ["!ENV NAMA", "!ENV [LAIN, NAMA, Bawaan]", "!ENV [NAMA, Bawaan]", "!ENV\n  - NAMA\n  - Bawaan"],
)
def test_a_variable_of_the_environment_counts(tmp_path: Path, value: str) -> None:
    project = site(tmp_path, named(value))
    for name in ("Satu", "Dua"):
        result = project.kim(NAMA=name)
        assert result.exit_code == 0, result.log
        assert f"Daftar KIM – {name}" in result.page("kim")


def test_a_variable_without_a_value_is_not_one_that_is_missing(tmp_path: Path) -> None:
    project = site(tmp_path, named("!ENV [NAMA, Bawaan]"))
    assert "– Bawaan" in project.kim().page("kim")
    assert project.build(NAMA="").exit_code == 1
    assert project.kim(NAMA="").exit_code == 1


@pytest.mark.parametrize("line", ["INHERIT: dasar.yml", '"INHERIT": "dasar.yml"'])
def test_what_the_settings_inherit_counts(tmp_path: Path, line: str) -> None:
    config = MKDOCS_YML.replace("site_name: KIM Uji", line)
    project = site(tmp_path, f"-- mkdocs.yml --\n{config}-- dasar.yml --\nsite_name: Satu\n")
    assert "– Satu" in project.kim().page("kim")
    assert "– Dua" in project.edit("-- dasar.yml --\nsite_name: Dua\n").kim().page("kim")


def test_settings_that_inherit_those_of_the_last_build_count_by_themselves(tmp_path: Path) -> None:
    text = "-- lain.yml --\nINHERIT: mkdocs.yml\nsite_url: https://lain.example/\n"
    project = site(tmp_path, text)
    first = project.kim().files()
    other = project.kim("-f", "lain.yml").files()  # Into the same folder.
    again = project.kim().files()
    shutil.rmtree(tmp_path / ".kim-cache")
    assert other == project.kim("-f", "lain.yml").files() != first
    assert again == first


def test_an_edit_of_the_settings_during_a_build_counts_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = site(tmp_path, named("Satu"))
    load = config_module.load_config

    def load_and_edit(*given: object, **options: object) -> object:
        config = load(*given, **options)  # type: ignore[arg-type]
        project.edit(named("Dua"))
        return config

    monkeypatch.setattr(loading, "load_config", load_and_edit)
    build(project)
    monkeypatch.undo()
    build(project)
    assert "– Dua" in (tmp_path / "site/kim/index.html").read_text(encoding="utf-8")


def test_a_template_of_the_project_s_own_counts(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("name: material", "{name: material, custom_dir: tema}")
    config = config.replace("theme:\n  {", "theme: {")
    mark = "-- tema/partials/kim-mark.html --\n"
    project = site(tmp_path, f"-- mkdocs.yml --\n{config}{mark}satu\n")
    assert project.kim().exit_code == 0
    project.edit(f"{mark}dua\n")
    kim, mkdocs = project.kim().files(), project.build().files()
    assert kim == mkdocs


def test_what_a_page_takes_from_outside_the_docs_folder_counts(tmp_path: Path) -> None:
    config = f"{MKDOCS_YML}markdown_extensions: [pymdownx.snippets]\n"
    page = '-- docs/tentang.md --\n# Tentang\n\n--8<-- "luar.txt"\n'
    project = site(tmp_path, f"-- mkdocs.yml --\n{config}{page}-- luar.txt --\nKata satu\n")
    assert "Kata satu" in project.kim().page("tentang")
    assert "Kata dua" in project.edit("-- luar.txt --\nKata dua\n").kim().page("tentang")


def test_what_an_extension_of_other_people_takes_from_elsewhere_counts(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from markdown import Extension, preprocessors\n"
        "class Reader(preprocessors.Preprocessor):\n"
        "    def run(self, lines):\n"
        "        return [*lines, Path('luar.txt').read_text()]\n"
        "def makeExtension(**options):\n"
        "    one = Extension(**options)\n"
        "    one.extendMarkdown = lambda md: md.preprocessors.register(Reader(md), 'luar', 30)\n"
        "    return one\n"
    )
    config = f"{MKDOCS_YML}markdown_extensions: [sisipan]\n"
    page = "-- docs/tentang.md --\n# Tentang\n"
    text = f"-- mkdocs.yml --\n{config}{page}-- sisipan.py --\n{code}-- luar.txt --\nKata satu\n"
    project, found = site(tmp_path, text), {"PYTHONPATH": str(tmp_path)}
    assert "Kata satu" in project.kim(**found).page("tentang")
    assert "Kata dua" in project.edit("-- luar.txt --\nKata dua\n").kim(**found).page("tentang")


def test_the_moment_of_the_settings_counts_again_after_one_that_was_given(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {NEXT_WEEK} --\n{post(date='2026-11-30')}")
    assert project.kim("--now", "2026-12-01").has(NEXT_WEEK_PAGE)
    later = {"SOURCE_DATE_EPOCH": "1796300000"}  # 3 December 2026
    assert not project.kim(**later).has(NEXT_WEEK_PAGE)


def test_the_clock_counts_where_nothing_else_is_given(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace('\n  - kim:\n      now: "2026-11-24T12:00"', " [kim]")
    text = f"-- mkdocs.yml --\n{config}-- {NEXT_WEEK} --\n{post(date='2026-11-30')}"
    project = site(tmp_path, text)
    moments = {"1795900000": False, "1795967999": False, "1795968000": True, "1795900001": False}
    for epoch, is_there in moments.items():  # 30 November begins at 1795968000 in WITA.
        assert project.kim(SOURCE_DATE_EPOCH=epoch).has(NEXT_WEEK_PAGE) is is_there, epoch


def test_a_moment_that_can_not_be_read_is_told_and_leaves_the_site(tmp_path: Path) -> None:
    project = site(tmp_path)
    before = project.kim().files()
    result = project.kim("--now", "besok")
    assert (result.exit_code, "KIM204" in result.log) == (1, True), result.log
    assert result.files() == before


def test_without_the_docs_folder_the_message_is_clear(tmp_path: Path) -> None:
    project = site(tmp_path)
    project.kim()
    (tmp_path / "docs").rmdir()
    result = project.kim()
    assert result.exit_code == 1
    assert "Traceback" not in result.log
    assert "docs" in result.log


def test_settings_that_can_not_be_read_are_told_and_leave_the_site(tmp_path: Path) -> None:
    project = site(tmp_path)
    before = project.kim().files()
    for text in (
        "site_name: [\n",
        "plugins: [tak-ada]\n",
        "theme: tak-ada\n",
        "site_name: Situs\n",
    ):
        result = project.edit(f"-- mkdocs.yml --\n{text}").kim()
        assert result.exit_code == 1, text
        assert "Traceback" not in result.log
        assert result.log.strip()
        assert result.files() == before


def test_a_second_project_in_the_same_process_knows_nothing_of_the_first(tmp_path: Path) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    projects: list[Site] = []
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        projects.append(site(tmp_path / name, f"-- {POST} --\n{post(name)}"))
    build(projects[0])
    before = (tmp_path / "satu/site/index.html").read_bytes()
    mkdocs_build(load_config(config_file=str(tmp_path / "dua/mkdocs.yml")))
    assert (tmp_path / "satu/site/index.html").read_bytes() == before
    assert b"dua" in (tmp_path / "dua/site/index.html").read_bytes()


def test_problems_that_come_or_go_with_a_day_are_told_by_it(tmp_path: Path) -> None:
    (tmp_path / "proyek").mkdir()
    world = begin(tmp_path / "proyek")
    contact = "{email: a@kantor.id, security: b@kantor.id, security_until: 2026-11-30}"
    world.replace("mkdocs.yml", " [kim]", f" [{{kim: {{contact: {contact}}}}}]")
    number = "{name: Polisi, number: 110, source: 'https://kantor.id/', checked: 2027-01-10}"
    office = "  office: {name: Kantor Contoh}\n"
    world.replace("groups.yaml", f"{office}regencies", f"{office}  numbers: [{number}]\nregencies")
    lapsed, ahead = "KIM209", "KIM189"
    for now, codes in (
        ("2026-11-29T23:59", {ahead}),
        ("2026-11-30T00:00", {ahead, lapsed}),
        ("2026-12-09T23:59", {ahead, lapsed}),
        ("2026-12-10T00:00", {lapsed}),
    ):
        report = build(world.project, now)
        expected = clean(world.project, tmp_path / "salinan", now)
        assert report is not None
        assert expected is not None
        assert report.problems == expected.problems
        told = {code for code in (lapsed, ahead) for _, text in report.problems if code in text}
        assert told == codes, now
