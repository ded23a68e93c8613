"""`kim compare`: list the pages in which two built sites differ."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kim_plugins.base.messages import printable
from kim_plugins.publish import tree
from kim_plugins.publish.refusal import Refusal

MOST = 200
"""Pages listed; with a change of program all differ, and nobody reads them one by one."""


@click.command(help="Mendaftar halaman yang berbeda di antara dua situs yang sudah dibuat.")
@click.argument("old", metavar="LAMA", type=click.Path(file_okay=False, path_type=Path))
@click.argument("new", metavar="BARU", type=click.Path(file_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Berkas.")
def compare(old: Path, new: Path, output: Path | None) -> None:
    """Print the list as Markdown; give it to GitHub's summary and to a file as well."""
    try:
        found = tree.differences(*(tree.read(folder) for folder in (old, new)))
    except (Refusal, OSError) as error:
        raise click.ClickException(f"Situs tidak dapat dibandingkan: {error}") from None
    text = _list(found)
    click.echo(text, nl=False)
    if output:
        output.write_text(text, encoding="utf-8")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(text)


def _list(found: list[tuple[str, str]]) -> str:
    pages = [(_url(path), became) for path, became in found if path.endswith(".html")]
    others = len(found) - len(pages)
    lines = [f"## Halaman yang berubah: {len(pages)}", ""]
    lines += [f"- {became}: `{url}`" for url, became in pages[:MOST]]
    if len(pages) > MOST:
        lines.append(f"- dan {len(pages) - MOST} halaman lain")
    lines += ["", f"Berkas lain yang berubah (gaya, gambar, data): {others}.", ""]
    return "\n".join(lines)


def _url(path: str) -> str:
    """Write a page's address; a file name of somebody's choice can't end the code span."""
    return printable("/" + path.removesuffix("index.html")).replace("`", "'")
