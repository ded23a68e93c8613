"""The house rules that a machine can keep: floors, sizes, and words that don't belong."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kim_plugins"
MODULES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
LONGEST_FILE = 400
LONGEST_FUNCTION = 45
FULLEST_ROOM = 16
LISTS = frozenset({"content/checks", "cli", "model", "views"})
"""Folders that are lists of one thing a file, where a name is all that one looks for."""
PASSED_OVER = frozenset({"build", "dist", "node_modules", "venv"})
"""Names of folders that many tools leave out."""


def test_no_test_is_passed_over(pytestconfig: pytest.Config) -> None:
    skipped = pytestconfig.getini("norecursedirs")
    folders = {parent for test in (ROOT / "tests").rglob("test_*.py") for parent in test.parents}
    assert not [f for f in folders if ROOT in f.parents for p in skipped if f.match(p)]


def test_browsers_are_started_in_one_place_since_a_process_has_only_one() -> None:
    tests = {p.relative_to(ROOT).as_posix(): p.read_text() for p in (ROOT / "tests").rglob("*.py")}
    del tests["tests/test_architecture.py"]
    assert {p for p in tests if "sync_playwright()" in tests[p]} == {"tests/chromium.py"}
    starting = {p for p in tests if "chromium.started()" in tests[p]}
    # The second is also a command, which has a process of its own.
    assert {p for p in starting if p.startswith("tests/browser/")} == {
        "tests/browser/conftest.py",
        "tests/browser/first_screens.py",
    }


def test_a_module_imports_only_from_floors_below() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_views_ask_the_province_for_groups_so_that_it_is_noted() -> None:
    """Three ask which groups there are, and for nothing of them that may change alone."""
    plain = re.compile(r"registry\.groups\b|registry\.groups_by_id")
    views = [*(PACKAGE / "views").rglob("*.py"), PACKAGE / "model" / "activity.py"]
    found = {path.stem for path in views if plain.search(path.read_text(encoding="utf-8"))}
    assert found == {"channel", "redirects", "search"}


def _rooms() -> dict[str, list[Path]]:
    """Return the modules of each folder of the package that holds any."""
    folders = sorted({path.parent for path in PACKAGE.rglob("*.py")} - {PACKAGE})
    return {f.relative_to(PACKAGE).as_posix(): sorted(f.glob("*.py")) for f in folders}


def test_every_room_says_what_it_is_for() -> None:
    for room in _rooms():
        text = (PACKAGE / room / "__init__.py").read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(text)), room


def test_a_room_can_be_looked_over() -> None:
    full = {
        room: len(modules) - 1
        for room, modules in _rooms().items()
        if room not in LISTS and len(modules) - 1 > FULLEST_ROOM
    }
    assert full == {}


def test_rooms_of_builder_and_content_are_where_modules_are() -> None:
    rooms = _rooms()
    assert [path.stem for path in rooms["content"]] == ["__init__", "draft"]
    assert len(rooms["builder"]) - 1 < len([r for r in rooms if r.startswith("builder/")])


def test_no_folder_has_a_name_that_tools_pass_over() -> None:
    ours = [PACKAGE, *(ROOT / "tests" / "unit").rglob("*"), *PACKAGE.rglob("*")]
    assert [path for path in ours if path.is_dir() and path.name in PASSED_OVER] == []


def test_unit_tests_stand_in_the_rooms_of_their_modules() -> None:
    """A file of tests may speak of a whole room, but its room exists in the package."""
    unit = ROOT / "tests" / "unit"
    rooms = {path.parent.relative_to(unit).as_posix() for path in unit.rglob("test_*.py")}
    assert rooms - {"tools"} <= _rooms().keys()


def test_the_map_of_the_house_names_only_what_stands_there() -> None:
    """A path in ARCHITECTURE.md exists, and a bare file name belongs to some file."""
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    kept = ("kim_plugins", "tests", "tools", "deploy", "decisions", "benchmarks", "docs")
    names = {path.name for folder in kept for path in (ROOT / folder).rglob("*.*")}
    paths = set(re.findall(r"`([\w./-]+\.(?:py|js|css|svg))`", told))
    rooms = set(re.findall(r"`((?:base|model|content|views|builder|tests)/[\w/]*)`", told))
    assert len(paths) > 90
    assert len(rooms) > 30
    bare = {path for path in paths if "/" not in path}
    assert sorted(bare - names) == []
    bases = (
        ROOT,
        PACKAGE,
        PACKAGE / "views",
        PACKAGE / "content",
        PACKAGE / "content" / "markdown",
    )
    whole = (paths - bare) | rooms
    assert sorted(p for p in whole if not any((base / p).exists() for base in bases)) == []


def test_the_map_of_the_house_has_every_room() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"(?m)^\| `((?:content|builder)/\w+)/`", told))
    rooms = {room for room in _rooms() if re.fullmatch(r"(content|builder)/\w+", room)}
    assert rows == rooms


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_only_the_sanitiser_and_the_slots_make_safe_html() -> None:
    makers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "SafeHtml(" in path.read_text(encoding="utf-8")
    }
    assert makers == {
        "content/markdown/sanitize.py",
        "content/markdown/body.py",
        "content/judging/record.py",
        "model/body.py",
        "views/media.py",
        "views/post.py",
    }


def test_no_template_marks_anything_as_safe() -> None:
    for template in (PACKAGE / "templates" / "kim").glob("*.html"):
        assert "|safe" not in template.read_text(encoding="utf-8").replace(" ", ""), template.name


def test_every_code_that_is_raised_has_its_message_and_the_other_way_round() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    messages = {path.stem for path in (PACKAGE / "messages").glob("KIM*.md")}
    assert set(re.findall(r'"(KIM\d{3})"', sources)) == messages


def test_for_which_province_a_process_works_is_said_at_its_doors_alone() -> None:
    said = {
        path.name
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\bhome\.settle(?:_for)?\(", path.read_text(encoding="utf-8"))
    }

    doors = {"gabung.py", "site.py", "project_options.py", "build_request.py", "examinations.py"}
    assert said == doors


def test_the_package_reads_no_clock_but_at_its_door() -> None:
    allowed = {
        "engine/site.py",
        "builder/changes/build_request.py",
        "builder/storage/stamps.py",
        "cli/project_options.py",
        "cli/new.py",
    }
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if any(word in text for word in (".now(", ".today(", "time.time(", "utcnow")):
            assert path.relative_to(PACKAGE).as_posix() in allowed
