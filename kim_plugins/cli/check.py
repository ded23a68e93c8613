"""`kim check`: tell every problem of a project, or of some posts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from kim_plugins.base import formats, messages
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.build import check as checking
from kim_plugins.build import git
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.sources import Project
from kim_plugins.build.store import store_of
from kim_plugins.cli.places import project_of, project_options, settings_of


@click.command(help="Memeriksa seluruh isi, atau tulisan yang disebut saja.")
@click.argument("paths", metavar="[BERKAS]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--since", metavar="REF", help="Periksa yang berubah sejak titik Git ini.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    show_default=True,
    help="Bentuk keluaran.",
)
@click.option("--now", help="Saat yang dianggap sekarang, misalnya 2026-11-24T12:00.")
@project_options
def check(
    paths: tuple[Path, ...],
    since: str | None,
    form: str,
    now: str | None,
    docs: Path,
    groups: Path,
) -> None:
    """Tell the problems; exit with 1 where one is an error."""
    project = project_of(docs, groups)
    chosen = _chosen(project, paths, since)
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    if chosen is not None and checking.covers(project, chosen):
        problems = checking.check_some(project, chosen, workshop)
    else:
        problems = checking.check_all(project, settings_of(now), workshop)
    _show(problems, form)
    if any(map(messages.is_error, problems)):
        raise SystemExit(1)


def _chosen(project: Project, paths: Sequence[Path], since: str | None) -> list[Path] | None:
    """Return the files to check, or `None` for all of them."""
    if since is None:
        return [path for given in paths for path in _files(given)] or None
    try:
        changed = git.changed_since(project.root, since)
    except git.NoGit as error:
        raise click.ClickException(
            f"Git tidak dapat membandingkan dengan {since}: {error}"
        ) from None
    ours = [p for p in changed if p == project.groups or p.is_relative_to(project.docs)]
    return ours + [path for given in paths for path in _files(given)]


def _files(given: Path) -> list[Path]:
    """Return a file, or the files below a folder."""
    path = Path(os.path.abspath(given))  # noqa: PTH100 - a link must stay one
    if not os.path.lexists(path):
        raise click.ClickException(f"Tidak ada berkas {given}. Periksa letak dan namanya.")
    if path.is_dir() and not path.is_symlink():
        return sorted(found for found in path.rglob("*") if not found.is_dir())
    return [path]


def _show(problems: list[Diagnostic], form: str) -> None:
    match form:
        case "json":
            click.echo(formats.as_json(problems))
        case "gitlab":
            click.echo(formats.as_gitlab(problems))
        case "github":
            if problems:
                click.echo(formats.as_github(problems))
            if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
                with Path(summary).open("a", encoding="utf-8") as file:
                    file.write(formats.as_summary(problems))
        case _:
            for problem in problems:
                click.echo(messages.as_text(problem) + "\n")
            click.echo(_closing(problems))


def _closing(problems: list[Diagnostic]) -> str:
    if not problems:
        return "Tidak ada masalah."
    errors = sum(map(messages.is_error, problems))
    warnings = len(problems) - errors
    if not errors:
        return f"{warnings} peringatan; tulisan tetap dapat terbit."
    return f"{errors} masalah harus dibenahi, {warnings} peringatan."
