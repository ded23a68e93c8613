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
        self._of_sources = 0
        """How many had been found when those of the sources were told."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning, and whatever of ours is a problem."""
        if getattr(record, "ends_sources", False):
            self._of_sources = len(self._found)
        is_problem = bool(getattr(record, "is_problem", False))
        if record.levelno >= logging.WARNING or is_problem:
            text = record.getMessage().removeprefix("kim: ")
            self._found.append((record.levelno >= logging.WARNING, text))

    def told(self) -> tuple[tuple[bool, str], ...]:
        """Return what was complained of: whether strictness counts it, and its text."""
        return tuple(dict.fromkeys(self._found))

    def parts(self) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
        """Return the same in two parts: up to the problems of the sources, and after them."""
        first = list(dict.fromkeys(self._found[: self._of_sources]))
        return first, [one for one in self.told() if one not in first]


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
