"""What holds for every test: the same examples each time, a second chance for real machines."""

from __future__ import annotations

import functools
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kim_plugins.base import home
from tests.few_places import HOME

#: Tests with browsers, servers and many processes, which a busy machine can make fail by chance.
#: One that needed a second chance is named in the summary.
WITH_REAL_PARTS = tuple(Path(__file__).parent / name for name in ("browser", "e2e", "benchmarks"))
CHANCES = 2
collect_ignore = ["validators"]
"""They need Java and Node, and minutes: `make validators` asks for them by name."""

LONGEST_FIRST = (
    "browser/test_pages.py",
    "e2e/incremental/test_any_edits.py",
    "e2e/incremental/test_kills.py",
    "e2e/publish/test_switching.py",
    "e2e/incremental",
    "e2e/publish",
    "browser",
    "e2e",
    "workflows",
    "benchmarks",
)
"""Files and folders in the order in which workers take them; unit tests fill the gaps at the end.

A worker takes whole files (`--dist loadfile`), so one that began last would be waited for.
"""

MEMORY = Path("/dev/shm")
ROOM = 2 << 30
"""Bytes that must be free there; a run takes a fifth of it."""

# Thousands of small sites and releases are made, flushed to the disk and deleted. In memory nobody
# waits for that. Pytest's folders, `tempfile`, commands and browsers all follow the variable.
_has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
if _has_room and "TMPDIR" not in os.environ:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

# Hundreds of tests start a process; each would read our whole source text anew otherwise.
# Workers would rewrite the assertions of every test file.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# The gate says the same about the same commit; `make explore` looks for new examples.
settings.register_profile(
    "gate", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "explore",
    deadline=None,
    max_examples=3000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("gate")


home.settle(HOME)  # Modules of tests read the region table when they are imported.


@pytest.fixture(autouse=True)
def at_home() -> Iterator[None]:
    """Let every test begin in the province of the samples."""
    home.settle(HOME)
    yield
    home.settle(HOME)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests with real parts be run again when they fail, and let long ones begin first."""
    items.sort(key=lambda item: _turn(item.path))
    for item in items:
        if _has_real_parts(item.path):
            item.add_marker(pytest.mark.flaky(reruns=CHANCES, reruns_delay=1))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, nor ever among them: half a million things."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@functools.cache
def _has_real_parts(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in WITH_REAL_PARTS)


@functools.cache
def _turn(path: Path) -> int:
    inside = path.relative_to(Path(__file__).parent)
    turns = (n for n, name in enumerate(LONGEST_FIRST) if inside.is_relative_to(name))
    return next(turns, len(LONGEST_FIRST))
