"""What other libraries log, where it would tell nobody anything."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator


@contextlib.contextmanager
def quieted(name: str, level: int = logging.CRITICAL) -> Iterator[None]:
    """Let a logger tell only what is at least of `level` while the block runs."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.setLevel(before)
