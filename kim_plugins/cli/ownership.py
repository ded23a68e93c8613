"""What `kim check --author --base` adds: whose files a request touches."""

from __future__ import annotations

import click

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder.requests import git, permissions
from kim_plugins.builder.sources.sources import Project


def judged(
    project: Project, author: str | None, base: str | None
) -> tuple[list[Diagnostic], str | None]:
    """Return what stands against the request, and the commit since which it changes files.

    Raises `click.UsageError` where only one of the two is given.
    """
    if author is None and base is None:
        return [], None
    if author is None or base is None:
        raise click.UsageError("Pakai --author dan --base bersama-sama.")
    try:
        left_at = git.merge_bases(project.root, git.commit(project.root, base))[0]
    except git.NoGit:
        left_at = None  # The gate says why; everything is checked.
    return permissions.judge(project, author, base), left_at


def verdict(problems: list[Diagnostic]) -> str:
    """Say in a sentence what becomes of a request."""
    if any(map(messages.is_error, problems)):
        return "Kiriman ini belum dapat digabungkan."
    if any(problem.code == "KIM308" for problem in problems):
        return "Kiriman ini dibaca penyunting dahulu sebelum digabungkan."
    return "Kiriman ini boleh langsung digabungkan."
