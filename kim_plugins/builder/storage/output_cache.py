"""Keeps made files between builds: those of one original under what they were made from.

Written at once and proven when read: a file that is cut short, changed or foreign is a
miss. Bounded: what a build does not use goes once it is more than twice what it does.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from kim_plugins.builder.storage import contents

_PROOF = 16


class OutputCache:
    """Made files by key and number; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, spare: int = 0) -> None:
        """Keep them in a folder; `spare` is how many may be kept beyond the bound."""
        self.folder = folder
        self.spare = spare

    def get(self, key: str) -> dict[int, bytes] | None:
        """Return what is kept under a key, or `None`."""
        if self.folder is None:
            return None
        try:
            written = self._path(key).read_bytes()
            proof, rest = written[:_PROOF], written[_PROOF:]
            if proof != _proof(key, rest):
                return None
            head, _, rest = rest.partition(b"\n")
            found: dict[int, bytes] = {}
            at = 0
            for name, size in json.loads(head):
                found[name] = rest[at : at + size]
                at += size
        except (OSError, ValueError):
            return None
        return found

    def put(self, key: str, made: Mapping[int, bytes]) -> None:
        """Keep something under a key, where that is possible."""
        if self.folder is None:
            return
        head = json.dumps([[name, len(content)] for name, content in made.items()]).encode()
        rest = b"\n".join((head, b"".join(made.values())))
        with contextlib.suppress(OSError):
            contents.put(self._path(key), _proof(key, rest) + rest)

    def prune(self, live: set[str]) -> None:
        """Drop what this build did not use, once that is more than twice what it did."""
        if self.folder is None or not self.folder.is_dir():
            return
        kept = list(self.folder.glob("??/*"))
        if len(kept) > 3 * len(live) + self.spare:
            for path in kept:
                if path.name not in live:
                    with contextlib.suppress(OSError):
                        path.unlink()

    def _path(self, key: str) -> Path:
        assert self.folder is not None  # The callers have asked.
        return self.folder / key[:2] / key


def _proof(key: str, rest: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + b"\0" + rest, digest_size=_PROOF).digest()
