"""What several commands make something of: the news of a place or a group since some day."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os

import click

from kim_plugins.base.messages import as_text
from kim_plugins.base.settings import Settings, parse_now
from kim_plugins.builder import check, pipeline
from kim_plugins.builder.sources import address
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.store import store_of
from kim_plugins.cli.asking import Unusable, group_called
from kim_plugins.cli.finding import area_called, places_of
from kim_plugins.model.province import Province
from kim_plugins.views import digest as digests

DAYS = 7
"""Days that are gone back where nothing else is asked for."""


def province_of(project: Project, settings: Settings, without: str) -> Province:
    """Return the province as it would be published, with the address of its site.

    `without` says what an address is needed for. Raises `click.ClickException` where there is
    none, or where groups.yaml can't be read.
    """
    site_url = address.of_site(project.root, os.environ)
    if not site_url:
        raise click.ClickException(f"{without}; isi dahulu site_url di mkdocs.yml.")
    settings = dataclasses.replace(settings, site_url=site_url)
    workshop = Workshop(store_of(project.root), os.cpu_count() or 1, prunes=False)
    site = check.site_of(project, settings, workshop)
    if isinstance(site, pipeline.Stopped):
        raise click.ClickException("\n\n".join(map(as_text, site.diagnostics)))
    return site.province


def since_of(given: str | None, now: dt.datetime) -> dt.datetime:
    """Return the first moment that is told of; raise `click.BadParameter` for none."""
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


def scope_of(regency: str | None, group: str | None, province: Province) -> digests.Scope:
    """Return the scope that is called so; raise `click.ClickException` where there is none."""
    if regency and group:
        raise click.UsageError("Sebutkan --regency atau --group, tidak keduanya.")
    if group:
        try:
            place = group_called(group, places_of(province.registry, province.regions))
        except Unusable as reason:
            raise click.ClickException(str(reason)) from None
        return digests.of_group(place.group, province)
    if regency:
        return digests.of_area(area_called(regency, province.registry), province)
    return digests.of_all(province)
