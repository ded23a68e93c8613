"""`kim impor`: bring the archive of another site home, after showing what comes of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from kim_plugins.base.locale_id import number
from kim_plugins.base.messages import as_text, harmless
from kim_plugins.build import exports, importing, pipeline, sources
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.importing import Import, Wish
from kim_plugins.build.sources import Project
from kim_plugins.build.store import store_of
from kim_plugins.cli import asking, console, import_report
from kim_plugins.cli.asking import GroupQuestion, Unusable, group_called
from kim_plugins.cli.finding import places_of
from kim_plugins.cli.places import project_of, project_options, settings_of
from kim_plugins.content.imports.article import Unreadable
from kim_plugins.content.imports.labels import topics_of
from kim_plugins.content.places import POSTS

SHOWN = 8
"""Lines of each part of the report on the screen."""
EXAMPLES = 5


@click.command(help="Membawa pulang arsip: WordPress, Blogger, OpenSID, HTML, RSS, dan Atom.")
@click.argument(
    "files", metavar="BERKAS...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("-g", "--group", help="Kelompok, misalnya kutai-timur/kim-contoh.")
@click.option(
    "--gambar",
    "media",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder atau ZIP gambarnya.",
)
@click.option("--unduh", is_flag=True, help="Mengunduh gambar yang tidak ada di ekspornya.")
@click.option("--alamat", default="", help="Alamat situs asal, misalnya https://kim.example.org/.")
@click.option(
    "--topik",
    "labels",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Berkas yang menghubungkan label dengan topik.",
)
@click.option(
    "--laporan",
    "report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Menyimpan laporan lengkap di berkas ini.",
)
@click.option("-y", "--yes", is_flag=True, help="Langsung simpan tanpa bertanya.")
@click.option("--dry-run", is_flag=True, help="Hanya tampilkan hasilnya; tidak ada yang disimpan.")
@project_options
def impor(
    files: tuple[Path, ...],
    group: str | None,
    media: tuple[Path, ...],
    unduh: bool,
    alamat: str,
    labels: Path | None,
    report: Path | None,
    yes: bool,
    dry_run: bool,
    docs: Path,
    groups: Path,
) -> None:
    """Read, make, show, ask, and move."""
    project = project_of(docs, groups)
    try:
        wish = _wish(project, group, labels, alamat, fetches=unduh)
        opened = exports.opened(files, alamat, media)
    except (Unusable, Unreadable) as reason:
        raise click.ClickException(str(reason)) from None
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    with tempfile.TemporaryDirectory(prefix="kim-impor-") as place:
        with console.progress(quiet=False) as tell:
            done = importing.prepare(project, wish, opened, Path(place), workshop, tell)
        for line in _shown(done, wish):
            click.echo(harmless(line))
        if report:
            report.write_text(_full(done), "utf-8", newline="\n")
            click.echo(f"Laporan lengkap: {report}")
        if _is_wanted(done, is_sure=yes, is_rehearsal=dry_run):
            _save(project, wish, done, Path(place))


def _wish(
    project: Project, group: str | None, labels: Path | None, base: str, *, fetches: bool
) -> Wish:
    """Gather what was asked for; raise `Unusable` or `Unreadable` where something is wrong."""
    reading = pipeline.read_registry(project)
    if reading.registry is None:
        raise Unusable("\n\n".join(map(as_text, reading.diagnostics)))
    topics = topics_of(reading.registry, _text_of(labels))
    known = places_of(reading.registry, sources.region_table())
    place = GroupQuestion(known).ask() if group is None else group_called(group, known)
    now = settings_of(None).now
    return Wish(place.names[0], place.group.name, topics, now, base, fetches)


def _is_wanted(done: Import, *, is_sure: bool, is_rehearsal: bool) -> bool:
    """Tell whether what was made is to be kept; say so where it isn't."""
    if done.made and is_rehearsal:
        click.echo("Baru ditampilkan; tidak ada yang disimpan.")
    elif done.made and (is_sure or asking.confirm("Simpan semuanya?")):
        return True
    else:
        click.echo("Tidak ada yang disimpan.")
    return False


def _text_of(path: Path | None) -> str:
    try:
        return path.read_text("utf-8-sig") if path else ""
    except (OSError, UnicodeDecodeError):
        raise Unreadable(f"Berkas {path} tidak dapat dibaca sebagai teks.") from None


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


def _full(done: Import) -> str:
    """Write the whole report, for whoever works through it."""
    lines = ["# Laporan impor", "", import_report.summary(done), ""]
    for heading, found in import_report.parts(done):
        lines += [f"## {heading}", "", *(f"- [ ] {line}" for line in found), ""]
    return "\n".join(lines)


def _save(project: Project, wish: Wish, done: Import, folder: Path) -> None:
    try:
        importing.carry_out(project, wish, done, folder)
    except importing.Overtaken as taken:
        raise click.ClickException(
            f"{taken} muncul sementara itu dan tidak diubah. Jalankan lagi; yang sudah tersimpan "
            "akan dilewati."
        ) from None
    except OSError as error:
        raise click.ClickException(f"Tidak dapat menyimpan: {error}") from None
    click.echo(f"{number(len(done.made))} tulisan tersimpan. Periksa dengan kim check, lalu kirim.")
