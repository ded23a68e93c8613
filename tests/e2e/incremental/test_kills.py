"""A build killed at any moment is healed by the next one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.incremental import zygote
from tests.e2e.sites import ROOT
from tests.few_places import few_places

KILLS = 50
"""Builds that must have been at work when they were killed."""


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build each state of the project cleanly, once for all zygotes."""
    folder = tmp_path_factory.mktemp("keadaan")
    with few_places():
        return zygote.write_states(folder)


@pytest.mark.parametrize("seed", range(4))
def test_after_each_of_fifty_kills_one_build_gives_the_right_bytes(
    tmp_path: Path, states: Path, seed: int
) -> None:
    faults, _ = killed(tmp_path, KILLS, seed, states)
    assert faults == []


def test_killed_builds_do_not_fill_the_folder_for_temporary_files(
    tmp_path: Path, states: Path
) -> None:
    _, left = killed(tmp_path, 5, 4, states)
    assert left == []


def killed(folder: Path, count: int, seed: int, states: Path) -> tuple[list[Any], list[str]]:
    """Let the zygote kill builds; return faults, and what lies where temporary files do."""
    temporary = folder / "tmp"
    temporary.mkdir()
    result = subprocess.run(
        [sys.executable, "-m", zygote.__name__, folder, str(count), str(seed), states],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout), sorted(path.name for path in temporary.iterdir())
