"""Tells MkDocs' log what was found, so that `--strict` counts it."""

from __future__ import annotations

from collections.abc import Iterable

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
