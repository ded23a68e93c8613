"""Builds a project with an older release and with this one, to tell which pages differ.

Both are built in copies out of sight, for the same moment; the project stays as it is.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kim_plugins.publish import tree

FOLDER = ".kim-cache"
OURS = (sys.executable, "-c", "from kim_plugins.cli import main; main()")
"""Starts this very program."""
_NOT_READ = frozenset({"site", "paket", "node_modules"})


class NoComparison(Exception):
    """One of both sites can't be built; it says why, in Indonesian."""


def differences(
    root: Path, older: Path, settings: Mapping[str, bytes], now: str
) -> list[tuple[str, str]]:
    """Return what becomes of each file of the site; raise `NoComparison`.

    `older` is the `kim` of the older release, `settings` are files that change with this one.
    """
    with _copied(root) as before, _copied(root) as after:
        for path, content in settings.items():
            (after / path).unlink(missing_ok=True)
            (after / path).write_bytes(content)
        sites = _built((str(older),), before, now), _built(OURS, after, now)
        return tree.differences(*(tree.read(site) for site in sites))


def _built(kim: Sequence[str], folder: Path, now: str) -> Path:
    words = [*kim, "build", "--quiet", "--now", now]
    try:
        done = subprocess.run(  # noqa: S603 - `kim` itself, as the operator names it
            words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise NoComparison(f"{kim[0]} tidak dapat dijalankan: {error}") from None
    if done.returncode:
        told = done.stderr.strip() or done.stdout.strip()
        raise NoComparison(f"{kim[0]}: situs tidak dapat dibuat.\n{told}")
    return folder / "site"


@contextlib.contextmanager
def _copied(root: Path) -> Iterator[Path]:
    """Give a copy of what a site is built from; files are linked where the disk can."""
    (root / FOLDER).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dua-situs-", dir=root / FOLDER) as folder:
        copy = Path(folder) / "isi"
        copy.mkdir()
        for entry in sorted(root.iterdir()):
            if entry.name.startswith(".") or entry.name in _NOT_READ:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, copy / entry.name, symlinks=True, copy_function=_linked)
            else:
                _linked(str(entry), str(copy / entry.name))
        yield copy


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
