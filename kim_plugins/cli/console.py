"""What people see: progress, problems, and a closing line."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator

import click

from kim_plugins.builder.changes.build_request import Progress as Tell
from kim_plugins.builder.changes.build_request import Report


def say(text: str) -> None:
    """Tell people something; results of a command go to its standard output instead."""
    click.echo(text, err=True)


@contextlib.contextmanager
def logged(*, quiet: bool) -> Iterator[None]:
    """Show the engine's log: problems always, the rest unless `quiet`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.WARNING if quiet else logging.INFO)
    logger = logging.getLogger("mkdocs")
    before = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING if quiet else logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


@contextlib.contextmanager
def progress(*, quiet: bool) -> Iterator[Tell]:
    """Show bars on a terminal, and a plain line for each finished stage elsewhere."""
    if quiet:
        yield lambda stage, done, total: None
    elif sys.stderr.isatty():
        yield from _bars()
    else:
        yield _line


def _line(stage: str, done: int, total: int) -> None:
    if done == total:
        say(f"{stage}: {total}")


def _bars() -> Iterator[Tell]:
    # Imported only now: an idle build takes hardly longer than this.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
    )

    screen = Console(stderr=True, highlight=False, markup=False)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    # No thread of its own: processes are forked while it is shown.
    with Progress(*columns, console=screen, transient=True, auto_refresh=False) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total, rate="")
            bar.update(tasks[stage], completed=done, total=total)
            speed = bar.tasks[tasks[stage]].speed
            bar.update(tasks[stage], rate=f"{speed:.0f} per detik" if speed else "", refresh=True)

        yield tell


def repeat(report: Report, *, quiet: bool) -> None:
    """Say again what an unchanged site is told."""
    for is_error, text in report.problems:
        if is_error or not quiet:
            say(text)


def close(report: Report, seconds: float) -> None:
    """Say in one line what was done."""
    took = f"{seconds:.2f}".replace(".", ",")
    say(
        f"{report.summary}; {len(report.written)} berkas ditulis, {report.reused} dipakai lagi, "
        f"{len(report.removed)} dihapus; {took} detik."
    )
