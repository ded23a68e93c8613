"""A build killed at any moment is healed by the next one."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tests.e2e.incremental import zygote
from tests.e2e.sites import ROOT
from tests.few_places import few_places

KILLS = 50
"""Builds that must have been at work when they were killed."""


SEEDS = range(4)


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What became of killed builds."""

    faults: Mapping[str, list[Any]]
    """By the seed."""
    left: list[str]
    """What lies where temporary files do."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Let one zygote kill builds with each seed: it imports and compiles before it begins."""
    folder = tmp_path_factory.mktemp("zigot")
    temporary = folder / "tmp"
    temporary.mkdir()
    with few_places():
        states = zygote.write_states(folder)
    result = subprocess.run(
        [sys.executable, "-m", zygote.__name__, folder, states, str(KILLS), *map(str, SEEDS)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return Outcome(json.loads(result.stdout), sorted(path.name for path in temporary.iterdir()))


@pytest.mark.parametrize("seed", SEEDS)
def test_after_each_of_fifty_kills_one_build_gives_the_right_bytes(
    outcome: Outcome, seed: int
) -> None:
    assert outcome.faults[str(seed)] == []


def test_killed_builds_do_not_fill_the_folder_for_temporary_files(outcome: Outcome) -> None:
    assert outcome.left == []
