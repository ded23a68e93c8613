"""`kim gabung`: one page that joins several provinces' sites, from what they publish."""

from __future__ import annotations

from pathlib import Path

import click

from kim_plugins.base import home
from kim_plugins.base.home import Home
from kim_plugins.base.settings import Settings
from kim_plugins.builder.assets.assets import read_assets
from kim_plugins.builder.federation import gathering, kept, writing
from kim_plugins.cli import disk
from kim_plugins.cli.project_options import moment_of
from kim_plugins.content.federation import membership
from kim_plugins.content.federation.below import host
from kim_plugins.engine import theme
from kim_plugins.model.federation import Federation, Membership
from kim_plugins.views.federation import files, pages
from kim_plugins.views.output import FileOutput


@click.command(
    help="Menggabungkan beberapa situs KIM menjadi satu halaman, dari berkas terbitannya."
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--now", help="Saat yang dianggap sekarang, misalnya 2026-11-24T12:00+07:00.")
def gabung(folder: Path, now: str | None) -> None:
    """Ask the sites that gabungan.yaml lists, and write `site/` beside it."""
    told = _membership(folder)
    home.settle(Home(zone=told.zone))
    moment = moment_of(now)
    try:
        writing.heal(folder)
        found = gathering.gather(told, folder, moment)
    except (OSError, gathering.NotKept) as problem:
        error = problem.error if isinstance(problem, gathering.NotKept) else problem
        raise _own_fault(error, folder) from None
    _report(found)
    if not found.members:
        raise click.ClickException(
            "Tidak ada situs yang dapat digabungkan, jadi folder site tidak diubah."
        )
    try:
        site = writing.write(folder, _contents(found))
        kept.forget(folder, told.sites)
    except writing.Foreign as place:
        raise click.ClickException(
            f"{place} bukan folder buatan kim gabung (berisi berkas lain, atau sebuah tautan), "
            "jadi tidak diganti. Pindahkan dahulu, atau jalankan di folder lain."
        ) from None
    except OSError as error:
        raise _own_fault(error, folder) from None
    click.echo(f"{len(found.members)} situs digabungkan di {site}.")


def _own_fault(error: OSError, folder: Path) -> click.ClickException:
    """Say that nothing was joined because of this machine, not of a site."""
    return click.ClickException(
        f"{error.filename or folder} di komputer ini tidak dapat ditulis atau dibaca "
        f"({disk.why(error)}). Ini bukan kesalahan situs yang digabungkan. Perbaiki itu, lalu "
        "jalankan lagi; folder site yang terakhir tidak diubah."
    )


def _membership(folder: Path) -> Membership:
    path = folder / membership.NAME
    try:
        return membership.read(path.read_text(encoding="utf-8-sig"))
    except membership.Unusable as reason:
        raise click.ClickException(str(reason)) from None
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(
            f"Tidak ada {path} yang dapat dibaca. {membership.EXAMPLE}"
        ) from None


def _contents(found: Federation) -> dict[str, bytes]:
    told = found.membership
    base = Settings(told.name, told.url, found.now).base_path
    style = read_assets(theme.installed_style_sheet()).style
    own = [*files.files(found, base), style, _card(told)]
    return writing.outputs(pages.pages(found, style.path), own, base)


def _card(told: Membership) -> FileOutput:
    from kim_plugins.builder.media.card_drawing import draw  # It loads a costly library.

    shown = pages.preview(told)
    assert shown.card is not None
    return FileOutput(shown.url, draw(shown.card, told.name))


def _report(found: Federation) -> None:
    """Say of each site what became of it."""
    for member in found.members:
        late = f"tidak dapat diambil ({member.trouble}), dipakai yang terakhir"
        state = late if member.trouble else f"{len(member.groups)} kelompok"
        dropped = f"; {member.dropped} isian yang tidak wajar dilewati" if member.dropped else ""
        click.echo(f"- {host(member.address)}: {state}{dropped}")
    for one in found.left_out:
        click.echo(f"- {host(one.address)}: tidak digabungkan, {one.reason}", err=True)
