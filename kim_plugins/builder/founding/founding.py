"""Begins a content repository: put together out of sight, then moved to its place."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

from kim_plugins.base.areas import ProvinceArea
from kim_plugins.builder.founding import starter
from kim_plugins.builder.founding.release import FILE, WHEELS, Release
from kim_plugins.builder.storage.textfile import TEMPORARY

_LAST = "mkdocs.yml"
"""By this file a folder is known to be a project."""


_ASIDE = f".kim-init{TEMPORARY}"


class NotEmpty(Exception):
    """The folder holds something already."""


def found(folder: Path, province: ProvinceArea, release: Release, today: dt.date) -> None:
    """Write a new content repository into a folder that is empty, fresh from Git, or not there.

    Raises `NotEmpty`, or `OSError` where it can't be written; then nothing has changed.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - a link stays one
    if not is_free(folder):
        raise NotEmpty(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    hidden = _hidden(folder)
    shutil.rmtree(hidden, ignore_errors=True)
    try:
        _fill(hidden, province, release, today)
        _move(hidden, folder)
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def is_free(folder: Path) -> bool:
    """Tell whether a repository can begin here; what `git init` or `git clone` leave may stay."""
    if not os.path.lexists(folder):
        return True
    known = {".git", _hidden(folder).name}
    return folder.is_dir() and not [path for path in folder.iterdir() if path.name not in known]


def _hidden(folder: Path) -> Path:
    """Return where it is put together: beside a new folder, but within one that is there.

    What lies around that one may be another disk, or somebody else's.
    """
    return folder / _ASIDE if folder.is_dir() else folder.with_name(f".{folder.name}{TEMPORARY}")


def _fill(folder: Path, province: ProvinceArea, release: Release, today: dt.date) -> None:
    contents = starter.files(province, today)
    contents[FILE] = release.pin.encode()
    contents[starter.RECORD] = starter.record(starter.own_files(), release.version)
    for path, content in contents.items():
        write(folder / path, content, executable=path in starter.EXECUTABLE)
    if wheel := release.kept_wheel:
        write(folder / WHEELS / wheel.name, wheel.read_bytes())


def _move(hidden: Path, folder: Path) -> None:
    """Put what was made in its place, at once where the folder isn't there yet."""
    if not folder.exists():
        hidden.rename(folder)
        return
    for name in sorted((entry.name for entry in hidden.iterdir()), key=lambda name: name == _LAST):
        (hidden / name).rename(folder / name)


def write(path: Path, content: bytes, *, executable: bool = False) -> None:
    """Write a file and the folders that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if executable:
        path.chmod(0o755)
