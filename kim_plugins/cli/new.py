"""`kim new`: begin a post at the right place, with the right name."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
from pathlib import Path

import click

from kim_plugins.base import home
from kim_plugins.base.locale_id import long_date
from kim_plugins.base.messages import as_text
from kim_plugins.base.settings import resolve_now
from kim_plugins.base.slug import slugify
from kim_plugins.builder import pipeline
from kim_plugins.builder.sources import sources
from kim_plugins.cli.asking import GroupQuestion, Unusable, ask, ask_kind, group_called
from kim_plugins.cli.changing import project_to_change
from kim_plugins.cli.finding import Place, places_of
from kim_plugins.cli.project_options import project_options
from kim_plugins.content.editors.template import new_post
from kim_plugins.content.files.post_paths import POSTS
from kim_plugins.content.privacy.privacy import find
from kim_plugins.model.fields import INVISIBLE
from kim_plugins.model.frontmatter import LONGEST_TITLE, SCHEMAS
from kim_plugins.model.groups import Registry

YEARS = range(1945, 3000)


@click.command(help="Memulai tulisan baru di tempat dan dengan nama yang benar.")
@click.option("-g", "--group", help="Kelompok, misalnya kabupaten-contoh/kim-contoh.")
@click.option(
    "-k",
    "--kind",
    type=click.Choice(list(SCHEMAS), case_sensitive=False),
    help="Jenis tulisan.",
)
@click.option("-t", "--title", help="Judul.")
@click.option("--date", "day", help="Tanggal terbit, misalnya 2026-11-24. Bawaan: hari ini.")
@click.option("--list-groups", is_flag=True, help="Menampilkan semua kelompok, lalu selesai.")
@project_options
def new(
    group: str | None,
    kind: str | None,
    title: str | None,
    day: str | None,
    list_groups: bool,
    docs: Path,
    groups: Path,
) -> None:
    """Ask for what was not given, and write the file; an existing one is never touched."""
    registry = _registry(docs, groups)
    known = places_of(registry, sources.region_table())
    if list_groups:
        click.echo("\n".join(f"{place.names[0]}  {place.group.name}" for place in known))
        return
    today = resolve_now(None, os.environ, dt.datetime.now(dt.UTC)).astimezone(home.tz()).date()
    date = _day(day, today)
    try:
        place = group_called(group, known) if group is not None else GroupQuestion(known).ask()
        kind = kind or ask_kind()
        folder = docs / POSTS / place.names[0]
        path = _path(folder, date, title)
        text = new_post(kind, path.title, date, _area(place, registry))
    except Unusable as reason:
        raise click.ClickException(str(reason)) from None
    except click.Abort:
        raise _given_up() from None
    _write(path.file, text)
    _say_what_is_next(path.file, place, date, today)


def _registry(docs: Path, groups: Path) -> Registry:
    """Read groups.yaml, or say what is wrong with it."""
    reading = pipeline.read_registry(project_to_change(docs, groups))
    if reading.registry is None:
        raise click.ClickException("\n\n".join(map(as_text, reading.diagnostics)))
    return reading.registry


class _Named:
    """A title together with the file that it leads to."""

    def __init__(self, title: str, folder: Path, date: dt.date) -> None:
        self.title = " ".join(title.split())
        slug = slugify(self.title)
        if len(self.title) > LONGEST_TITLE:
            raise Unusable(
                f"Judulnya {len(self.title)} huruf, paling banyak {LONGEST_TITLE}. Ringkaslah."
            )
        if INVISIBLE.search(self.title):
            raise Unusable("Judul memuat tanda yang tidak tampak. Ketik ulang judulnya.")
        if find(self.title):
            raise Unusable(
                "Judul memuat nomor atau alamat pribadi (NIK, telepon, surel, atau rekening). "
                "Tulislah tanpa itu, sebab judul juga menjadi nama berkas."
            )
        if not slug:
            raise Unusable("Judul perlu memuat huruf a–z atau angka.")
        self.file = folder / f"{date.isoformat()}-{slug}.md"
        if taken := _taken(self.file, date.year, slug):
            raise Unusable(f"Berkas {taken} sudah ada dan tidak diubah. Pilih judul lain.")


def _path(folder: Path, date: dt.date, title: str | None) -> _Named:
    """Name the file by the title that was given, or by one that is asked for."""
    if title is not None:
        return _Named(title, folder, date)
    return ask("Judul", lambda given: _Named(given, folder, date))


def _taken(file: Path, year: int, slug: str) -> Path | None:
    """Return the post that already has this address: its name, or the same one in that year."""
    if os.path.lexists(file):
        return file
    return next(iter(sorted(file.parent.glob(f"{year:04}-??-??-{slug}.md"))), None)


def _area(place: Place, registry: Registry) -> str:
    """Return the code of the group's village, or of its regency where that isn't known."""
    return place.group.village or registry.areas[place.group.regency].code


def _day(given: str | None, today: dt.date) -> dt.date:
    """Return the date of publication; today, by the site's clock, unless another is given."""
    if given is None:
        return today
    try:
        date = dt.date.fromisoformat(given.strip())
    except ValueError:
        date = dt.date.min
    if date.year not in YEARS:
        raise click.ClickException(f"Tanggal {given} tidak terbaca. Tulis seperti ini: {today}")
    return date


def _given_up() -> click.ClickException | click.Abort:
    """Say that nothing was written; where nobody can be asked, say how to answer beforehand."""
    if sys.stdin is not None and sys.stdin.isatty():
        click.echo("\nTidak ada berkas yang dibuat.", err=True)
        return click.Abort()
    return click.ClickException(
        "Belum semua terjawab, dan tidak ada berkas yang dibuat. "
        "Sebutkan jawabannya sekaligus, misalnya: "
        'kim new --group kabupaten-contoh/kim-contoh --kind berita --title "Judul tulisan"'
    )


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise click.ClickException(f"Berkas {path} sudah ada dan tidak diubah.") from None
    except PermissionError:
        raise click.ClickException(f"Anda tidak berizin menulis di {path.parent}.") from None
    except OSError as error:
        raise click.ClickException(f"Berkas {path} tidak dapat dibuat: {error}") from None


def _say_what_is_next(path: Path, place: Place, date: dt.date, today: dt.date) -> None:
    click.echo(f"Tulisan baru: {path}\n")
    if date > today:
        click.echo(f"Tulisan ini terjadwal: terbit {long_date(date)}.\n")
    if place.group.status == "bubar":
        click.echo(f"Perhatian: {place.group.name} tercatat sudah bubar.\n")
    click.echo("Berikutnya:")
    click.echo("  1. Buka berkas itu. Isi yang wajib, lalu tulis isinya di bawah --- yang kedua.")
    click.echo(f"  2. Bila ada gambar, simpan di {path.parent / 'img'}.")
    click.echo(f"  3. Periksa: kim check {shlex.quote(str(path))}")
    click.echo(f"  4. {_how_to_send()}")


def _how_to_send() -> str:
    """Lead to the guide of this site, if it has one."""
    guide = Path("docs/panduan/mengirim.md")
    if guide.is_file():
        return f"Kirim: caranya di {guide.as_posix()}."
    return "Kirim: simpan ke Git, lalu ajukan sebagai permintaan perubahan (pull request)."
