"""Tells MkDocs' log what was found, so that `--strict` counts it, and hears what it is told.

What is heard are our problems, and the warnings of MkDocs itself.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic

log = get_plugin_logger("kim")


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Log errors as warnings of the build, and warnings as information."""
    for diagnostic in diagnostics:
        write = log.warning if messages.is_error(diagnostic) else log.info
        write("%s", messages.as_text(diagnostic), extra={"is_problem": True})


def stop(diagnostics: Iterable[Diagnostic]) -> PluginError:
    """Log what makes a build impossible; return the exception that ends it."""
    found = list(diagnostics)
    for diagnostic in found:
        log.error("%s", messages.as_text(diagnostic))
    wrong = sum(map(messages.is_error, found))
    return PluginError(f"Situs tidak dapat dibuat: {wrong} masalah di atas perlu dibenahi.")


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


@contextlib.contextmanager
def held() -> Iterator[list[logging.LogRecord]]:
    """Hold back what MkDocs says of its settings, so that it can be said better, or passed on."""
    logger, kept = logging.getLogger("mkdocs.config"), list[logging.LogRecord]()

    def keep(record: logging.LogRecord) -> bool:
        kept.append(record)
        return False

    logger.addFilter(keep)
    try:
        yield kept
    finally:
        logger.removeFilter(keep)


def pass_on(records: Iterable[logging.LogRecord]) -> None:
    """Say what was held back."""
    for record in records:
        logging.getLogger(record.name).handle(record)
