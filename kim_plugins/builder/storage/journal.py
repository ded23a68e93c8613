"""Notes what a build is about to touch, so that the next one can heal what is left half-done."""

from __future__ import annotations

import contextlib
from pathlib import Path

from kim_plugins.builder.storage.contents import put


def announce(journal: Path, paths: set[str]) -> bool:
    """Note, before the first write, every path that a build may touch; tell whether that could be.

    What isn't noted, no later build could take back.
    """
    with contextlib.suppress(OSError):
        put(journal, "\n".join(sorted(paths)).encode("utf-8", "surrogateescape"))
        return True
    return False


def announced(journal: Path) -> set[str]:
    """Return what an interrupted build had announced (nothing, if none was interrupted)."""
    try:
        return set(journal.read_bytes().decode("utf-8", "surrogateescape").split("\n")) - {""}
    except OSError:
        return set()
