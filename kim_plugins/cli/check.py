"""`kim check`: tell every problem of a project, or of some posts."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path

import click

from kim_plugins.base import formats, messages
from kim_plugins.base.diagnostics import Diagnostic, by_place
from kim_plugins.builder import check as checking
from kim_plugins.builder.requests.codeowners_check import stale
from kim_plugins.builder.requests.git import NoGit
from kim_plugins.builder.requests.lost_addresses import NoSite, Present, missing_from, missing_since
from kim_plugins.builder.sources import address
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli import options, ownership
from kim_plugins.cli.file_selection import chosen_files
from kim_plugins.cli.project_options import project_of, project_options, settings_of


@click.command(help="Memeriksa seluruh isi, atau tulisan yang disebut saja.")
@click.argument("paths", metavar="[BERKAS]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--since", metavar="REF", help="Periksa yang berubah sejak titik Git ini.")
@click.option(
    "--published",
    type=click.Path(exists=True, path_type=Path),
    metavar="FOLDER|SITEMAP",
    help="Periksa bahwa semua alamat situs yang sudah terbit tetap ada.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    show_default=True,
    help="Bentuk keluaran.",
)
@options.now
@click.option("--author", metavar="AKUN", help="Akun pengirim; bersama --base, periksa haknya.")
@click.option("--base", metavar="REF", help="Cabang tujuan; daftar kelompoknya yang menentukan.")
@project_options
def check(
    paths: tuple[Path, ...],
    since: str | None,
    published: Path | None,
    form: str,
    now: str | None,
    author: str | None,
    base: str | None,
    docs: Path,
    groups: Path,
) -> None:
    """Tell the problems; exit with 1 where one is an error."""
    project = project_of(docs, groups)
    rights, left_at = ownership.judged(project, author, base)
    chosen = chosen_files(project, paths, since or (None if paths else left_at))
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    settings = settings_of(now)
    site = functools.cache(lambda: checking.site_of(project, settings, workshop))
    if chosen is not None and checking.covers(project, chosen):
        problems = checking.check_some(project, chosen, workshop, settings.now)
    else:
        problems = checking.told_of(site(), project, workshop) + stale(project)
    present = Present(project, workshop, settings.now, site)
    left_at = since or left_at
    if left_at is not None:
        problems += _told(missing_since, present, left_at, chosen or ())
    if published is not None:
        problems += _told(missing_from, present, published)
    problems = by_place([*problems, *rights])
    _show(problems, form, address.explainer(project.root, os.environ))
    if author is not None and form == "text":
        click.echo(ownership.verdict(problems))
    if any(map(messages.is_error, problems)):
        raise SystemExit(1)


def _told(ask: Callable[..., list[Diagnostic]], *arguments: object) -> list[Diagnostic]:
    """Ask which addresses would be gone."""
    try:
        return ask(*arguments)
    except NoGit as error:
        raise click.ClickException(f"Git tidak dapat menjawab: {error}") from None
    except NoSite as error:
        raise click.ClickException(f"Tidak ada situs yang terbaca di sana: {error}") from None


def _show(problems: list[Diagnostic], form: str, page: formats.Address) -> None:
    match form:
        case "json":
            click.echo(formats.as_json(problems, page))
        case "gitlab":
            click.echo(formats.as_gitlab(problems, page))
        case "github":
            if problems:
                click.echo(formats.as_github(problems, page))
            _summarize(formats.as_summary(problems, page))
            click.echo(_closing(problems))
        case _:
            for text in formats.as_text(problems, page):
                click.echo(text + "\n")
            click.echo(_closing(problems))


def _summarize(text: str) -> None:
    """Add to the page that GitHub shows beside the step, which holds what annotations can't."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        try:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            click.echo(f"Ringkasan tidak dapat ditulis: {error}", err=True)


def _closing(problems: list[Diagnostic]) -> str:
    if not problems:
        return "Tidak ada masalah."
    errors = sum(map(messages.is_error, problems))
    warnings = len(problems) - errors
    if not errors:
        return f"{warnings} peringatan; tulisan tetap dapat terbit."
    return f"{errors} masalah harus dibenahi, {warnings} peringatan."
