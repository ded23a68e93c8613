"""Carries out the plan of `kim upgrade`: all files beside their places first, then renamed.

However this is interrupted, every file is the old one or the new one. The record of what the
program wrote comes last of all, so that the next `kim upgrade` still knows what is left to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kim_plugins.builder.founding import founding, starter
from kim_plugins.builder.founding.upgrade import Plan
from kim_plugins.builder.storage.textfile import TEMPORARY


def carry_out(plan: Plan, root: Path) -> None:
    """Write and remove what was planned; raise `OSError` where that is impossible."""
    fresh: list[tuple[Path, Path]] = []
    try:
        for path, content in plan.written.items():
            place = root / path
            beside = place.with_name(place.name + TEMPORARY)
            fresh.append((beside, place))
            founding.write(beside, content, executable=path in starter.EXECUTABLE)
        record = root / starter.RECORD
        _rename(pair for pair in fresh if pair[1] != record)
        for path in plan.removed:
            (root / path).unlink(missing_ok=True)
        _rename(pair for pair in fresh if pair[1] == record)
    finally:
        for beside, _ in fresh:
            beside.unlink(missing_ok=True)


def _rename(pairs: Iterable[tuple[Path, Path]]) -> None:
    for beside, place in pairs:
        beside.replace(place)
