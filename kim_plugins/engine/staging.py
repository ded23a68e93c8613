"""Where MkDocs writes its share of a site before it is brought into the site folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.builder.storage.stamps import clock_ns

_NAME = "staged-"
_LEFT = 3600 * 10**9
"""Nanoseconds after which such a folder belongs to no running build."""


@contextlib.contextmanager
def folder_in(cache: Path) -> Iterator[Path]:
    """Give an empty folder of one's own, in the cache where that is possible.

    Two builds may run at once where they can't wait for each other.
    """
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        for left in cache.glob(f"{_NAME}*"):
            if left.stat().st_mtime_ns < clock_ns() - _LEFT:  # Its build was killed.
                shutil.rmtree(left, ignore_errors=True)
    can_keep = cache.is_dir() and os.access(cache, os.W_OK)
    folder = tempfile.mkdtemp(prefix=_NAME, dir=cache if can_keep else None)
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
