"""Writes a text file of the project as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

TEMPORARY = ".kim-tmp"


def replace(path: Path, text: str) -> None:
    """Put `text` in place of what a file holds; its permissions stay, a link is followed.

    Line ends are written as they stand in `text`. Raises `OSError` where the folder can't be
    written.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(target.name + TEMPORARY)
    fresh.write_bytes(text.encode("utf-8"))
    if target.exists():
        fresh.chmod(target.stat().st_mode & 0o777)
    fresh.replace(target)
