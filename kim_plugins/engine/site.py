"""Puts a made site among MkDocs' files."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.base.settings import Settings, parse_authority, resolve_now
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.pipeline import Site, Stopped, make_site
from kim_plugins.build.sources import Project, endless_folders
from kim_plugins.content import site_contact
from kim_plugins.content.places import is_post
from kim_plugins.engine import report
from kim_plugins.engine.targets import Target
from kim_plugins.engine.theme import is_unused
from kim_plugins.model import urls

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def settings_from(
    config: MkDocsConfig, now: str | None, authority: str = "", contact: object = None
) -> Settings:
    """Read the settings; raise `PluginError`, after logging why, where any is wrong."""
    place = Span(Path(config.config_file_path or "mkdocs.yml").name)
    problems: list[Diagnostic] = []
    if not config.site_url:
        problems.append(Diagnostic("KIM201", place))
    if config.theme.name != "material":
        problems.append(Diagnostic("KIM202", place, {"theme": str(config.theme.name)}))
    if not config.use_directory_urls:
        problems.append(Diagnostic("KIM203", place))
    moment = dt.datetime.now(dt.UTC)
    try:
        moment = resolve_now(now, os.environ, moment)
    except (ValueError, OverflowError, OSError):
        value = now or os.environ.get("SOURCE_DATE_EPOCH", "")
        problems.append(Diagnostic("KIM204", place, {"value": value}))
    try:
        authority = parse_authority(authority) if authority else ""
    except ValueError:
        problems.append(Diagnostic("KIM137", place, {"value": authority}))
    reached, misfits = site_contact.read(contact, place.path)
    problems += misfits
    if problems:
        raise report.stop(problems)
    site_url = str(config.site_url).rstrip("/") + "/"
    return Settings(config.site_name, site_url, moment, authority, reached)


def project_from(config: MkDocsConfig, groups: str) -> Project:
    """Return where things lie; groups.yaml is beside mkdocs.yml unless said otherwise.

    Raises `PluginError` where a linked folder would never end.
    """
    docs = Path(config.docs_dir)
    root = Path(config.config_file_path).parent if config.config_file_path else docs.parent
    project = Project(root=root.absolute(), docs=docs, groups=root.absolute() / groups)
    if endless := endless_folders(project):
        raise report.stop(endless)
    return project


def make(project: Project, settings: Settings, files: Files, workshop: Workshop) -> Site:
    """Make the site and report on it; raise `PluginError` where that is impossible."""
    linked = _drop_linked(files, project)
    pages = {
        file.src_uri: file.url.removeprefix("./")
        for file in files
        if _is_published(file, project) and not is_post(file.src_uri)
    }
    site = make_site(project, settings, pages, workshop)
    if isinstance(site, Stopped):
        raise report.stop(site.diagnostics)
    taken = {urls.output_path(page.url) for page in site.pages} | {file.path for file in site.files}
    collisions = _drop_collisions(files, taken, project)
    reach = _out_of_reach(site, project)
    diagnostics = by_place([*site.diagnostics, *linked, *collisions, *reach])
    report.report(diagnostics)
    report.log.info("%s", report.summary(site.tally))
    return dataclasses.replace(site, diagnostics=tuple(diagnostics))


def _out_of_reach(site: Site, project: Project) -> list[Diagnostic]:
    """Tell that nobody can write to the office that runs an official site."""
    province = site.province
    if not province.registry.official or province.settings.contact.is_given:
        return []
    return [Diagnostic("KIM182", Span(project.shown(project.groups)))]


def _is_published(file: File, project: Project) -> bool:
    """Tell whether the engine puts a file of the docs folder into the site, as page or as it is."""
    if any("\ud800" <= letter <= "\udfff" for letter in file.src_uri):
        return False  # A name that is no UTF-8 has no address.
    is_ours = file.src_dir == str(project.docs)
    return is_ours and bool(file.inclusion.is_included())  # type: ignore[no-untyped-call]


def place(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Take posts and unused theme files out of MkDocs' hands, and name our pages to it."""
    for file in list(files):
        if is_post(file.src_uri) or is_unused(file, config):
            files.remove(file)
    for page in site.pages:
        files.append(Target(page, config))


def _drop_linked(files: Files, project: Project) -> list[Diagnostic]:
    """Take out files that lie elsewhere and are only linked into the docs folder.

    MkDocs follows such links, and would publish whatever they lead to.
    """
    docs = os.path.realpath(project.docs)
    problems = []
    for file in list(files):
        if file.src_dir != str(project.docs) or is_post(file.src_uri):
            continue
        if os.path.realpath(str(file.abs_src_path)) != os.path.join(docs, file.src_path):  # noqa: PTH118
            files.remove(file)
            shown = project.shown(project.docs / file.src_uri)
            problems.append(Diagnostic("KIM021", Span(shown)))
    return problems


def _drop_collisions(files: Files, taken: set[str], project: Project) -> list[Diagnostic]:
    """Take out hand-written files whose place in the site belongs to an output of ours."""
    problems = []
    docs = str(project.docs)
    ours = [file for file in files if file.src_dir == docs and not is_post(file.src_uri)]
    for file in ours:
        if file.dest_uri not in taken:
            continue
        files.remove(file)
        url = "/" + file.url.removeprefix("./")
        shown = project.shown(project.docs / file.src_uri)
        problems.append(Diagnostic("KIM040", Span(shown), {"url": url}))
    return problems
