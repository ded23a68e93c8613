"""`kim balas`: what to answer somebody who asks after a contribution, as things are now."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kim_plugins.base.messages import as_text, harmless, is_error
from kim_plugins.builder import check, pipeline
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.sources import address, sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli import options, replies
from kim_plugins.cli.project_options import project_of, project_options, settings_of
from kim_plugins.content.files.post_paths import POSTS
from kim_plugins.content.front_matter import headreader, source
from kim_plugins.content.imports import seals
from kim_plugins.model import contributions


@click.command(help="Menulis balasan tentang tulisan: perlu dilengkapi, diperiksa, atau terbit.")
@click.argument("which", metavar="NOMOR_ATAU_BERKAS...", nargs=-1, required=True)
@options.now
@project_options
def balas(which: tuple[str, ...], now: str | None, docs: Path, groups: Path) -> None:
    """Write the replies to standard output."""
    project = project_of(docs, groups)
    paths = [path for given in which for path in _files(given, project)]
    site_url = address.of_site(project.root, os.environ) or "/"
    settings = dataclasses.replace(settings_of(now), site_url=site_url)
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    site = check.site_of(project, settings, workshop)
    if isinstance(site, pipeline.Stopped):
        raise click.ClickException("\n\n".join(map(as_text, site.diagnostics)))
    for path in paths:
        for line in (*_reply(path, project, site), ""):
            click.echo(harmless(line))


def _files(given: str, project: Project) -> Sequence[Path]:
    """Return the files of a number, or the file that is named."""
    number = given.strip().lower()
    if contributions.is_number(number):
        posts = sorted((project.docs / POSTS).rglob("*.md"))
        found = [path for path in posts if _bears(path, number)]
        if not found:
            raise click.ClickException(f"Tidak ada tulisan dengan nomor kiriman {number}.")
        return found
    path = Path(given).absolute()
    if not path.is_file() or not path.is_relative_to(project.docs / POSTS):
        raise click.ClickException(
            f"{given} bukan nomor kiriman dan bukan tulisan di docs/{POSTS}. Contoh: kim balas "
            "k7m2q9xd"
        )
    return [path]


def _bears(path: Path, number: str) -> bool:
    return number in (text := path.read_text("utf-8", "replace")) and (
        seals.contribution_in(text) == number
    )


def _reply(path: Path, project: Project, site: Site) -> Iterator[str]:
    uri = path.relative_to(project.docs).as_posix()
    post = next((one for one in site.province.posts if one.source == uri), None)
    if post:
        yield from replies.to_published(post, site.province)
        return
    shown = project.shown(path)
    errors = [one for one in site.diagnostics if one.span.path == shown and is_error(one)]
    raw = source.split(sources.read_post(project, path)).raw
    if raw is None:
        raise click.ClickException("\n\n".join(map(as_text, errors)))
    meta, _, _ = headreader.read(raw.head)
    yield from replies.to_waiting(meta, errors)
