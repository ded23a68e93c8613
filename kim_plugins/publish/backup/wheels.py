"""The packages that a lock file names: found in a folder, or downloaded."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from kim_plugins.builder.founding import release
from kim_plugins.publish.backup.layout import sha256
from kim_plugins.publish.refusal import Refusal

LOCKS = ("requirements/site.txt", "requirements.txt")
"""Where a lock file is looked for, seen from the project's folder."""
RELEASE = release.FILE
"""Names the release that a content repository is built with; lies beside its lock file."""
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclasses.dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock file."""

    name: str
    is_conditional: bool
    """Whether only some systems need it (an environment marker, PEP 508)."""
    hashes: frozenset[str]


def lock_of(root: Path, asked: Path | None) -> Path:
    """Return the lock file: the one asked for, or the one that lies in the project.

    Raises `Refusal` where there is none.
    """
    places = [asked] if asked else [root / name for name in LOCKS]
    for place in places:
        if place.is_file():
            return place
    raise Refusal(
        f"Tidak ada daftar paket di {places[0]}. Sebutkan berkasnya dengan --lock, misalnya "
        "--lock requirements/site.txt"
    )


def pins(text: str) -> list[Pin]:
    """Read a lock file in the form of pip's requirements files with hashes."""
    found = []
    for entry in re.split(r"\n(?=\S)", text):
        line = entry.split("\n", 1)[0]
        if name := _NAME.match(line):
            found.append(Pin(name[0], ";" in line, frozenset(_HASH.findall(entry))))
    return found


def chosen(folder: Path, locked: Iterable[Pin], *, has_program: bool) -> list[Path]:
    """Return the wheels in a folder that the lock file names, and the program's own.

    Raises `Refusal` where one is missing. `has_program` tells that the program comes with the
    content repository, so that no wheel of it is needed.
    """
    if not folder.is_dir():
        raise Refusal(f"Tidak ada folder {folder}. Periksa letak paketnya.")
    wheels = {path: sha256(path) for path in sorted(folder.glob("*.whl"))}
    locked = list(locked)
    known = frozenset[str]().union(*(pin.hashes for pin in locked))
    found = [path for path, digest in wheels.items() if digest in known or _is_ours(path)]
    there = {wheels[path] for path in found}
    absent = [p.name for p in locked if not (p.is_conditional or p.hashes & there)]
    if not has_program and not any(map(_is_ours, found)):
        absent = [*(name for name in absent if name != program()), program()]
    if absent:
        raise Refusal(
            f"Paket berikut tidak ada di {folder}, atau sidik jarinya lain daripada yang "
            f"dikunci: {', '.join(absent)}. Lengkapi folder itu, atau pakai --download."
        )
    return found


def download(lock: Path, folder: Path) -> None:
    """Download all that a lock file names, checked by hash; raise `Refusal` where that fails."""
    _download(lock, folder, "--require-hashes")
    fetch_release(lock, folder)


def fetch_release(lock: Path, folder: Path) -> None:
    """Get the program from where the content repository has it; raise `Refusal` likewise.

    A repository that brings the program along names no release.
    """
    named = lock.with_name(RELEASE)
    if named.is_file():
        _download(named, folder)


def _download(names: Path, folder: Path, *options: str) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--only-binary", ":all:", "--no-deps", *options]
    command += ["--requirement", str(names.absolute()), "--dest", str(folder.absolute())]
    # Whatever the file says of folders is meant beside it.
    result = subprocess.run(  # noqa: S603
        command, cwd=names.absolute().parent, capture_output=True, text=True, check=False
    )
    if result.returncode:
        reason = (result.stderr.strip().splitlines() or ["pip tidak berjalan"])[-1]
        raise Refusal(
            f"Paket tidak dapat diunduh: {reason}. Coba lagi saat tersambung, atau pakai "
            "--wheels dengan folder paket yang sudah ada."
        )


def program() -> str:
    """Return the name under which this program is installed, as package indexes know it."""
    door = next(iter(metadata.entry_points(group="mkdocs.plugins", name="kim")))
    assert door.dist is not None
    return door.dist.name


def _is_ours(path: Path) -> bool:
    return path.name.startswith(program().replace("-", "_") + "-")
