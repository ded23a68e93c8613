"""Writes a backup: put together out of sight, verified, then named; whole or absent."""

from __future__ import annotations

import contextlib
import dataclasses
import gzip
import os
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kim_plugins.builder.requests import git
from kim_plugins.publish import tree
from kim_plugins.publish.backup import layout, readme, verifying, wheels
from kim_plugins.publish.backup.readme import Facts
from kim_plugins.publish.refusal import Refusal
from kim_plugins.publish.release import FULL


@dataclasses.dataclass(frozen=True, slots=True)
class Packages:
    """Where the program's packages come from."""

    lock: Path
    folder: Path | None
    """A folder of wheels; `None` where they are to be downloaded."""


@dataclasses.dataclass(frozen=True, slots=True)
class Parts:
    """What is to be kept."""

    root: Path
    """A folder in the content repository; all of the repository is kept."""
    site: Path
    """A finished site."""
    packages: Packages | None


def write(target: Path, parts: Parts, facts: Facts) -> int:
    """Write a backup into a new folder, or one new file if its name ends with `.tar`.

    Returns how many bytes it takes. Raises `Refusal` where something stands there, or a part
    can't be had; then nothing is left.
    """
    if os.path.lexists(target) and not _is_empty(target):
        raise Refusal(
            f"{target} sudah ada. Sebutkan nama baru; cadangan lama tidak pernah ditimpa."
        )
    fresh = target.with_name(f".{target.name}.kim-tmp")
    with _explained(target), _removed(fresh, fresh.with_suffix(".tar-baru")) as packed:
        fresh.mkdir(parents=True)
        _fill(fresh, parts, facts)
        verifying.write_sums(fresh)
        verifying.verify(fresh)
        size = sum((fresh / name).stat().st_size for name in tree.paths(fresh))
        if target.suffix == verifying.FILE_SUFFIX:
            pack(fresh, packed, target.stem)
            verifying.verify(packed)
            packed.rename(target)
        else:
            fresh.rename(target)
        os.sync()  # A stick may be pulled out as soon as we say that it is done.
        return size


def pack(folder: Path, file: Path, top: str) -> None:
    """Pack a folder's files into a tar file below `top`: same content, same bytes."""
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as packed:
        _add(packed, folder, top)


def _fill(fresh: Path, parts: Parts, facts: Facts) -> None:
    git.bundle(parts.root, fresh / layout.BUNDLE)
    with (
        (fresh / layout.SITE).open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as smaller,
        tarfile.open(fileobj=smaller, mode="w", format=tarfile.PAX_FORMAT) as packed,
    ):
        count = _add(packed, parts.site, "")
    found = _take(fresh, parts.packages, facts) if parts.packages else 0
    known = dataclasses.replace(facts, files=count, wheels=found)
    (fresh / layout.README).write_text(readme.text(known), encoding="utf-8")


def _take(fresh: Path, packages: Packages, facts: Facts) -> int:
    """Copy the lock file and the packages that it names; return how many."""
    folder = fresh / layout.WHEELS
    folder.mkdir()
    pins = wheels.pins(packages.lock.read_text(encoding="utf-8"))
    if packages.folder is None:
        wheels.download(packages.lock, folder)
    source = packages.folder or folder
    chosen = wheels.chosen(source, pins, has_program=facts.has_program)
    if source != folder:
        _copy(chosen, folder)
    shutil.copyfile(packages.lock, fresh / layout.LOCK)
    return len(chosen)


def _copy(files: Iterable[Path], folder: Path) -> None:
    for path in files:
        shutil.copyfile(path, folder / path.name)


def _add(packed: tarfile.TarFile, folder: Path, top: str) -> int:
    """Add every file below a folder, without what tells of this machine; return how many."""
    count = 0
    for count, name in enumerate(tree.paths(folder), start=1):  # noqa: B007 - counted
        info = tarfile.TarInfo(f"{top}/{name}" if top else name)
        info.size = (folder / name).stat().st_size
        info.mode = 0o644
        with (folder / name).open("rb") as file:
            packed.addfile(info, file)
    return count


def _is_empty(target: Path) -> bool:
    return target.is_dir() and not target.is_symlink() and not any(target.iterdir())


@contextlib.contextmanager
def _removed(folder: Path, file: Path) -> Iterator[Path]:
    """Remove what an interrupted run has left, and in the end what this one did."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield file
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        file.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except git.NoGit as error:
        raise Refusal(f"Repositori isi tidak dapat dicadangkan: {error}") from error
    except OSError as error:
        if error.errno in FULL:
            raise Refusal(
                f"Tempat penyimpanan untuk {target} penuh. Kosongkan ruang atau pilih tempat lain; "
                "tidak ada yang tertinggal di sana."
            ) from error
        raise Refusal(
            f"{error.filename or target} tidak dapat dipakai: {error.strerror}. Pilih tempat lain."
        ) from error
