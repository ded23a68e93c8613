"""Reads whole files quickly: a build looks at tens of thousands of them."""

from __future__ import annotations

import os

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOT_LINKED = getattr(os, "O_NOFOLLOW", 0)
"""Missing on Windows, where links are asked for apart."""
_PART = 1 << 18
"""Bytes; all but the largest files are read in one part."""


def content_of(path: str) -> bytes:
    """Return the content of a file.

    Raises `OSError` where it can't be read, or is only a link to one.
    """
    if not _NOT_LINKED and os.path.islink(path):  # noqa: PTH114 - ten thousand Paths cost time
        raise OSError(path)
    file = os.open(path, _FLAGS | _NOT_LINKED)
    try:
        parts = [os.read(file, _PART)]
        while parts[-1]:
            parts.append(os.read(file, _PART))
        return b"".join(parts)
    finally:
        os.close(file)
