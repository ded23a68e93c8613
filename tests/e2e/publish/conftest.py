"""Where releases are made again and again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory, if there is any.

    Every release is flushed to the disk. Hundreds of them wait for it, and for whatever else
    the machine writes there, while what switches and what reads stand still.
    """
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="kim-uji-") as folder:
        yield Path(folder)
