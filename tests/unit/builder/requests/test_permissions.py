"""The gate where Git can't answer, or the account is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.requests import permissions
from kim_plugins.builder.sources.sources import Project


@pytest.mark.parametrize("author", ["", "@rina", "rina:7", "dependabot[bot]"])
def test_an_account_that_is_none_is_refused(author: str, tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "docs", tmp_path / "groups.yaml")

    (problem,) = permissions.judge(project, author, "main")

    assert (problem.code, problem.span.path) == ("KIM301", "groups.yaml")


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "docs", tmp_path / "groups.yaml")

    (problem,) = permissions.judge(project, "rina", "main")

    assert problem.code == "KIM302"
    assert "bukan repositori Git" in problem.args["reason"]
