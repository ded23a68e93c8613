"""A file is known by its stamp only if nobody can have touched it without the stamp telling."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kim_plugins.builder.storage import stamps
from kim_plugins.builder.storage.stamps import GRAIN_NS, stamp_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a file."""
    (tmp_path / "a.txt").write_text("isi", encoding="utf-8")
    return tmp_path / "a.txt"


def later() -> int:
    """Return a moment at which what is there now has lain there for long enough."""
    return time.time_ns() + 2 * GRAIN_NS


def test_a_file_that_lay_there_for_a_while_has_one(file: Path) -> None:
    assert stamp_of(str(file), later())
    assert stamp_of(str(file), later()) == stamp_of(str(file), later() + GRAIN_NS)


def test_one_that_was_just_written_has_none(file: Path) -> None:
    assert stamp_of(str(file), time.time_ns()) == ""


def test_a_time_that_was_set_back_does_not_hide_a_change(file: Path) -> None:
    os.utime(file, (0, 0))
    before = stamp_of(str(file), later())
    time.sleep(0.05)
    file.write_text("ISI", encoding="utf-8")
    os.utime(file, (0, 0))
    assert stamp_of(str(file), later()) != before


def test_one_of_the_future_has_none(file: Path) -> None:
    os.utime(file, ns=(later() * 2, later() * 2))
    assert stamp_of(str(file), later()) == ""


def test_a_link_a_folder_and_what_is_not_there_have_none(file: Path) -> None:
    (file.parent / "taut").symlink_to(file)
    for name in ("taut", ".", "tak-ada"):
        assert stamp_of(str(file.parent / name), later()) == ""


def test_where_the_system_keeps_no_time_of_change_nothing_has_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "_IS_KEPT", False)
    assert stamp_of(str(file), later()) == ""
