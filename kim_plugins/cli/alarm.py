"""`kim alarm`: complain where nothing has been published for too long."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kim_plugins.builder.requests import git
from kim_plugins.cli import options
from kim_plugins.cli.project_options import settings_of
from kim_plugins.publish import last_published
from kim_plugins.publish.refusal import Refusal
from kim_plugins.publish.release_folder import ReleaseFolder


@click.command(help="Memperingatkan bila sudah terlalu lama tidak ada penerbitan.")
@click.option("--url", help="Alamat situs yang diterbitkan dengan kim publish --stamp.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Folder penerbitan.")
@click.option(
    "--hours", type=click.IntRange(min=1), default=26, show_default=True, help="Batas diam, jam."
)
@click.option(
    "--git-days",
    type=click.IntRange(min=1),
    help="Batas hari tanpa perubahan; GitHub menghentikan jadwal sesudah 60 hari.",
)
@options.now
def alarm(
    url: str | None, target: Path | None, hours: int, git_days: int | None, now: str | None
) -> None:
    """Look at everything that was asked for; exit with 1 where one of it is silent."""
    if not (url or target or git_days):
        raise click.UsageError("Sebutkan apa yang diawasi: --url, --to, atau --git-days.")
    moment = settings_of(now).now
    complaints = []
    try:
        if url:
            complaints.append(_silent(url, last_published.stamped(url), moment, hours))
        if target:
            signed = ReleaseFolder(target.absolute()).signed()
            complaints.append(_silent(str(target), signed, moment, hours))
        if git_days:
            complaints.append(_quiet(moment, git_days))
    except (Refusal, git.NoGit) as error:
        complaints.append(str(error))
    for complaint in filter(None, complaints):
        click.echo(complaint)
    if any(complaints):
        raise SystemExit(1)
    click.echo("Penerbitan berjalan.")


def _silent(place: str, at: str, now: dt.datetime, hours: int) -> str:
    if not last_published.is_longer_than(at, now, dt.timedelta(hours=hours)):
        return ""
    return (
        f"{place}: tidak ada penerbitan lebih dari {hours} jam (terakhir {at}). "
        "Periksa pekerjaan Terbitkan, lalu jalankan sendiri sekali."
    )


def _quiet(now: dt.datetime, days: int) -> str:
    at = git.last_commit(Path.cwd())
    if not last_published.is_longer_than(at, now, dt.timedelta(days=days)):
        return ""
    return (
        f"Tidak ada perubahan di repositori lebih dari {days} hari (terakhir {at}). "
        "GitHub menghentikan jadwal sesudah 60 hari: gabungkan satu perubahan, "
        "atau nyalakan lagi jadwalnya di tab Actions."
    )
