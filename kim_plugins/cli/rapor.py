"""`kim rapor`: a quarter of a place or a group, as a workbook and on A4."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import click

from kim_plugins.builder.paper import browser, printing, report_page, workbook
from kim_plugins.cli import console, disk, options, scopes
from kim_plugins.cli.project_options import project_of, project_options, settings_of
from kim_plugins.views import report


@click.command(
    help="Menyusun rapor satu triwulan untuk kantor: berkas Excel (.xlsx) dan PDF A4.\n\n"
    "Isinya tulisan menurut bulan, KIM yang menulis dan yang diam, desa yang dikabarkan, Suara "
    "Warga beserta waktu jawabannya, dan ralat."
)
@options.regency
@options.group
@click.option(
    "--quarter", metavar="TRIWULAN", help="Misalnya 2026-3; kalau kosong, triwulan yang terakhir."
)
@options.now
@click.option("--browser", "program", metavar="PROGRAM", help="Peramban yang mencetak PDF.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    help="Folder untuk kedua berkas.",
)
@project_options
def rapor(
    regency: str | None,
    group: str | None,
    quarter: str | None,
    now: str | None,
    program: str | None,
    output: Path,
    docs: Path,
    groups: Path,
) -> None:
    """Write the workbook, then the PDF; without a browser the page that it would print."""
    project = project_of(docs, groups)
    settings = settings_of(now)
    today = settings.now.date()
    asked = _quarter(quarter, today) if quarter else report.last_quarter(today)
    province = scopes.province_of(project, settings, "Rapor memuat alamat tulisan")
    scope = scopes.scope_of(regency, group, province)
    tables = report.tables(scope, asked, province)
    title = f"Rapor {scope.name}, {asked.name}"
    base = output / f"rapor-{scope.slug}-{asked.year}-t{asked.part}"
    html = report_page.page(
        title, province.settings.site_url, tables, settings.now, is_running=asked.end >= today
    )
    try:
        output.mkdir(parents=True, exist_ok=True)
        printing.save(workbook.workbook(title, tables, settings.now), base.with_suffix(".xlsx"))
        paper = _paper(html, base, program or browser.found())
    except OSError as reason:
        raise click.ClickException(
            f"Rapor tidak dapat ditulis ke {output}: {disk.why(reason)}. Tutup berkas rapor yang "
            "sedang dibuka, atau sebutkan folder lain dengan -o."
        ) from None
    click.echo(f"Rapor ditulis: {base.with_suffix('.xlsx')} dan {paper}.")


def _quarter(text: str, today: dt.date) -> report.Quarter:
    try:
        asked = report.quarter_of(text)
    except ValueError:
        raise click.BadParameter(
            f"{text} tidak terbaca. Contoh: 2026-3 untuk Juli sampai September 2026.",
            param_hint="--quarter",
        ) from None
    if asked.start > today:
        raise click.BadParameter(f"{asked.name} belum mulai.", param_hint="--quarter")
    return asked


def _paper(html: str, base: Path, program: str | None) -> Path:
    """Write the PDF, or the page itself where nothing here prints it."""
    why = "Chromium, Chrome, atau Edge tidak ditemukan"
    if program:
        try:
            printing.save(_printed(html, program), base.with_suffix(".pdf"))
        except browser.Failed as reason:
            why = f"Peramban {program} tidak berhasil mencetak: {reason}"
        else:
            return base.with_suffix(".pdf")
    console.say(f"{why}. Halamannya ditulis sebagai HTML; buka dan cetaklah dari peramban.")
    printing.save(html.encode(), base.with_suffix(".html"))
    return base.with_suffix(".html")


def _printed(html: str, program: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder, browser.opened(program) as running:
        page = Path(folder, "rapor.html")
        page.write_text(html, encoding="utf-8")
        return printing.whole(running.pdf(page.as_uri()))
