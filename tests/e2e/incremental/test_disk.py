"""A disk that takes nothing more: one sentence, and no page that nobody takes back."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kim_plugins.builder.changes.build_request import Report
from kim_plugins.builder.storage import folder, journal, record
from kim_plugins.cli.build import build as command
from tests.e2e.incremental.builds import build, clean, differing, files
from tests.e2e.incremental.world import World, begin

pytestmark = pytest.mark.usefixtures("few_places")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Make and build a project, and edit it."""
    (tmp_path / "proyek").mkdir()
    world = begin(tmp_path / "proyek")
    assert build(world.project, world.now) is not None
    return world


def refuse(kind: type[Exception] = OSError) -> Any:
    def refused(*_: object, **__: object) -> None:
        raise kind(errno.EROFS, "Read-only file system")

    return refused


def test_pages_that_could_not_be_noted_go_with_their_posts(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is still that of the first build, which knows nothing of the new post."""
    monkeypatch.setattr(journal, "put", refuse())
    monkeypatch.setattr(record.Record, "transaction", refuse(sqlite3.OperationalError))
    monkeypatch.setattr(record, "rewritten", refuse())
    added = world.add(14)
    assert _is_right(build(world.project, world.now), world, tmp_path / "salinan")
    (world.root / added.path).unlink()
    assert _is_right(build(world.project, world.now), world, tmp_path / "salinan")


def test_what_the_disk_does_not_take_is_told_in_one_sentence(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, _: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", path)

    world.change(1, topics="[literasi]")
    options = ["-f", str(world.root / "mkdocs.yml"), "--now", world.now, "-q", "-j", "1"]
    monkeypatch.setattr(folder, "_put", full)
    result = CliRunner().invoke(command, options)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "tempat di disk habis" in result.output
    assert "Traceback" not in result.output
    monkeypatch.undo()
    assert _is_right(build(world.project, world.now), world, tmp_path / "salinan")


def _is_right(report: Report | None, world: World, copy: Path) -> bool:
    expected = clean(world.project, copy, world.now)
    assert expected is not None
    return report is not None and differing(files(world.root), expected.files) == []
