"""What was promised with a release is there, or was taken back with a year's notice."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests import promises

ROOT = Path(__file__).parents[1]
NOTICE = dt.timedelta(days=365)
_ENTRY = re.compile(r"(\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d) (.+)")
"""When it was told in CHANGELOG.md, when it goes, and the promise."""


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_nothing_goes_that_was_promised() -> None:
    withdrawn = {_ENTRY.fullmatch(line)[3] for line in _lines(promises.GONE)}  # type: ignore[index]
    missing = {*_lines(promises.KEPT)} - {*promises.current()} - withdrawn

    assert missing == set(), "see RELEASING.md: what is promised"


def test_what_was_taken_back_was_a_promise_and_told_a_year_before() -> None:
    kept = _lines(promises.KEPT)
    for line in _lines(promises.GONE):
        entry = _ENTRY.fullmatch(line)
        assert entry, line
        assert entry[3] in kept, line
        told, goes = map(dt.date.fromisoformat, entry.groups()[:2])
        assert goes - told >= NOTICE, line


def test_promises_are_of_every_sort() -> None:
    sorts = {line.split(":")[0].split(" (")[0].split("/")[0] for line in _lines(promises.KEPT)}
    assert sorts == {
        "address",
        "command",
        "field of ",
        "key in a post",
        "key in groups.yaml",
        "option of the plugin",
    }
    assert _lines(promises.KEPT) == sorted(_lines(promises.KEPT))
