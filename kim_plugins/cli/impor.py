"""`kim impor`: bring the archive of another site home, after showing what comes of it."""

from __future__ import annotations

from pathlib import Path

import click

from kim_plugins.builder.imports import exports
from kim_plugins.builder.imports.importing import Import
from kim_plugins.cli import import_report
from kim_plugins.cli.asking import Unusable
from kim_plugins.cli.changing import project_to_change
from kim_plugins.cli.import_steps import bring, bring_options, wish_of
from kim_plugins.content.imports.article import Unreadable


@click.command(help="Membawa pulang arsip: WordPress, Blogger, OpenSID, HTML, RSS, dan Atom.")
@bring_options
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
    project = project_to_change(docs, groups)
    try:
        wish = wish_of(project, group, _text_of(labels), alamat, fetches=unduh)
        opened = exports.opened(files, alamat, media)
    except (Unusable, Unreadable) as reason:
        raise click.ClickException(str(reason)) from None

    def report_on(done: Import) -> None:
        if report:
            report.write_text(_full(done), "utf-8", newline="\n")
            click.echo(f"Laporan lengkap: {report}")

    bring(project, wish, opened, report_on, is_sure=yes, is_rehearsal=dry_run)


def _text_of(path: Path | None) -> str:
    try:
        return path.read_text("utf-8-sig") if path else ""
    except (OSError, UnicodeDecodeError):
        raise Unreadable(f"Berkas {path} tidak dapat dibaca sebagai teks.") from None


def _full(done: Import) -> str:
    """Write the whole report, for whoever works through it."""
    lines = ["# Laporan impor", "", import_report.summary(done), ""]
    for heading, found in import_report.parts(done):
        lines += [f"## {heading}", "", *(f"- [ ] {line}" for line in found), ""]
    return "\n".join(lines)
