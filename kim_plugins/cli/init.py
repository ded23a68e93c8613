"""`kim init`: begin the content repository of a province."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from kim_plugins.base import areas
from kim_plugins.base.areas import ProvinceArea
from kim_plugins.builder.founding import founding, release
from kim_plugins.builder.founding.release import Release
from kim_plugins.cli.asking import Unusable, ask, confirm
from kim_plugins.cli.project_options import settings_of
from kim_plugins.cli.release_options import release_options


@click.command(help="Memulai repositori isi sebuah provinsi: setelan, daftar kelompok, CI, contoh.")
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@click.option("-p", "--province", help="Nama atau kode provinsi, misalnya jatim atau 35.")
@click.option("-y", "--yes", is_flag=True, help="Langsung menulis tanpa bertanya.")
@release_options
def init(
    folder: Path, province: str | None, yes: bool, wheel: Path | None, wheel_url: str | None
) -> None:
    """Ask for what was not given, and write everything; a folder in use is never touched."""
    if not founding.is_free(folder):
        raise click.ClickException(
            f"Folder {folder} sudah berisi. Sebutkan folder yang kosong atau belum ada; "
            "tidak ada yang ditulis."
        )
    try:
        pinned = release.given(wheel, wheel_url or "") if wheel else release.running()
        chosen = ask("Nama atau kode provinsi", _read) if province is None else _read(province)
        click.echo(
            f"{chosen.name} ({chosen.code}), {len(areas.regencies(chosen.code))} kabupaten dan "
            f"kota, {chosen.zone.word}. Rilis {pinned.version}. Folder: {folder}"
        )
        agreed = yes or confirm("Tulis repositori isinya?", default=True)
    except (Unusable, release.Unusable) as reason:
        raise click.ClickException(str(reason)) from None
    except click.Abort:
        agreed = False
    if not agreed:
        raise click.ClickException("Dihentikan; tidak ada yang ditulis.")
    _write(folder, chosen, pinned)
    _say_what_is_next(folder, pinned)


def _read(given: str) -> ProvinceArea:
    found = areas.province_called(given)
    if found is None:
        near = [f"{one.name} ({one.code})" for one in areas.provinces_like(given)]
        guess = f" Mungkin maksud Anda: {', '.join(near)}." if near else ""
        raise Unusable(
            f"Tidak ada provinsi bernama atau berkode “{given}”.{guess} "
            "Tulis namanya, misalnya Jawa Timur, atau kode Kemendagrinya, misalnya 35."
        )
    return found


def _write(folder: Path, province: ProvinceArea, pinned: Release) -> None:
    today = settings_of(None).now.astimezone(province.zone.tz).date()
    try:
        founding.found(folder, province, pinned, today)
    except founding.NotEmpty:
        raise click.ClickException(
            f"Folder {folder} baru saja terisi; tidak ada yang ditulis."
        ) from None
    except OSError as error:
        raise click.ClickException(f"Folder {folder} tidak dapat ditulisi: {error}") from None


def _say_what_is_next(folder: Path, pinned: Release) -> None:
    if wheel := pinned.kept_wheel:
        click.echo(f"Rilis disalin ke {release.WHEELS}/{wheel.name}, supaya CI memasang yang sama.")
    click.echo("Selesai. Langkah berikutnya:")
    click.echo(f"  1. cd {shlex.quote(str(folder))} && kim build")
    click.echo("  2. Baca README.md: yang perlu diganti sebelum situs terbit.")
    click.echo("  3. Pasang .venv di folder itu, simpan ke Git, lalu kirim ke GitHub, GitLab,")
    click.echo("     Forgejo, atau server sendiri: semua perintahnya ada di README.md.")
    if not pinned.sha256:
        click.echo(
            "Sidik jari rilis ini tidak diketahui, jadi kim.txt belum memuatnya. Tambahkan dengan: "
            "kim upgrade --wheel <berkas rilis>.whl"
        )
    elif not (pinned.url or pinned.wheel):
        click.echo(
            f"Taruh berkas rilis {pinned.version} (.whl) di folder {release.WHEELS}: "
            "CI memasangnya dari sana."
        )
