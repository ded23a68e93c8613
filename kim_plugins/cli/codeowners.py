"""`kim codeowners`: tell the forge who reads which folder's changes."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from kim_plugins.base.messages import as_text
from kim_plugins.builder import pipeline
from kim_plugins.builder.requests.codeowners_check import owners_of
from kim_plugins.builder.storage.textfile import replace
from kim_plugins.cli.project_options import project_of, project_options
from kim_plugins.content.requests.codeowners import FORGES


@click.command(help="Menulis CODEOWNERS dari para penyunting di groups.yaml.")
@click.option(
    "--forge",
    type=click.Choice(list(FORGES)),
    default="github",
    show_default=True,
    help="Layanan tempat repositori berada.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Letak lain.")
@click.option("--print", "prints", is_flag=True, help="Tampilkan saja, tanpa menulis berkas.")
@click.option("--check", "checks", is_flag=True, help="Periksa saja; gagal bila sudah usang.")
@project_options
def codeowners(
    forge: str, output: Path | None, prints: bool, checks: bool, docs: Path, groups: Path
) -> None:
    """Write, print or compare the file."""
    project = project_of(docs, groups)
    reading = pipeline.read_registry(project)
    if reading.registry is None:
        raise click.ClickException("\n\n".join(map(as_text, reading.diagnostics)))
    made = owners_of(project, reading.registry, forge)
    for account in made.left_out:
        click.echo(f"Dilewati: {account} bukan nama akun di {forge}.", err=True)
    path = output or Path(FORGES[forge])
    if prints:
        click.echo(made.text, nl=False)
    elif checks:
        _compare(path, made.text)
    else:
        replace(path, made.text)
        click.echo(f"{path} ditulis.")


def _compare(path: Path, text: str) -> None:
    """Show what differs, and exit with 1 where something does."""
    there = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    if there == text:
        click.echo(f"{path} sesuai dengan groups.yaml.")
        return
    old, new = there.splitlines(keepends=True), text.splitlines(keepends=True)
    click.echo("".join(difflib.unified_diff(old, new, str(path), "groups.yaml")), nl=False)
    state = "sudah usang" if there else "belum ada"
    click.echo(f"{path} {state}. Perbarui dengan: kim codeowners", err=True)
    raise SystemExit(1)
