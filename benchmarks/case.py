"""One thing to measure."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path

Expected = tuple[str, str]
"""A file of the output, and words that it must hold."""


@dataclasses.dataclass(frozen=True)
class Case:
    """A command, and how to bring about the state in which it starts."""

    key: str
    label: str
    folder: Path
    command: list[str]
    env: Mapping[str, str]
    output: Path
    prepare: Callable[[int], Expected | None]
    """Bring about the state before the run of a round (counted from 1); not timed.

    Return what must be found in the output afterwards, where something was changed.
    """
    restore: Callable[[], None] = lambda: None
    """Put back what was changed, where it doesn't stay; done after the output was looked at."""
