"""`kim build`: make the site, and only what has changed of it."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kim_plugins.builder.changes import build_request as requests
from kim_plugins.builder.changes.build_request import Memory, Report, Request
from kim_plugins.builder.processes import without_collector
from kim_plugins.cli import console, disk, options

if TYPE_CHECKING:
    from kim_plugins.builder.changes.changed_pages import EngineShare, PageSurroundings


@click.command(help="Membuat situs; hanya yang berubah yang dibuat ulang.")
@click.option(
    "-f",
    "--config",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="Berkas setelan.",
)
@click.option("-d", "--site", type=click.Path(path_type=Path), help="Folder hasil.")
@options.now
@click.option("-s", "--strict", is_flag=True, help="Gagal bila ada masalah.")
@click.option("-q", "--quiet", is_flag=True, help="Hanya tampilkan masalah.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Banyaknya proses.")
@click.option("--cluster", metavar="ALAMAT", help="Penjadwal Dask, misalnya tcp://127.0.0.1:8786.")
def build(
    config: Path,
    site: Path | None,
    now: str | None,
    strict: bool,
    quiet: bool,
    jobs: int | None,
    cluster: str | None,
) -> None:
    """Build, and say what was done; exit with 1 where that failed."""
    start = time.monotonic()
    request = Request(config=config, site=site, now=now, is_strict=strict)
    if jobs:
        request = dataclasses.replace(request, jobs=jobs)
    report = _built(request, cluster, quiet=quiet)
    if report is None:
        raise SystemExit(1)
    if not quiet:
        console.close(report, time.monotonic() - start)
    if report.has_failed:
        raise SystemExit(1)


def _built(request: Request, cluster: str | None, *, quiet: bool) -> Report | None:
    """Build; say why there is no site where that is so, and return `None`."""
    try:
        with requests.alone(request), without_collector():
            with requests.recalled(request) as known:
                memory, report = known, requests.unchanged(request, known)
                report = report or _edited(request, known)
                if report is None:
                    memory = _remembered(known)
            if report:
                console.repeat(report, quiet=quiet)
            else:
                with console.progress(quiet=quiet) as tell, _workers(cluster) as executor:
                    request = dataclasses.replace(request, progress=tell, executor=executor)
                    report = _made(request, memory, quiet=quiet)
    except OSError as error:
        if error.errno not in disk.WHY:
            raise
        # What was begun is noted, so that the next build makes it good.
        console.say(_NOT_WRITTEN.format(path=error.filename or "?", why=disk.WHY[error.errno]))
        return None
    return report


def _remembered(memory: Memory) -> Memory:
    """Return what is known, for whoever builds all of it and finds the record closed."""
    try:
        memory.survey.read()
    except sqlite3.Error:  # It broke meanwhile.
        return Memory()
    return memory


_NOT_WRITTEN = (
    "Situs belum selesai dibuat: {path} tidak dapat dibaca atau ditulis ({why}). "
    "Perbaiki itu, lalu jalankan lagi."
)


def _edited(request: Request, memory: Memory) -> Report | None:
    """Make the edits of a few posts good, and return what was done, where that is enough."""
    if memory.known is None:
        return None
    from kim_plugins.builder.changes import quick_update

    return quick_update.apply(request, memory, functools.partial(_share, request, memory))


def _share(request: Request, memory: Memory, around: PageSurroundings) -> EngineShare | None:
    """Let the engine make hand-written pages, where the others are to be made without it."""
    from kim_plugins.engine import share

    return share.made(request, memory, around)


def _made(request: Request, memory: Memory, *, quiet: bool) -> Report | None:
    """Build, and return what was done, or `None` where there can be no site."""
    # The engine is imported only now: most builds during a day of writing need none.
    from mkdocs.exceptions import ConfigurationError

    from kim_plugins.engine import loading, run

    with console.logged(quiet=quiet):
        try:
            return run.build(request, memory)
        except loading.Stopped:
            return None
        except ConfigurationError as error:
            console.say(f"mkdocs.yml tidak dapat dibaca; `kim check` menyebut barisnya. ({error})")
            return None


@contextlib.contextmanager
def _workers(cluster: str | None) -> Iterator[Executor | None]:
    """Give a cluster's executor, if one is asked for."""
    if cluster is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise click.ClickException(
            "Untuk --cluster diperlukan paket tambahan: .venv/bin/pip install -e '.[cluster]'"
        ) from None
    try:
        client = Client(cluster, timeout=10)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"Penjadwal {cluster} tidak menjawab: {error}") from None
    with client:
        yield client.get_executor()
