"""What mkdocs.yml lacks of a site that is official, or that has grown old."""

from __future__ import annotations

import dataclasses
import os
from importlib import metadata

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.settings import Settings
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.settings import official_site, site_contact, siteaddress
from kim_plugins.content.settings.wrong_settings import RIGHT, THEMES, UNKNOWN, Given


def problems(settings: Settings, project: Project, *, official: bool) -> list[Diagnostic]:
    """Return them for settings that were read."""
    path, contact = project.shown(project.config), settings.contact
    groups = project.shown(project.groups)
    found = official_site.lacks(
        settings.site_url, settings.authority, contact, settings=path, groups=groups
    )
    lapsed = official_site.lapsed(contact, settings.now.date(), path)
    return [*(found if official else ()), *lapsed]


def problems_as_written(
    given: Given, settings: Settings, project: Project, *, official: bool
) -> list[Diagnostic]:
    """Return them for settings as they are written, without the engine that reads them.

    What only the engine can tell, or is told of as wrong already, counts as right.
    """
    if given.contact is UNKNOWN:
        return []
    contact, misfits = site_contact.read(given.contact, "")
    if misfits:
        return []
    known = dataclasses.replace(
        settings, site_url=_address(given, project), authority=given.authority, contact=contact
    )
    return problems(known, project, official=official)


def uninstalled_theme(given: Given, path: str) -> list[Diagnostic]:
    """Report a theme that would do, but that isn't there; others are told as unfit."""
    installed = {theme.name for theme in metadata.entry_points(group="mkdocs.themes")}
    if given.theme not in THEMES or given.theme in installed:
        return []
    return [Diagnostic("KIM208", Span(path), {"theme": given.theme})]


def _address(given: Given, project: Project) -> str:
    """Return the site's address, with the variables that MkDocs would look up."""
    if given.site_url != RIGHT.site_url:
        return given.site_url
    try:
        text = project.config.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return siteaddress.read(text, os.environ)
