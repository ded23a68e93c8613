"""Notes what a build is about to touch, so that the next one can heal what is left half-done."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


def announce(journal: Path, paths: set[str]) -> bool:
    """Note, before the first write, every path that a build may touch; tell whether that could be.

    What isn't noted, no later build could take back.
    """
    with contextlib.suppress(OSError):
        _replace(journal, "\n".join(sorted(paths)).encode("utf-8", "surrogateescape"))
        return True
    return False


def announced(journal: Path) -> set[str]:
    """Return what an interrupted build had announced (nothing, if none was interrupted)."""
    try:
        return set(journal.read_bytes().decode("utf-8", "surrogateescape").split("\n")) - {""}
    except OSError:
        return set()


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.write_bytes(content)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    temporary.replace(path)
