"""`kim cetak`: a week's sheets for the notice board, or posters, as one PDF."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from pathlib import Path

import click

from kim_plugins.base.locale_id import short_date
from kim_plugins.builder.changes.build_request import Progress
from kim_plugins.builder.paper import browser, printing
from kim_plugins.cli import console, disk, options, scopes
from kim_plugins.cli.project_options import project_of, project_options, settings_of
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import digest as digests
from kim_plugins.views import parts, sheet


@click.command(
    help="Mencetak lembar papan pengumuman, atau poster, ke satu berkas PDF.\n\n"
    "Lembarnya adalah halaman situs yang sudah dibuat: pengumuman yang masih berlaku, agenda yang "
    "belum lewat, dan klarifikasi. Poster memuat kode QR KIM dan desanya."
)
@options.regency
@options.group
@options.since
@click.option("--poster", "is_poster", is_flag=True, help="Poster KIM dan desanya.")
@options.now
@click.option(
    "-d",
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default="site",
    show_default=True,
    help="Folder situs yang sudah dibuat.",
)
@click.option("--browser", "program", metavar="PROGRAM", help="Peramban yang mencetak.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Berkas PDF-nya."
)
@project_options
def cetak(
    regency: str | None,
    group: str | None,
    since: str | None,
    is_poster: bool,
    now: str | None,
    site: Path,
    program: str | None,
    output: Path | None,
    docs: Path,
    groups: Path,
) -> None:
    """Choose the pages and let the browser print them."""
    program = program or _browser()
    project = project_of(docs, groups)
    settings = settings_of(now)
    begin = scopes.since_of(since, settings.now)
    province = scopes.province_of(project, settings, "Lembar cetak memuat alamat situs")
    scope = scopes.scope_of(regency, group, province)
    pages = list(_posters(scope, province) if is_poster else _sheets(scope, begin, province))
    if not pages:
        raise click.ClickException(_nothing(scope, begin, is_poster=is_poster))
    target = output or Path(_name(scope, begin.date().isoformat(), is_poster=is_poster))
    _print(pages, site, province.settings.base_path, program, target, is_poster=is_poster)


def _browser() -> str:
    found = browser.found()
    if found is None:
        raise click.ClickException(
            "Untuk mencetak perlu Chromium, Chrome, atau Edge, dan tidak satu pun ditemukan. "
            "Pasang salah satunya, atau sebutkan letaknya dengan --browser. Satu halaman juga "
            "dapat dicetak dari peramban mana pun."
        )
    return found


def _sheets(scope: digests.Scope, begin: dt.datetime, province: Province) -> Iterator[str]:
    """Yield the pages of what hangs on boards and still holds, urgent first, then the newest."""
    now = province.settings.now
    found = [
        post
        for post in reversed(scope.posts)
        if post.entry.kind in sheet.KINDS
        and post.entry.at >= begin
        and not post.entry.is_example
        and not parts.is_over(post.meta, now)
    ]
    yield from (post.url for post in sorted(found, key=lambda post: not post.entry.is_urgent))


def _posters(scope: digests.Scope, province: Province) -> Iterator[str]:
    """Yield the pages of the groups of a scope, each before that of its village."""
    seen: set[str] = set()
    for group in digests.groups_of(scope, province):
        yield urls.group(group.regency, group.id)
        if group.village and group.village not in seen:
            seen.add(group.village)
            yield parts.place_url(group.village, province)


def _nothing(scope: digests.Scope, begin: dt.datetime, *, is_poster: bool) -> str:
    if is_poster:
        return f"Tidak ada KIM di {scope.name}. Pilih wilayah lain."
    return (
        f"Tidak ada yang perlu ditempel sejak {short_date(begin.date())} di {scope.name}. Pilih "
        "wilayah lain, atau waktu yang lebih lama dengan --since."
    )


def _name(scope: digests.Scope, day: str, *, is_poster: bool) -> str:
    return f"poster-{scope.slug}.pdf" if is_poster else f"cetak-{scope.slug}-{day}.pdf"


def _print(
    pages: list[str], site: Path, base_path: str, program: str, target: Path, *, is_poster: bool
) -> None:
    if absent := printing.missing(pages, site):
        raise click.ClickException(
            f"Di folder {site} belum ada halaman /{absent[0]}. Buat dahulu situsnya dengan "
            "mkdocs build, atau sebutkan foldernya dengan --site."
        )
    try:
        # Opened first: nobody wants to hear of a full folder when thousands have been printed.
        with printing.written(target) as file, console.progress(quiet=False) as tell:
            done = functools.partial(_told, tell, len(pages))
            book, sheets = printing.printed(pages, site, base_path, program, done)
            file.write(book)
    except browser.Failed as reason:
        raise click.ClickException(
            f"Peramban {program} tidak berhasil mencetak: {reason}. Coba peramban lain dengan "
            "--browser."
        ) from None
    except OSError as reason:
        raise click.ClickException(
            f"Berkas {target} tidak dapat ditulis: {disk.why(reason)}. Tutup berkas itu bila "
            "sedang dibuka, atau sebutkan tempat lain dengan -o."
        ) from None
    what = "poster" if is_poster else "tulisan"
    click.echo(f"{len(pages)} {what} dicetak ke {target}: {sheets} lembar A4.")


def _told(tell: Progress, total: int, done: int) -> None:
    tell("Mencetak halaman", done, total)
