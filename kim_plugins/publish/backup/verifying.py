"""Looks whether a backup can be restored: every byte as listed, and the whole history in it."""

from __future__ import annotations

import contextlib
import lzma
import os
import re
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.builder.requests import git
from kim_plugins.publish import tree
from kim_plugins.publish.backup import layout
from kim_plugins.publish.refusal import Refusal

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_MOST = 5
"""Names that a message tells."""
FILE_SUFFIX = ".tar"
"""Names a backup that is one file."""


def verify(target: Path) -> int:
    """Check a backup, a folder or one file; return how many files it holds.

    Folders that restoring made in it are left out. Raises `Refusal` where a file is damaged,
    missing or not listed, or where the repository in it
    needs commits that it doesn't hold.
    """
    with _opened(target) as folder:
        listed = _sums(folder)
        for name, digest in listed.items():
            path = folder / name
            if not path.is_file():
                raise Refusal(f"{name} hilang; {_useless(target)}")
            if layout.sha256(path) != digest:
                raise Refusal(f"{name} rusak: isinya bukan lagi yang ditulis; {_useless(target)}")
        _insist_on_history(folder, target)
        _insist_on_nothing_else(folder, {*listed, layout.SUMS})
        return len(listed)


def write_sums(folder: Path) -> None:
    """List every file of a backup with its hash."""
    lines = [f"{layout.sha256(folder / name)}  {name}\n" for name in tree.paths(folder)]
    (folder / layout.SUMS).write_text("".join(lines), encoding="utf-8")


@contextlib.contextmanager
def _opened(target: Path) -> Iterator[Path]:
    if target.is_dir():
        yield target
        return
    if not target.is_file():
        raise Refusal(f"Tidak ada cadangan di {target}.")
    # Beside it there is room, unless it lies on a medium that can only be read.
    beside = target.parent if os.access(target.parent, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=beside, prefix=".kim-") as aside:
        try:
            with tarfile.open(target) as packed:
                packed.extractall(aside, filter="data")
        except (tarfile.TarError, EOFError, lzma.LZMAError, zlib.error) as error:
            raise Refusal(
                f"{target} tidak terbaca sebagai cadangan: bukan berkas .tar, rusak, atau "
                "terpotong. Jangan andalkan berkas itu; buat cadangan yang baru."
            ) from error
        folders = [path for path in Path(aside).iterdir() if path.is_dir()]
        yield folders[0] if len(folders) == 1 else Path(aside)


def _sums(folder: Path) -> dict[str, str]:
    file = folder / layout.SUMS
    if not file.is_file():
        raise Refusal(f"{layout.SUMS} tidak ada, jadi ini bukan cadangan yang utuh.")
    lines = map(_LINE.fullmatch, file.read_text("utf-8", errors="replace").splitlines())
    listed = {line[2]: line[1] for line in lines if line}
    outside = [name for name in listed if name.startswith("/") or ".." in name.split("/")]
    if outside or layout.BUNDLE not in listed:
        raise Refusal(f"{layout.SUMS} rusak atau terpotong, jadi ini bukan cadangan yang utuh.")
    return listed


def _insist_on_nothing_else(folder: Path, known: set[str]) -> None:
    """Name what lies there besides the backup and what restoring it makes."""
    inside = {name.partition("/")[0] for name in known}
    restored = {layout.RESTORED_SITE, layout.RESTORED_CONTENT} - inside
    others = sorted(path.name for path in folder.iterdir() if path.name not in inside | restored)
    within = (path for name in inside for path in _files_in(folder / name))
    odd = [*others, *sorted({path.relative_to(folder).as_posix() for path in within} - known)]
    if odd:
        raise Refusal(
            f"Semua {len(known) - 1} berkas cadangan ini utuh, tetapi ada yang lain di dalamnya: "
            f"{', '.join(odd[:_MOST])}{', …' if len(odd) > _MOST else ''}. Itu bukan bagian dari "
            "cadangan dan tidak ikut diperiksa; pindahkan ke tempat lain, lalu periksa lagi."
        )


def _files_in(place: Path) -> Iterator[Path]:
    return (path for path in place.rglob("*") if path.is_symlink() or not path.is_dir())


def _insist_on_history(folder: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="kim-") as empty:
        try:
            git.verify_bundle(Path(empty), (folder / layout.BUNDLE).absolute())
        except git.NoGit as error:
            raise Refusal(f"{layout.BUNDLE} tidak dapat dipulihkan ({error}).") from error


def _useless(target: Path) -> str:
    return f"jangan andalkan {target.name}, buat cadangan yang baru."
