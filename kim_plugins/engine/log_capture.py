"""Hears what a build complains of: our problems, and the warnings of MkDocs itself."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator


class Problems(logging.Handler):
    """Keeps every complaint of one build, so that an unchanged site can be told of it again."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._found: list[tuple[bool, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning, and whatever of ours is a problem."""
        is_problem = bool(getattr(record, "is_problem", False))
        if record.levelno >= logging.WARNING or is_problem:
            text = record.getMessage().removeprefix("kim: ")
            self._found.append((record.levelno >= logging.WARNING, text))

    def told(self) -> tuple[tuple[bool, str], ...]:
        """Return what was complained of: whether strictness counts it, and its text."""
        return tuple(dict.fromkeys(self._found))


@contextlib.contextmanager
def listening() -> Iterator[Problems]:
    """Listen while the block runs."""
    logger = logging.getLogger("mkdocs")
    problems = Problems()
    before = logger.level
    logger.addHandler(problems)
    if logger.getEffectiveLevel() > logging.INFO:
        logger.setLevel(logging.INFO)
    try:
        yield problems
    finally:
        logger.removeHandler(problems)
        logger.setLevel(before)
