"""`kim withdraw`: take a post back, leaving its address and the reason."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from kim_plugins.base import messages
from kim_plugins.builder.requests import git
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.bodies import render
from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli import asking, options
from kim_plugins.cli.changing import project_to_change
from kim_plugins.cli.project_options import project_options, settings_of
from kim_plugins.content.files import post_paths
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.mending import withdrawal
from kim_plugins.content.privacy.privacy import masked


@click.command(help="Mencabut tulisan: alamat dan alasannya tetap, isinya hilang.")
@click.argument("post", metavar="ALAMAT_ATAU_BERKAS")
@click.option("--reason", required=True, help="Alasan yang ditampilkan kepada pembaca.")
@click.option("-y", "--yes", is_flag=True, help="Jangan bertanya lagi.")
@click.option("-q", "--quiet", is_flag=True, help="Jangan tampilkan isi yang dicabut.")
@click.option("--push", is_flag=True, help="Simpan ke Git dan kirim ke cabang ini.")
@options.now
@project_options
def withdraw(
    post: str,
    reason: str,
    yes: bool,
    quiet: bool,
    push: bool,
    now: str | None,
    docs: Path,
    groups: Path,
) -> None:
    """Show what would change, ask, and write; nothing else of the site is looked at."""
    project = project_to_change(docs, groups)
    file = sources.read_post(project, project.docs / _find(project, post))
    if at := withdrawal.withdrawn_at(file):
        click.echo(f"{file.path} sudah dicabut ({at}). Tidak ada yang diubah.")
        return
    text = withdrawal.tombstone(file, settings_of(now).now, reason)
    if text is None:
        raise click.ClickException(f"{file.path} tidak punya alamat, jadi tidak pernah terbit.")
    _insist_on_valid(file, text)
    if not quiet:
        click.echo(_difference(file, text))
    if not yes and not asking.confirm("Cabut tulisan ini?"):
        raise click.Abort
    _write(project.docs / file.uri, text)
    click.echo(f"Dicabut: {file.path}")
    click.echo(f"Alamat /{post_paths.url_of(file.uri)} tetap ada dan menampilkan alasannya.")
    for picture in _pictures(project, file):
        click.echo(f"Gambar yang disebut di sana masih ada di repositori: {picture}")
    if push:
        _push(project, file)


def _find(project: Project, given: str) -> str:
    """Return the post that a path or an address on the site leads to.

    Raises `click.ClickException` where there is none.
    """
    posts = [
        uri
        for uri in sources.list_files(project)
        if post_paths.role(uri) is post_paths.FileRole.POST
    ]
    path = unquote(urlsplit(given.strip()).path).strip("/")
    shown = os.path.normpath(given.strip())
    for uri in filter(post_paths.is_post, posts):
        url = (post_paths.url_of(uri) or "").strip("/")
        if shown in (uri, project.shown(project.docs / uri), str(project.docs / uri)):
            return uri
        if url and (path == url or path.endswith(f"/{url}")):
            return uri
    raise click.ClickException(
        f"Tidak ada tulisan {messages.printable(given)}. Salin alamatnya dari peramban, atau sebut "
        "berkasnya, misalnya docs/posts/kabupaten-contoh/kim-contoh/2026-11-05-judul.md"
    )


def _insist_on_valid(file: SourceFile, text: str) -> None:
    """Refuse what the next build would not take; the reason is the only thing that is new."""
    content = text.encode()
    found = examine(SourceFile(file.uri, file.path, content, size=len(content)), render)
    if wrong := [problem for problem in found.diagnostics if messages.is_error(problem)]:
        told = "\n\n".join(map(messages.as_text, wrong))
        raise click.ClickException(f"Tulisan belum dicabut. Benahi alasannya.\n\n{told}")


def _difference(file: SourceFile, text: str) -> str:
    before = file.content.decode("utf-8", "replace").splitlines()
    lines = difflib.unified_diff(before, text.splitlines(), file.path, file.path, lineterm="")
    return "\n".join(messages.printable(masked(line)) for line in lines)


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def _push(project: Project, file: SourceFile) -> None:
    """Save the withdrawal where the site is published from."""
    aside = f"cabut/{Path(file.uri).stem}"
    try:
        git.save(project.root, project.docs / file.uri, f"docs: withdraw {file.path}")
        is_taken = git.push(project.root, aside)
    except git.NoGit as error:
        raise click.ClickException(f"Pencabutan belum tersimpan di Git: {error}") from None
    if not is_taken:
        raise click.ClickException(
            "Cabang ini tidak menerima simpanan langsung, jadi pencabutan dikirim ke cabang "
            f"{aside}. Buka permintaan dari cabang itu dan gabungkan sekarang."
        )


def _pictures(project: Project, file: SourceFile) -> list[str]:
    """Return the pictures of its group that a post names."""
    text = file.content.decode("utf-8", "replace")
    folder = (project.docs / file.uri).parent / "img"
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [project.shown(picture) for picture in found if picture.name in text]
