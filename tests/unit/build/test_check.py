"""Some posts are told of the same as all."""

from __future__ import annotations

from pathlib import Path

from kim_plugins.build.check import check_all, check_some
from kim_plugins.build.examinations import Workshop
from tests.builders import URI, a_project, a_text, settings


def test_a_change_of_the_future_is_told_whichever_way_a_post_is_checked(tmp_path: Path) -> None:
    project = a_project(tmp_path / "situs", {URI: a_text(updated="2026-12-20")})

    (problem,) = found = check_all(project, settings(), Workshop())
    assert problem.code == "KIM150"
    assert problem.args["date"] == "Minggu, 20 Desember 2026"
    assert check_some(project, [project.docs / URI], Workshop(), settings().now) == found
    assert check_all(project, settings("2026-12-20"), Workshop()) == []
