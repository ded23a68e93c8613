"""Puts a made site among MkDocs' files."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files

from kim_plugins.base import home
from kim_plugins.base.diagnostics import by_place
from kim_plugins.base.settings import Settings, parse_authority, resolve_now
from kim_plugins.builder.assets import cms
from kim_plugins.builder.judging import standing, written_settings
from kim_plugins.builder.pipeline import Site, Stopped, make_site
from kim_plugins.builder.sources import handwritten
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.handwritten import Inventory
from kim_plugins.builder.sources.sources import Project, endless_folders
from kim_plugins.content.files.post_paths import is_post, is_remainder
from kim_plugins.content.settings import cms_setting, repository, site_contact
from kim_plugins.content.settings.wrong_settings import RIGHT, Given, faults
from kim_plugins.engine import report
from kim_plugins.engine.link_targets import Target
from kim_plugins.engine.theme import is_unused
from kim_plugins.views.output import FileOutput

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def settings_from(
    config: MkDocsConfig, now: str, asked: Mapping[str, Any], project: Project
) -> Settings:
    """Read the settings; raise `PluginError`, after logging why, where any is wrong.

    `asked` are the plugin's own.
    """
    authority, contact = asked["authority"], asked["contact"]
    holder, desk = asked["repository"], asked["cms"]
    path = Path(config.config_file_path or "mkdocs.yml").name
    given = Given(
        config.site_url or "",
        str(config.theme.name),
        bool(config.use_directory_urls),
        now,
        authority,
        contact,
        holder,
        desk,
        tuple(asked),
        RIGHT.format if asked["format"] is None else str(asked["format"]),
    )
    if problems := [*faults(given, os.environ, path)]:
        places = handwritten.settings(project).places
        raise report.stop(written_settings.located(problems, project, places))
    reached, _ = site_contact.read(contact, path)
    held, _ = repository.read(holder, path)
    shown, _ = cms_setting.read(desk, path)
    moment = resolve_now(now, os.environ, dt.datetime.now(dt.UTC))
    authority = parse_authority(authority) if authority else ""
    site_url = str(config.site_url).rstrip("/") + "/"
    return Settings(config.site_name, site_url, moment, authority, reached, held, shown)


def desk_from(config: MkDocsConfig, settings: Settings) -> tuple[FileOutput, ...]:
    """Return the scripts of the editors' CMS, if one is asked for.

    Raises `PluginError`, after logging why, where its package can't be used.
    """
    if settings.cms is None:
        return ()
    file = Path(config.config_file_path or "mkdocs.yml")
    try:
        return cms.opened(settings.cms, file.parent.absolute(), file.name)
    except cms.Unusable as reason:
        raise report.stop([reason.diagnostic]) from None


def project_from(config: MkDocsConfig, groups: str) -> Project:
    """Return where things lie; groups.yaml is beside mkdocs.yml unless said otherwise.

    Raises `PluginError` where a linked folder would never end.
    """
    docs = Path(config.docs_dir)
    root = Path(config.config_file_path).parent if config.config_file_path else docs.parent
    file = Path(config.config_file_path).absolute() if config.config_file_path else None
    project = Project(root.absolute(), docs, root.absolute() / groups, file)
    home.settle_for(project.groups)
    if endless := endless_folders(project):
        raise report.stop(endless)
    return project


def make(project: Project, settings: Settings, files: Files, workshop: Workshop) -> Site:
    """Make the site and report on it; raise `PluginError` where that is impossible."""
    site = make_site(project, settings, _listed(project, files), workshop)
    if isinstance(site, Stopped):
        raise report.stop(site.diagnostics)
    wrong = standing.problems(settings, project, official=site.province.registry.official)
    wrong = (
        written_settings.located(wrong, project, handwritten.settings(project).places)
        if wrong
        else []
    )
    site = dataclasses.replace(site, diagnostics=tuple(by_place([*site.diagnostics, *wrong])))
    report.report(site.diagnostics)
    report.log.info("%s", site.tally.summary, extra={"ends_sources": True})
    return site


def _listed(project: Project, files: Files) -> Inventory:
    """List the files that are no posts, with what only the engine knows of them."""
    listed = handwritten.inventory(project)
    docs = os.path.realpath(project.docs)
    ours = [file for file in files if file.src_dir == str(project.docs)]
    found = {
        file.src_uri: file.url.removeprefix("./")
        for file in ours
        if not (is_post(file.src_uri) or is_remainder(file.src_uri))
        and file.inclusion.is_included()  # type: ignore[no-untyped-call]
        and handwritten.has_address(file.src_uri)
        # Only linked into the docs folder: MkDocs would publish whatever that leads to.
        and os.path.realpath(str(file.abs_src_path)) == os.path.join(docs, file.src_path)  # noqa: PTH118
    }
    # Beside an index MkDocs has passed over a README by now, which is told all the same.
    twins = {u: url for u, url in listed.urls.items() if u.rpartition("/")[2] == "README.md"}
    waiting = listed.waiting.union(listed.urls).difference(found, twins)
    return dataclasses.replace(listed, urls={**twins, **found}, waiting=waiting)


def place(site: Site, files: Files, project: Project, config: MkDocsConfig) -> None:
    """Leave to MkDocs the hand-written pages of the site, and name our pages to it."""
    docs = str(project.docs)
    for file in list(files):
        is_ours = file.src_dir == docs and file.inclusion.is_included()  # type: ignore[no-untyped-call]
        is_dropped = is_ours and file.src_uri not in site.written.urls
        if is_post(file.src_uri) or is_dropped or is_unused(file, config):
            files.remove(file)
    for page in site.pages:
        files.append(Target(page, config))
