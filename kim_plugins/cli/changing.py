"""The project of a command that changes files: not where a newer release has been at work."""

from __future__ import annotations

from pathlib import Path

import click

from kim_plugins.base.messages import as_text
from kim_plugins.builder.founding import upgrade
from kim_plugins.builder.sources.sources import Project
from kim_plugins.cli.project_options import project_of


def project_to_change(docs: Path, groups: Path) -> Project:
    """Return the project; raise `click.ClickException` where its form isn't known here."""
    project = project_of(docs, groups)
    insist_on_known_form(project)
    return project


def insist_on_known_form(project: Project) -> None:
    """Refuse a project of another form: what is written here would be read otherwise there."""
    if unknown := upgrade.newer_form(project.root):
        raise click.ClickException(f"{as_text(unknown)}\nTidak ada yang diubah.")
