"""A committed CODEOWNERS that groups.yaml no longer agrees with is told (KIM110)."""

from __future__ import annotations

from pathlib import Path

from kim_plugins.builder.pipeline import read_registry
from kim_plugins.builder.requests.codeowners_check import owners_of, stale
from kim_plugins.builder.sources.sources import Project
from tests.e2e.sites import GROUPS_YAML


def a_project(root: Path, editor: str = "rina") -> Project:
    (root / "groups.yaml").write_text(
        GROUPS_YAML.replace("    aliases: [Kutim]\n", f"    editors: [{editor}]\n"), "utf-8"
    )
    return Project(root, root / "docs", root / "groups.yaml")


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir()
    (root / name).write_text(text, encoding="utf-8")


def test_a_file_that_is_not_there_is_not_missed(tmp_path: Path) -> None:
    assert stale(a_project(tmp_path)) == []


def test_a_file_that_agrees_is_fine_until_an_editor_changes(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    registry = read_registry(project).registry
    assert registry is not None
    write(tmp_path, ".gitlab/CODEOWNERS", owners_of(project, registry, "gitlab").text)
    assert stale(project) == []

    (problem,) = stale(a_project(tmp_path, "budi"))

    assert (problem.code, problem.span.path) == ("KIM110", ".gitlab/CODEOWNERS")
    assert problem.args == {"forge": "gitlab"}


def test_without_a_usable_registry_nothing_is_said_of_owners(tmp_path: Path) -> None:
    write(tmp_path, ".github/CODEOWNERS", "* @rina\n")
    (tmp_path / "groups.yaml").write_text("version: 1\n", encoding="utf-8")

    assert stale(Project(tmp_path, tmp_path / "docs", tmp_path / "groups.yaml")) == []
