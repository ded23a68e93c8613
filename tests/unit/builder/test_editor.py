"""What the repository holds for VS Code is what the models say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kim_plugins.builder import editor

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", editor.files())
def test_the_repository_s_files_are_up_to_date(name: str) -> None:
    lies_there = (ROOT / editor.FOLDER / name).read_text(encoding="utf-8")

    assert lies_there == editor.files()[name], "run `kim editor`"


def test_the_settings_give_groups_yaml_the_schema_that_lies_there() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.schemas"] == {"./.vscode/schemas/groups.json": "groups.yaml"}
    assert (ROOT / ".vscode/schemas/groups.json").is_file()
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in recommended["recommendations"]


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    first = editor.write(tmp_path)
    first[0].write_text("{}", encoding="utf-8")

    assert len(first) == len(editor.files())
    assert editor.write(tmp_path) == [first[0]]
    assert editor.write(tmp_path) == []
