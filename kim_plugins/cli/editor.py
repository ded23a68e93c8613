"""`kim editor`: bring the files for VS Code up to date."""

from __future__ import annotations

from pathlib import Path

import click

from kim_plugins.builder import editor as files


@click.command(help="Memperbarui berkas bantuan untuk VS Code di folder .vscode.")
def editor() -> None:
    """Write what has changed, and say so."""
    root = Path.cwd()
    try:
        changed = files.write(root)
    except OSError as error:
        raise click.ClickException(f"Folder {files.FOLDER} tidak dapat ditulisi: {error}") from None
    for path in changed:
        click.echo(f"Diperbarui: {path.relative_to(root)}")
    if not changed:
        click.echo("Sudah sesuai; tidak ada yang diubah.")
