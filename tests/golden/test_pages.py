"""A project with hand-written pages is checked as a whole, from mkdocs.yml to their links.

A case's `files` are what lies in the project besides groups.yaml and a post with the part
`Temuan`, a scheduled one and mkdocs.yml; `problems` name the file that they are told of.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.base.diagnostics import by_place
from kim_plugins.builder import check
from kim_plugins.builder.sources.examinations import Workshop
from tests.builders import FOLDER, a_project, a_text, settings
from tests.golden.cases import Case, assert_problems, cases

SETTINGS = "site_url: https://kim.example.org/\ntheme: material\nplugins: [kim]\n"
"""Under what a case says in mkdocs.yml."""
POSTS: dict[str, str | bytes] = {
    f"{FOLDER}/2026-05-08-panen-madu.md": a_text("## Temuan\n\nIsi."),
    f"{FOLDER}/2026-12-20-nanti.md": a_text(date="2026-12-20"),
}


@pytest.mark.parametrize("case", cases("pages"))
def test_pages_are_checked(case: Case, tmp_path: Path) -> None:
    project = a_project(tmp_path, POSTS)
    for name, text in case["files"].items():
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        rest = SETTINGS if name == "mkdocs.yml" else ""
        path.write_text(text + rest, encoding="utf-8")

    found = by_place(check.check_all(project, settings(), Workshop()))

    assert_problems(found, case["problems"])
    assert [p.span.path for p in found] == [problem["file"] for problem in case["problems"]]
