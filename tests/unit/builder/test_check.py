"""Some posts are told of the same as all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.check import check_all, check_some
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.content.files.pages import Examination, Examiner
from tests.builders import URI, a_project, a_registry_file, a_text, settings


def test_a_change_of_the_future_is_told_whichever_way_a_post_is_checked(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", {URI: a_text(updated="2026-12-20")})

    (problem,) = found = check_all(project, settings(), Workshop())
    assert problem.code == "KIM150"
    assert problem.args["date"] == "Minggu, 20 Desember 2026"
    assert check_some(project, [project.docs / URI], Workshop(), settings().now) == found
    assert check_all(project, settings("2026-12-20"), Workshop()) == []


def test_the_settings_contact_is_judged_as_by_a_build(tmp_path: Path) -> None:
    project = a_project(tmp_path, groups=a_registry_file(official=True))
    kim = "site_name: KIM\nsite_url: https://kim.kantor.go.id/\ntheme: material\n"
    kim += "plugins: [kim: {contact: %s}]\n"

    def told(contact: str) -> list[str]:
        (tmp_path / "mkdocs.yml").write_text(kim % contact, encoding="utf-8")
        return [p.code for p in check_all(project, settings(), Workshop())]

    assert told("null") == ["KIM182"]
    assert told("{email: ") == ["KIM003"], "no other setting is judged"
    assert told("{surel: a@kantor.example}") == ["KIM181"]
    assert told("{email: a@kantor.go.id}") == told("{email: !ENV SUREL}") == []
    assert told("{email: a@kantor.example}") == ["KIM206"]
    until = "{email: a@kantor.go.id, security: b@kantor.go.id, security_until: 2026-11-01}"
    assert told(until) == ["KIM209"]


def test_an_address_of_an_example_is_told_as_mkdocs_would_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = a_project(tmp_path, groups=a_registry_file(official=True))
    (tmp_path / "mkdocs.yml").write_text(
        'site_name: KIM\nsite_url: !ENV [SITE_URL, "https://kim-contoh.example.org/"]\n'
        "theme: material\nplugins: [kim: {contact: {email: a@kantor.go.id}}]\n",
        encoding="utf-8",
    )

    (problem,) = check_all(project, settings(), Workshop())
    assert (problem.code, problem.args["value"]) == ("KIM206", "https://kim-contoh.example.org/")
    monkeypatch.setenv("SITE_URL", "https://kim.kantor.go.id/")
    assert check_all(project, settings(), Workshop()) == []


def test_a_theme_that_is_not_installed_is_told(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    text = "site_name: KIM\nsite_url: https://kim.example.org/\ntheme: {name: %s}\nplugins: [kim]\n"

    def told(theme: str) -> list[str]:
        (tmp_path / "mkdocs.yml").write_text(text % theme, encoding="utf-8")
        return [p.code for p in check_all(project, settings(), Workshop())]

    assert [told(theme) for theme in ("material", "!ENV TEMA")] == [[], []]
    assert told("materialx") == ["KIM208"]
    assert told("readthedocs") == ["KIM202"], "told as unfit alone"


def test_a_check_of_one_post_reads_a_page_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "[Lama](/panduan-lama/), [bagian](/tentang/#isi), [lain](/layanan/)."
    pages: dict[str, str | bytes] = {
        "tentang.md": "---\nredirect_from: [/panduan-lama/]\n---\n\n# Tentang\n\n## Isi\n",
        "layanan.markdown": "# Layanan\n",
    }
    project = a_project(tmp_path, {URI: a_text(text), **pages})
    read: list[str] = []
    examine = Examiner.examine

    def noted(self: Examiner, text: str, path: str) -> Examination:
        read.append(path)
        return examine(self, text, path)

    monkeypatch.setattr(Examiner, "examine", noted)
    problems = check_some(project, [project.docs / URI], Workshop(), settings().now)

    assert problems == []
    assert sorted(read) == ["docs/layanan.markdown", "docs/tentang.md"]


def test_a_page_that_waits_is_known_by_its_address_whatever_its_suffix(tmp_path: Path) -> None:
    waiting: dict[str, str | bytes] = {"layanan.markdown": "# Layanan\n"}
    project = a_project(tmp_path, {URI: a_text("Lihat [layanan](/layanan/)."), **waiting})
    (tmp_path / "mkdocs.yml").write_text("draft_docs: layanan.markdown\n", encoding="utf-8")

    codes = [problem.code for problem in check_all(project, settings(), Workshop())]

    assert ("KIM048" in codes, "KIM027" in codes) == (True, False)
