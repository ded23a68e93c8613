"""Whole files: read quickly, since a build looks at tens of thousands, and written at once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOT_LINKED = getattr(os, "O_NOFOLLOW", 0)
"""Missing on Windows, where links are asked for apart."""
_PART = 1 << 18
"""Bytes; all but the largest files are read in one part."""


def content_of(path: str) -> bytes:
    """Return the content of a file.

    Raises `OSError` where it can't be read, or is only a link to one.
    """
    return b"".join(parts_of(path))


def parts_of(path: str) -> Iterator[bytes]:
    """Yield the same in parts, for whoever need not hold all of it."""
    if not _NOT_LINKED and os.path.islink(path):  # noqa: PTH114 - ten thousand Paths cost time
        raise OSError(path)
    file = os.open(path, _FLAGS | _NOT_LINKED)
    try:
        while part := os.read(file, _PART):
            yield part
    finally:
        os.close(file)


def put(path: Path, content: bytes) -> None:
    """Put a file of what is kept between builds in place of whatever stands there.

    Whoever reads it sees the old one or the new one. Raises `OSError` where that can't be.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.write_bytes(content)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    temporary.replace(path)
