"""`kim scope`: say whether a request changes posts alone, or the site's rules as well."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kim_plugins.base.messages import printable
from kim_plugins.builder.requests import git
from kim_plugins.content.files import post_paths

POSTS = ("docs", post_paths.POSTS)
MOST = 50
"""Files listed; a request that changes more is told by their number."""


@click.command(help="Mengatakan apakah sebuah permintaan hanya mengubah tulisan.")
@click.option("--since", metavar="REF", required=True, help="Titik Git sebelum permintaan itu.")
def scope(since: str) -> None:
    """Print it, and hand it to GitHub's later steps as the output `content-only`."""
    root = Path.cwd()
    try:
        changed = [path.relative_to(root) for path in git.changed_since(root, since)]
    except git.NoGit as error:
        raise click.ClickException(f"Git tidak dapat membandingkan: {error}") from None
    others = [path for path in changed if path.parts[:2] != POSTS or len(path.parts) < 3]
    if others:
        click.echo(
            "Bukan hanya tulisan yang berubah; penyunting perlu membacanya baris demi baris:"
        )
        for path in others[:MOST]:
            click.echo(f"- {printable(path.as_posix())}")
        if len(others) > MOST:
            click.echo(f"- dan {len(others) - MOST} berkas lain")
    else:
        click.echo(f"Hanya tulisan yang berubah: {len(changed)} berkas.")
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"content-only={str(not others).lower()}\n")
