"""What is checked is what was asked for, and nothing outside the project."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli.file_selection import chosen_files


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "docs/posts/berau/kim-contoh"
    (folder / "img").mkdir(parents=True)
    for name in ("2026-11-02-b.md", "2026-11-01-a.md"):
        (folder / name).write_text("x", encoding="utf-8")
    for name in ("groups.yaml", "mkdocs.yml", "README.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return Project(root=tmp_path, docs=tmp_path / "docs", groups=tmp_path / "groups.yaml")


def names(found: object) -> list[str]:
    assert isinstance(found, list)
    return [path.name for path in found]


def test_nothing_given_means_everything(project: Project) -> None:
    assert chosen_files(project, [], None) is None


def test_the_project_or_its_docs_mean_everything(project: Project) -> None:
    assert chosen_files(project, [project.root], None) is None
    assert chosen_files(project, [project.docs], None) is None


def test_a_folder_stands_for_its_files_in_order(project: Project) -> None:
    found = chosen_files(project, [project.docs / "posts/berau"], None)

    assert names(found) == ["2026-11-01-a.md", "2026-11-02-b.md"]


def test_an_empty_folder_is_nothing_rather_than_everything(project: Project) -> None:
    assert chosen_files(project, [project.docs / "posts/berau/kim-contoh/img"], None) == []


def test_groups_yaml_and_mkdocs_yml_may_be_asked_for(project: Project) -> None:
    asked = [project.groups, project.config]

    assert names(chosen_files(project, asked, None)) == ["groups.yaml", "mkdocs.yml"]


def test_everything_that_can_not_be_checked_is_named_at_once(project: Project) -> None:
    strangers = [project.root / "tak-ada.md", project.root / "README.md", Path("/etc/passwd")]

    with pytest.raises(click.ClickException) as refusal:
        chosen_files(project, strangers, None)

    lines = refusal.value.message.split("\n")
    assert lines[0] == "Tidak ada berkas tak-ada.md. Periksa letak dan namanya."
    assert lines[1].startswith("README.md tidak diperiksa: yang diperiksa adalah isi folder docs")
    assert "passwd tidak diperiksa" in lines[2]


def test_a_folder_without_git_says_so(project: Project) -> None:
    with pytest.raises(click.ClickException, match="tidak dikelola dengan Git"):
        chosen_files(project, [], "main")
