"""What a build is about to touch is noted, and read again by the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.builder.storage import journal


@pytest.mark.parametrize(
    "paths", [set(), {"index.html"}, {"a/b.html", "é.html", "dengan spasi.txt"}, {"a\udcff.txt"}]
)
def test_what_is_announced_is_read_again(tmp_path: Path, paths: set[str]) -> None:
    path = tmp_path / "cache" / "site.journal"
    journal.announce(path, paths)
    assert journal.announced(path) == paths


def test_nothing_is_announced_where_there_is_no_journal(tmp_path: Path) -> None:
    assert journal.announced(tmp_path / "tak-ada.journal") == set()
