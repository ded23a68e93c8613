"""The digest changes with everything that a build reads, and with nothing else."""

from __future__ import annotations

import dataclasses
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kim_plugins.builder.sources import inputs
from kim_plugins.builder.sources.inputs import Inputs, Survey
from kim_plugins.builder.storage import version

CONFIG = "INHERIT: dasar.yml # dari sini\nsite_name: !ENV NAMA\nx: !ENV [SATU, DUA, bawaan]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a project with a theme of its own, and settings that inherit twice."""
    for name, text in {
        "mkdocs.yml": CONFIG,
        "dasar.yml": "INHERIT: 'bagian/akar.yml'\ny: !ENV TIGA\n",
        "bagian/akar.yml": "site_url: https://kim.example.org/\n",
        "groups.yaml": "version: 1\n",
        "docs/index.md": "# Beranda\n",
        "docs/posts/a/b/2026-11-01-x.md": "isi\n",
        "tema/main.html": "<p>\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def gathered(root: Path) -> Inputs:
    return inputs.gather(root / "mkdocs.yml", root / "docs", root / "groups.yaml", root / "tema")


@dataclasses.dataclass(frozen=True)
class State:
    """What is read, without when it was touched."""

    base: str
    files: dict[str, str]


def state(root: Path) -> State:
    """Return what is read."""
    found = inputs.survey(gathered(root))
    return State(found.base, dict(found.files))


def stamps(found: Survey) -> dict[str, str]:
    """Return what tells of each file that it is as it was."""
    folders = found.folders.values()
    return {path: file.stamp for folder in folders for path, file in folder.files.items()}


def test_inherited_files_and_named_variables_are_found(root: Path) -> None:
    found = gathered(root)
    assert {Path(name).name for name in found.files} == {
        "groups.yaml",
        "mkdocs.yml",
        "dasar.yml",
        "akar.yml",
    }
    assert {"NAMA", "SATU", "DUA", "TIGA"} <= set(found.variables)


def test_the_same_state_has_the_same_digest(root: Path) -> None:
    before = state(root)
    for path in root.rglob("*.*"):
        os.utime(path, (0, 0))
        path.chmod(0o600)
    (root / "docs/kosong").mkdir()
    (root / "lain.txt").write_text("di luar", encoding="utf-8")
    assert state(root) == before


CHANGES: dict[str, Callable[[Path], object]] = {
    "a post is changed": lambda r: (r / "docs/posts/a/b/2026-11-01-x.md").write_text("lain"),
    "a page is added": lambda r: (r / "docs/baru.md").write_text("x"),
    "a page is removed": lambda r: (r / "docs/index.md").unlink(),
    "a page is renamed": lambda r: (r / "docs/index.md").rename(r / "docs/lain.md"),
    "a file moves to a folder": lambda r: shutil.move(r / "docs/index.md", r / "docs/posts"),
    "the registry is changed": lambda r: (r / "groups.yaml").write_text("version: 2"),
    "the registry is gone": lambda r: (r / "groups.yaml").unlink(),
    "the settings are changed": lambda r: (r / "mkdocs.yml").write_text(CONFIG + "z: 1\n"),
    "what they inherit is changed": lambda r: (r / "bagian/akar.yml").write_text("x: 1"),
    "a template is changed": lambda r: (r / "tema/main.html").write_text("<b>"),
    "a page becomes a link": lambda r: _linked(r, "docs/index.md", "# Beranda\n"),
    "a template becomes a link": lambda r: _linked(r, "tema/main.html", "<b>\n"),
    "the docs folder is gone": lambda r: shutil.rmtree(r / "docs"),
    "the theme's folder is gone": lambda r: shutil.rmtree(r / "tema"),
    "content moves between files": lambda r: _swap(r / "docs/index.md", r / "docs/b.md"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_changes_when(root: Path, name: str) -> None:
    (root / "docs/b.md").write_text("b", encoding="utf-8")
    places = gathered(root)
    before = inputs.survey(places)
    CHANGES[name](root)
    assert inputs.survey(places) != before


def test_what_a_linked_template_leads_to_counts(root: Path) -> None:
    _linked(root, "tema/main.html", "satu")
    before = state(root)
    (root / "luar").write_text("dua", encoding="utf-8")
    assert state(root) != before


@pytest.mark.parametrize("name", ["NAMA", "SATU", "DUA", "TIGA"])
def test_a_variable_counts_and_an_empty_one_is_not_a_missing_one(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(name, raising=False)
    digests = {state(root).base}
    for value in ("", "satu", "dua"):
        monkeypatch.setenv(name, value)
        digests.add(state(root).base)
    assert len(digests) == 4


def test_the_code_counts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(root)
    monkeypatch.setattr(inputs, "code_digest", lambda: "lain")
    assert state(root) != before


def test_settings_that_inherit_from_each_other_end(root: Path) -> None:
    (root / "dasar.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    assert len(gathered(root).files) == 3


def test_settings_that_inherit_from_what_is_not_there_are_no_error(root: Path) -> None:
    (root / "dasar.yml").unlink()
    assert state(root)


@pytest.mark.parametrize(
    "config",
    [
        "x: !ENV\n  - EMPAT\n  - bawaan\n",
        "x: !ENV [\n  EMPAT,\n  bawaan]\n",
        'x: !ENV "EMPAT"\n',
        "x: [!ENV EMPAT, y]\n",
        "x: {y: !ENV EMPAT}\n",
    ],
)
def test_variables_are_found_however_they_are_written(root: Path, config: str) -> None:
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert "EMPAT" in gathered(root).variables


def test_names_that_are_not_utf_8_count(root: Path) -> None:
    before = state(root)
    (root / "docs" / "a\udcff.txt").write_text("x", encoding="utf-8")
    assert state(root) != before


def test_where_things_lie_stays_the_same(root: Path) -> None:
    before = gathered(root)
    (root / "docs/baru.md").write_text("x", encoding="utf-8")
    assert gathered(root) == before


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at everything an hour later."""
    # Times of change can't be set, so the moment of looking is.
    monkeypatch.setattr(inputs, "clock_ns", lambda: time.time_ns() + 3600 * 1_000_000_000)


@pytest.mark.usefixtures("later")
def test_what_nobody_touched_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = inputs.survey(gathered(root))
    monkeypatch.setattr(inputs, "state_of", lambda path: pytest.fail(f"{path} was read"))
    assert inputs.survey(gathered(root), known) == known


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_touched_is_read_again(root: Path, change: str) -> None:
    (root / "docs/b.md").write_text("b", encoding="utf-8")
    known = inputs.survey(gathered(root))
    time.sleep(0.05)  # In truth it has lain there for longer than the grain of any clock.
    CHANGES[change](root)
    found = inputs.survey(gathered(root), known)
    assert found.files == inputs.survey(gathered(root)).files != known.files


def test_what_tells_that_our_code_is_the_same_goes_with_its_digest(root: Path) -> None:
    assert inputs.survey(gathered(root)).code == (version.code_mark(), version.code_digest())


def test_what_was_just_written_is_read_again(root: Path) -> None:
    known = inputs.survey(gathered(root))
    assert stamps(known)
    assert not any(stamps(known).values())


def _linked(root: Path, name: str, content: str) -> None:
    (root / "luar").write_text(content, encoding="utf-8")
    (root / name).unlink()
    (root / name).symlink_to(root / "luar")


def _swap(one: Path, other: Path) -> None:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
