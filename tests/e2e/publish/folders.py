"""Small sites and publishing folders."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from kim_plugins.publish import release, tree
from kim_plugins.publish.lock import held
from kim_plugins.publish.release import Published
from kim_plugins.publish.release_folder import ReleaseFolder
from tests import commands

KIM = Path(sys.executable).with_name("kim")
AT = "2026-11-24T12:00:00+08:00"


def kim(folder: Path, *arguments: object, **environ: str) -> commands.Done:
    """Run the command `kim` in a folder."""
    return commands.run("kim", *arguments, folder=folder, environ=environ)


def make(folder: Path, files: Mapping[str, str]) -> Path:
    """Lay a finished site: these files and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink()
    for name, text in {"index.html": "beranda", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def put(site: Path, target: Path, keep: int = 3) -> Published:
    """Publish in this process, as the command does."""
    release_folder = ReleaseFolder(target)
    release_folder.prepare()
    with held(release_folder.lock, lambda: None):
        return release.publish(tree.read(site), release_folder, keep, AT)


def served(target: Path) -> dict[str, str]:
    """Return what readers get."""
    live = target / "current"
    files = [path for path in live.rglob("*") if path.is_file()]
    return {path.relative_to(live).as_posix(): path.read_text("utf-8") for path in files}


def leftovers(target: Path) -> list[str]:
    """Name what no finished run leaves behind."""
    release_folder = ReleaseFolder(target)
    known = {"lock", "last", "trash", *(f"{name}.json" for name in release_folder.names())}
    odd = [path.name for path in release_folder.own.iterdir() if path.name not in known]
    odd += [path.name for path in release_folder.trash.iterdir()]
    expected = {".kim-publish", "current", "previous", "releases"}
    return odd + [path.name for path in target.iterdir() if path.name not in expected]
