"""`kim digest`: what is new, as one message to paste into a channel."""

from __future__ import annotations

from pathlib import Path

import click

from kim_plugins.base.locale_id import short_date
from kim_plugins.cli import options, scopes
from kim_plugins.cli.project_options import project_of, project_options, settings_of
from kim_plugins.views import digest as digests


@click.command(help="Menulis ringkasan kabar untuk ditempel di saluran WhatsApp atau Telegram.")
@options.regency
@options.group
@options.since
@options.now
@project_options
def digest(
    regency: str | None,
    group: str | None,
    since: str | None,
    now: str | None,
    docs: Path,
    groups: Path,
) -> None:
    """Write the message to standard output."""
    project = project_of(docs, groups)
    settings = settings_of(now)
    begin = scopes.since_of(since, settings.now)
    province = scopes.province_of(project, settings, "Ringkasan memuat tautan")
    scope = scopes.scope_of(regency, group, province)
    message = digests.digest(scope, begin, province)
    nothing = (
        f"Belum ada kabar baru sejak {short_date(begin.date())}: {scope.name}. Untuk waktu yang "
        "lebih lama pakai --since, misalnya --since 2026-11-01."
    )
    click.echo(message or nothing, nl=not message, err=not message)
