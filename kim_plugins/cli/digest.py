"""`kim digest`: what is new, as one message to paste into a channel."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from pathlib import Path

import click

from kim_plugins.base.locale_id import short_date
from kim_plugins.base.messages import as_text
from kim_plugins.base.settings import parse_now
from kim_plugins.builder import check, pipeline
from kim_plugins.builder.sources import address
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli.asking import Unusable, group_called
from kim_plugins.cli.finding import area_called, places_of
from kim_plugins.cli.project_options import project_of, project_options, settings_of
from kim_plugins.model.province import Province
from kim_plugins.views import digest as digests

DAYS = 7
"""Days that a digest goes back where nothing else is asked for."""


@click.command(help="Menulis ringkasan kabar untuk ditempel di saluran WhatsApp atau Telegram.")
@click.option("--regency", metavar="WILAYAH", help="Wilayah, misalnya kabupaten-contoh.")
@click.option("--group", metavar="KELOMPOK", help="Satu KIM, misalnya kabupaten-contoh/kim-contoh.")
@click.option("--since", metavar="TANGGAL", help="Sejak kapan; kalau kosong, tujuh hari terakhir.")
@click.option("--now", help="Saat yang dianggap sekarang, misalnya 2026-11-24T12:00.")
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
    if regency and group:
        raise click.UsageError("Sebutkan --regency atau --group, tidak keduanya.")
    project = project_of(docs, groups)
    site_url = address.of_site(project.root, os.environ)
    if not site_url:
        raise click.ClickException("Ringkasan memuat tautan; isi dahulu site_url di mkdocs.yml.")
    settings = dataclasses.replace(settings_of(now), site_url=site_url)
    begin = _since(since, settings.now)
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    site = check.site_of(project, settings, workshop)
    if isinstance(site, pipeline.Stopped):
        raise click.ClickException("\n\n".join(map(as_text, site.diagnostics)))
    scope = _scope(regency, group, site.province)
    message = digests.digest(scope, begin, site.province)
    nothing = (
        f"Belum ada kabar baru sejak {short_date(begin.date())}: {scope.name}. Untuk waktu yang "
        "lebih lama pakai --since, misalnya --since 2026-11-01."
    )
    click.echo(message or nothing, nl=not message, err=not message)


def _since(given: str | None, now: dt.datetime) -> dt.datetime:
    """Return the first moment that is told of."""
    if given is None:
        return dt.datetime.combine(now.date() - dt.timedelta(days=DAYS), dt.time(), now.tzinfo)
    try:
        begin = parse_now(given)
    except ValueError:
        raise click.BadParameter(
            f"{given} tidak terbaca. Contoh: 2026-11-22", param_hint="--since"
        ) from None
    if begin > now:
        raise click.BadParameter(f"{given} belum tiba.", param_hint="--since")
    return begin


def _scope(regency: str | None, group: str | None, province: Province) -> digests.Scope:
    if group:
        try:
            place = group_called(group, places_of(province.registry, province.regions))
        except Unusable as reason:
            raise click.ClickException(str(reason)) from None
        return digests.of_group(place.group, province)
    if regency:
        return digests.of_area(area_called(regency, province.registry), province)
    return digests.of_all(province)
