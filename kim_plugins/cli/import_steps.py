"""What `kim impor` and `kim terima` have in common: show what comes of files, ask, and keep it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from kim_plugins.base.locale_id import number
from kim_plugins.base.messages import as_text, harmless
from kim_plugins.builder import pipeline
from kim_plugins.builder.imports import importing
from kim_plugins.builder.imports.exports import Opened
from kim_plugins.builder.imports.importing import Import, Wish
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli import asking, console, import_report
from kim_plugins.cli.asking import GroupQuestion, Unusable, group_called
from kim_plugins.cli.finding import places_of
from kim_plugins.cli.project_options import Command, project_options, settings_of
from kim_plugins.content.files.post_paths import POSTS
from kim_plugins.content.imports.labels import topics_of

SHOWN = 8
"""Lines of each part of the report on the screen."""
EXAMPLES = 5


def bring_options(command: Command) -> Command:
    """Add what both commands are given: files, a group, and whether to ask."""
    options = (
        click.argument(
            "files", metavar="BERKAS...", nargs=-1, required=True, type=click.Path(path_type=Path)
        ),
        click.option("-g", "--group", help="Kelompok, misalnya kabupaten-contoh/kim-contoh."),
        click.option("-y", "--yes", is_flag=True, help="Langsung simpan tanpa bertanya."),
        click.option(
            "--dry-run", is_flag=True, help="Hanya tampilkan hasilnya; tidak ada yang disimpan."
        ),
        project_options,
    )
    for option in reversed(options):
        command = option(command)
    return command


def wish_of(
    project: Project, group: str | None, labels: str = "", base: str = "", *, fetches: bool = False
) -> Wish:
    """Gather what was asked for; raise `Unusable` or `Unreadable` where something is wrong."""
    reading = pipeline.read_registry(project)
    if reading.registry is None:
        raise Unusable("\n\n".join(map(as_text, reading.diagnostics)))
    topics = topics_of(reading.registry, labels)
    known = places_of(reading.registry, sources.region_table())
    place = GroupQuestion(known).ask() if group is None else group_called(group, known)
    return Wish(place.names[0], place.group.name, topics, settings_of(None).now, base, fetches)


def bring(
    project: Project,
    wish: Wish,
    opened: Opened,
    then: Callable[[Import], None],
    *,
    is_sure: bool,
    is_rehearsal: bool,
) -> None:
    """Make posts of what was opened, show them, and keep them where that is wanted.

    `then` is told of them before anybody is asked.
    """
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    with tempfile.TemporaryDirectory(prefix="kim-") as place:
        with console.progress(quiet=False) as tell:
            done = importing.prepare(project, wish, opened, Path(place), workshop, tell)
        for line in _shown(done, wish):
            click.echo(harmless(line))
        then(done)
        if _is_wanted(done, is_sure=is_sure, is_rehearsal=is_rehearsal):
            _save(project, wish, done, Path(place))


def _is_wanted(done: Import, *, is_sure: bool, is_rehearsal: bool) -> bool:
    """Tell whether what was made is to be kept; say so where it isn't."""
    if done.made and is_rehearsal:
        click.echo("Baru ditampilkan; tidak ada yang disimpan.")
    elif done.made and (is_sure or asking.confirm("Simpan semuanya?")):
        return True
    else:
        click.echo("Tidak ada yang disimpan.")
    return False


def _shown(done: Import, wish: Wish) -> Iterator[str]:
    """Yield what the screen shows: the first posts, and the beginning of every part."""
    yield import_report.summary(done)
    for one in done.made[:EXAMPLES]:
        yield f"  docs/{POSTS}/{wish.folder}/{one.name}"
    if len(done.made) > EXAMPLES:
        yield f"  … dan {number(len(done.made) - EXAMPLES)} lagi"
    for heading, lines in import_report.parts(done):
        yield ""
        yield f"{heading} ({number(len(lines))}):"
        yield from (f"  {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            rest = number(len(lines) - SHOWN)
            yield f"  … dan {rest} lagi; seluruhnya dengan --laporan laporan.md"
    yield ""


def _save(project: Project, wish: Wish, done: Import, folder: Path) -> None:
    try:
        importing.carry_out(project, wish, done, folder)
    except importing.Overtaken as taken:
        raise click.ClickException(
            f"{taken} muncul sementara itu dan tidak diubah. Jalankan lagi; yang sudah tersimpan "
            "akan dilewati."
        ) from None
    except OSError:
        raise click.ClickException(
            f"Tidak dapat menyimpan di docs/{POSTS}/{wish.folder}: foldernya tidak dapat ditulisi "
            "atau disknya penuh. Perbaiki itu, lalu jalankan lagi."
        ) from None
    click.echo(_kept(done))


def _kept(done: Import) -> str:
    """Say what is to be done next: `kim check` finds nothing wrong with a draft."""
    told = f"{number(len(done.made))} tulisan tersimpan"
    if drafts := sum(map(import_report.is_draft, done.made)):
        told += f", {number(drafts)} di antaranya draf: lengkapi dulu, lalu hapus `draft: true`"
    return f"{told}. Periksa dengan kim check, lalu kirim."
