"""The one door to Git."""

from __future__ import annotations

import subprocess
from pathlib import Path


class NoGit(Exception):
    """Git is missing, or could not answer; the message is Git's own."""


def changed_since(root: Path, ref: str) -> list[Path]:
    """Return the files below `root` that differ from `ref`, new and deleted ones included.

    Raises `NoGit` where there is no repository or no such ref.
    """
    changed = _run(root, "diff", "--name-only", "--no-renames", "-z", "--relative", ref, "--")
    fresh = _run(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = {name for name in (changed + fresh).split("\0") if name}
    return [root / name for name in sorted(names)]


def _run(root: Path, *arguments: str) -> str:
    try:
        result = subprocess.run(  # noqa: S603 - arguments, not a shell's line
            ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever Git the person uses
            capture_output=True,
            check=False,
            text=True,
            errors="surrogateescape",
        )
    except OSError as error:
        raise NoGit(str(error)) from None
    if result.returncode:
        raise NoGit(result.stderr.strip())
    return result.stdout
