"""A folder of files as content: what it holds, how much, and how it differs from another."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kim_plugins.base.locale_id import number
from kim_plugins.builder.storage.folder import TEMPORARY, content_hash
from kim_plugins.publish.refusal import Refusal

MOST_BYTES = 1_000_000_000
"""What GitHub Pages takes as a site (docs.github.com, "GitHub Pages limits")."""
MOST_FILES = 200_000
"""Far beyond what a province needs; more is a mistake, such as a folder published by accident."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One file: its size in bytes and the hash of its content."""

    size: int
    hash: str


@dataclasses.dataclass(frozen=True)
class Tree:
    """All files below a folder, by their path with forward slashes."""

    root: Path
    files: Mapping[str, Entry]

    @property
    def size(self) -> int:
        """Return how many bytes all files hold."""
        return sum(entry.size for entry in self.files.values())

    @property
    def digest(self) -> str:
        """Return what names this content: equal for equal paths and bytes, and only then."""
        digest = hashlib.blake2b(digest_size=8)
        for path, entry in sorted(self.files.items()):
            digest.update(
                f"{path}\0{entry.size}\0{entry.hash}\n".encode("utf-8", "surrogateescape")
            )
        return digest.hexdigest()


def read(root: Path) -> Tree:
    """Read a finished site.

    Raises `Refusal` for links and devices: what they lead to isn't part of the site.
    """
    files = {path: _entry(root / path) for path in paths(root)}
    return Tree(root, files)


def paths(root: Path) -> Iterator[str]:
    """Yield the path of every file below a folder, in order."""
    with os.scandir(root) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from (f"{entry.name}/{path}" for path in paths(Path(entry.path)))
        elif not entry.is_file(follow_symlinks=False):
            raise Refusal(
                f"{entry.path} bukan berkas biasa (mungkin tautan), jadi tidak diterbitkan."
            )
        elif not entry.name.endswith(TEMPORARY):
            yield entry.name


def guard(tree: Tree, most_bytes: int = MOST_BYTES, most_files: int = MOST_FILES) -> None:
    """Raise `Refusal` for a site that is larger than its host takes."""
    if tree.size > most_bytes:
        raise Refusal(
            f"Situs berukuran {megabytes(tree.size)}, padahal batasnya {megabytes(most_bytes)}. "
            "Kecilkan gambar atau pindahkan tulisan lama, atau naikkan --max-bytes."
        )
    if len(tree.files) > most_files:
        raise Refusal(
            f"Situs berisi {number(len(tree.files))} berkas, padahal batasnya "
            f"{number(most_files)}. Periksa isi folder situs, atau naikkan --max-files."
        )


def differences(old: Tree, new: Tree) -> list[tuple[str, str]]:
    """Return what became of each file that isn't the same: `baru`, `berubah` or `hilang`."""
    found = []
    for path in sorted({*old.files, *new.files}):
        before, after = old.files.get(path), new.files.get(path)
        if before != after:
            found.append((path, "baru" if not before else "berubah" if after else "hilang"))
    return found


def megabytes(size: int) -> str:
    """Write a size: `12,3 MB`."""
    return f"{number(round(size / 1_000_000, 1))} MB"


def _entry(path: Path) -> Entry:
    content = path.read_bytes()
    return Entry(len(content), content_hash(content))
