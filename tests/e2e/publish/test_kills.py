"""A publication killed at any moment leaves the old site or the new one, and the next heals."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.e2e.sites import ROOT

KILLS = 100
"""Publications that must have been at work when they were killed."""


def test_readers_never_get_half_a_site_however_often_publishing_is_killed(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tests.e2e.publish.killer", tmp_path, str(KILLS), "8"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == []
