"""What is known of files by the folder, so that many that nobody touched are told at once."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class FileState(NamedTuple):
    """One file as it was found."""

    state: str
    """A digest of where it is linked to and of its content."""
    stamp: str = ""
    """What tells that it is as it was when it was read (`builder/storage/stamps.py`), or ""."""
    seen: str = ""
    """Its size, times and number, whether or not they would tell that some day."""


@dataclasses.dataclass(frozen=True, slots=True)
class FolderState:
    """The files that lie in a folder itself, as they were found."""

    files: Mapping[str, FileState]
    """By path; those of the last build are read where somebody asks for them."""
    digest: str = ""
    """Of all names and stamps; "" where a file has no stamp, so that each is to be looked at."""

    @classmethod
    def of(cls, files: Mapping[str, FileState]) -> FolderState:
        """Return the state of a folder with these files."""
        stamps = {path: file.stamp for path, file in files.items()}
        return cls(files, digest_of(stamps) if all(stamps.values()) else "")

    def is_as(self, other: FolderState | None) -> bool:
        """Tell whether the stamps alone show that the same files lay there untouched."""
        return other is not None and bool(self.digest) and self.digest == other.digest


Folders = Mapping[str, FolderState]
"""All that is read, by the path of the folder in which it lies."""


def digest_of(marks: Mapping[str, str]) -> str:
    """Digest the stamps of a folder's files, or what else is seen of them, by path."""
    lines = "\n".join(sorted([f"{path}\0{mark}" for path, mark in marks.items()]))
    return hashlib.blake2b(lines.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def folder_of(path: str) -> str:
    """Return the folder in which a file lies."""
    return path.rpartition(os.sep)[0]


def differing(before: Folders, now: Folders) -> tuple[dict[str, str], dict[str, str]]:
    """Return the states of files before and now, by path, without folders that are the same."""
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for folder in before.keys() | now.keys():
        was, is_now = before.get(folder), now.get(folder)
        if not (was and was.is_as(is_now)):
            old |= _states(was)
            new |= _states(is_now)
    return old, new


def _states(folder: FolderState | None) -> dict[str, str]:
    return {path: file.state for path, file in folder.files.items()} if folder else {}


class States(Mapping[str, str]):
    """The state of each file in some folders, by its path."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def __getitem__(self, path: str) -> str:
        """Return one of them; raise `KeyError` where it isn't there."""
        return self._folders[folder_of(path)].files[path].state

    def __iter__(self) -> Iterator[str]:
        """Yield every path."""
        for folder in self._folders.values():
            yield from folder.files

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(len(folder.files) for folder in self._folders.values())
