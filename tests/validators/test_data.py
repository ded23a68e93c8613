"""Frictionless finds every table as `datapackage.json` describes it, keys and references too."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.validators import programs

FRICTIONLESS = str(Path(sys.executable).with_name("frictionless"))


def report(data: Path) -> dict[str, Any]:
    """Return what it says of the tables in a folder."""
    told = programs.output(FRICTIONLESS, "validate", "--json", data / "datapackage.json")
    found: dict[str, Any] = json.loads(told)
    return found


def errors(data: Path) -> list[str]:
    """Return what it finds wrong."""
    told = report(data)
    found = [*told["errors"], *(error for task in told["tasks"] for error in task["errors"])]
    return [error["message"] for error in found]


def test_every_table_is_as_it_is_described(folder: Path) -> None:
    told = report(folder / "data")
    assert {task["name"] for task in told["tasks"]} >= {"groups", "posts", "regions", "post_areas"}
    assert errors(folder / "data") == []


def test_a_broken_reference_and_a_wrong_type_would_be_found(folder: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(folder / "data", tmp_path / "data"))
    areas, activity = data / "post_areas.csv", data / "activity.csv"
    with areas.open("a", encoding="utf-8", newline="") as file:
        file.write("https://kim.example.org/tidak-ada/,99.99\r\n")
    head, _, rest = activity.read_text("utf-8").partition("\n")
    activity.write_text(f"{head}\nNovember,berau,kim-contoh,satu,berau\n{rest}", encoding="utf-8")

    told = " ".join(errors(data))
    for sign in ("foreign key", "yearmonth", "integer"):
        assert sign in told
