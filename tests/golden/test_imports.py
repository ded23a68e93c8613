"""Exports of other sites, a folder each, and the posts and the report that come of them.

`KIM_UPDATE_IMPORTS=1 pytest tests/golden/test_imports.py` writes anew what is expected; read the
difference before it is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pytest

from kim_plugins.base.zones import WITA
from kim_plugins.builder.imports import exports, importing
from kim_plugins.builder.imports.importing import Import, Wish
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli import import_report
from kim_plugins.content.imports.labels import topics_of
from tests.builders import a_project, a_registry
from tests.pictures import jpeg

HERE = Path(__file__).parent / "imports"
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=WITA.tz)
GROUP = "kutai-timur/kim-contoh"


def made(project: Project, case: Path, media: Path) -> Import:
    """Import what a case holds, as `kim impor --yes` does."""
    options: dict[str, Any] = {}
    if (given := case / "options.json").exists():
        options = json.loads(given.read_text("utf-8"))
    for number, name in enumerate(options.get("pictures", [])):
        path = media / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(jpeg(width=64 + number))
    media.mkdir(exist_ok=True)
    wish = Wish(GROUP, "KIM Contoh", topics_of(a_registry()), NOW, options.get("base", ""))
    opened = exports.opened([next(case.glob("input.*"))], wish.base, [media])
    place = project.root / f"siap-{len(list(project.root.iterdir()))}"
    done = importing.prepare(project, wish, opened, place, Workshop(), lambda *_: None)
    importing.carry_out(project, wish, done, place)
    return done


def report(done: Import) -> str:
    parts = [
        (f"{heading}:", *(f"  {line}" for line in lines))
        for heading, lines in import_report.parts(done)
    ]
    return "\n".join([import_report.summary(done), *(line for part in parts for line in part), ""])


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.iterdir()))
def test_an_export_becomes_posts(name: str, tmp_path: Path) -> None:
    case, project = HERE / name, a_project(tmp_path / "proyek")
    folder = project.docs / "posts" / GROUP

    told = report(made(project, case, tmp_path / "gambar"))

    found = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    found["laporan.txt"] = told
    if os.environ.get("KIM_UPDATE_IMPORTS"):
        for old in (case / "hasil").glob("*"):
            old.unlink()
        (case / "hasil").mkdir(exist_ok=True)
        for file, text in found.items():
            (case / "hasil" / file).write_text(text, "utf-8")
    expected = {path.name: path.read_text("utf-8") for path in (case / "hasil").iterdir()}
    assert found == expected


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.iterdir()))
def test_the_same_export_makes_nothing_twice(name: str, tmp_path: Path) -> None:
    case, project = HERE / name, a_project(tmp_path / "proyek")
    first = made(project, case, tmp_path / "gambar")

    again = made(project, case, tmp_path / "gambar")

    assert (again.made, again.pictures) == ((), ())
    assert again.known == len(first.made)
