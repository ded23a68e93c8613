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
    kim = "site_url: https://kim.example.org/\ntheme: material\nplugins: [kim: {contact: %s}]\n"

    def told(contact: str) -> list[str]:
        (tmp_path / "mkdocs.yml").write_text(kim % contact, encoding="utf-8")
        return [p.code for p in check_all(project, settings(), Workshop())]

    assert told("null") == ["KIM182"]
    assert told("{email: ") == ["KIM003"], "no other setting is judged"
    assert told("{surel: a@kantor.example}") == ["KIM181"]
    assert told("{email: a@kantor.example}") == told("{email: !ENV SUREL}") == []


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
