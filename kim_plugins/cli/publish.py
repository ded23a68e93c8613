"""`kim publish`: give readers the site that was built, at once and whole."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import click

from kim_plugins.base import zones
from kim_plugins.base.locale_id import long_date, number
from kim_plugins.builder.changes.build_request import Request
from kim_plugins.cli.project_options import settings_of, site_options
from kim_plugins.publish import last_published, release, site, tree
from kim_plugins.publish.lock import held
from kim_plugins.publish.refusal import Refusal
from kim_plugins.publish.release import Published
from kim_plugins.publish.release_folder import ReleaseFolder

BEFORE = "sebelumnya"


@click.command(help="Menerbitkan situs yang sudah dibuat ke sebuah folder, sekaligus dan utuh.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), help="Folder penerbitan, misalnya /srv/kim."
)
@site_options
@click.option(
    "--rollback",
    is_flag=False,
    flag_value=BEFORE,
    metavar="[RILIS]",
    help="Kembali ke rilis sebelumnya, atau ke rilis yang disebut.",
)
@click.option("--list", "lists", is_flag=True, help="Tampilkan semua rilis, lalu selesai.")
@click.option("--purge", is_flag=True, help="Hapus semua rilis selain yang sedang terbit.")
@click.option("--dry-run", is_flag=True, help="Hanya periksa ukuran dan banyaknya berkas.")
@click.option("--stamp", is_flag=True, help="Dengan --dry-run: catat waktu terbit di situs.")
@click.option(
    "--keep",
    type=click.IntRange(min=2),
    default=10,
    show_default=True,
    help="Banyaknya rilis yang disimpan.",
)
@click.option("--max-bytes", type=int, default=tree.MOST_BYTES, help="Ukuran terbesar situs.")
@click.option("--max-files", type=int, default=tree.MOST_FILES, help="Banyaknya berkas terbesar.")
def publish(
    target: Path | None,
    config: Path,
    built: Path | None,
    rollback: str | None,
    lists: bool,
    purge: bool,
    dry_run: bool,
    stamp: bool,
    keep: int,
    max_bytes: int,
    max_files: int,
) -> None:
    """Publish, go back, or list; exit with 1 where nothing was done."""
    request = Request(config, site=built)
    with told():
        if dry_run:
            _weigh(request, max_bytes, max_files)
            if stamp:
                last_published.stamp(site.folder_of(request), _now())
            return
        if target is None:
            raise Refusal("Sebutkan folder penerbitan, misalnya: kim publish --to /srv/kim")
        release_folder = ReleaseFolder(target.absolute())
        if lists:
            _list(release_folder)
        elif purge:
            with _alone(release_folder):
                removed = release.purge(release_folder)
            click.echo(f"{len(removed)} rilis lama dihapus; yang terbit tetap.")
        elif rollback:
            with _alone(release_folder):
                back = release.roll_back(release_folder, "" if rollback == BEFORE else rollback)
            click.echo(f"Rilis {back.name} terbit kembali.")
        else:
            _say(_publish(request, release_folder, keep, (max_bytes, max_files)))


def _publish(
    request: Request, release_folder: ReleaseFolder, keep: int, most: tuple[int, int]
) -> Published:
    folder = site.folder_of(request)
    site.insist_on_place(request, folder, release_folder.root)
    with unbuilt(request):
        site.insist_on_finished(request, folder)
        made = tree.read(folder)
        tree.guard(made, *most)
        # Whoever publishes may keep files to himself, but the web server must read these.
        os.umask(0o022)
        try:
            release_folder.prepare()
        except OSError as error:
            raise release.explained(error, release_folder) from error
        with _alone(release_folder):
            return release.publish(made, release_folder, keep, _now())


def _now() -> str:
    return settings_of(None).now.isoformat(timespec="seconds")


def _weigh(request: Request, most_bytes: int, most_files: int) -> None:
    folder = site.folder_of(request)
    with unbuilt(request):
        site.insist_on_finished(request, folder)
        made = tree.read(folder)
    tree.guard(made, most_bytes, most_files)
    click.echo(f"Situs siap terbit: {_amount(len(made.files), made.size)}.")


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Tell why nothing was done, instead of a traceback."""
    try:
        yield
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except OSError as error:
        told = f"{error.filename or 'Berkas'} tidak dapat dibaca: {error.strerror}."
        raise click.ClickException(told) from error


@contextlib.contextmanager
def _alone(release_folder: ReleaseFolder) -> Iterator[None]:
    if not release_folder.own.is_dir():
        raise Refusal(f"{release_folder.root} bukan folder penerbitan.")
    waiting = "Penerbitan lain sedang berjalan; menunggu giliran."
    with held(release_folder.lock, lambda: click.echo(waiting, err=True)):
        yield


@contextlib.contextmanager
def unbuilt(request: Request) -> Iterator[None]:
    """Keep builds of this project waiting while its site is read."""
    lock = request.cache / "lock"
    if not lock.exists():
        yield
        return
    waiting = "Situs sedang dibuat; menunggu sampai selesai."
    with held(lock, lambda: click.echo(waiting, err=True), shared=True):
        yield


def _say(done: Published) -> None:
    name = done.record.name
    if not done.is_new:
        click.echo(f"Tidak ada yang berubah; rilis {name} tetap terbit.")
        return
    amount = _amount(done.record.files, done.record.size)
    same = done.record.files - done.written
    click.echo(
        f"Rilis {name} terbit: {amount}; {number(done.written)} berkas ditulis, "
        f"{number(same)} sama dengan rilis sebelumnya, {len(done.removed)} rilis lama dihapus."
    )


def _list(release_folder: ReleaseFolder) -> None:
    live = release_folder.live()
    if not release_folder.names():
        raise Refusal(f"Belum ada rilis di {release_folder.root}.")
    for name in reversed(release_folder.names()):
        record = release_folder.record(name)
        mark = "*" if name == live else " "
        when = _when(record.at) if record.at else "waktu tidak diketahui"
        click.echo(f"{mark} {name}  {when}  {_amount(record.files, record.size)}")


def _when(at: str) -> str:
    """Tell when a release was published, by the clock that it was signed by."""
    moment = dt.datetime.fromisoformat(at)
    zone = zones.of_offset(moment.utcoffset())
    local = moment.astimezone(zone.tz)
    return f"{long_date(local.date())}, {local:%H.%M %Z}"


def _amount(files: int, size: int) -> str:
    return f"{number(files)} berkas, {tree.megabytes(size)}"
