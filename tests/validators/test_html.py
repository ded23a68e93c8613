"""Nu, the HTML checker of the W3C, finds nothing in any page, style sheet or drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.validators import programs

POLICY = ".*Content Security Policy.*"


def findings(folder: Path, *options: str) -> list[str]:
    """Return what Nu finds wrong, or warns of, in the files of a folder.

    What it says of the content policy is left out: of files it can't know which address `'self'`
    means, and reports every script of ours. Browsers tell of real breaches (`test_pages.py`).
    """
    jar = str(programs.file(programs.NU))
    told = ("--filterpattern", POLICY, "--format", "json", "--stdout", *options)
    found = json.loads(programs.output("java", "-Xss8m", "-jar", jar, *told, folder))
    messages: list[dict[str, Any]] = found["messages"]
    return [f"{one['url']}: {one['message']}" for one in messages]


def test_no_page_has_a_fault(folder: Path) -> None:
    assert findings(folder, "--skip-non-html") == []


def test_no_style_sheet_has_a_fault(folder: Path) -> None:
    assert findings(folder / "assets", "--skip-non-css") == []


def test_no_drawing_has_a_fault(folder: Path) -> None:
    assert findings(folder / "assets", "--skip-non-svg") == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="id"><title>Uji</title><input type="search" role="combobox">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert any("“search”" in told for told in findings(tmp_path, "--skip-non-html"))
