"""Puts a made site among MkDocs' files."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import Files

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.settings import Settings, resolve_now
from kim_plugins.build.assets import Assets
from kim_plugins.build.pipeline import Site, Stopped, make_site
from kim_plugins.build.sources import Project, endless_folders
from kim_plugins.content.places import POSTS
from kim_plugins.engine import report
from kim_plugins.engine.pages import KimPage, static_file
from kim_plugins.engine.theme import is_unused

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def settings_from(config: MkDocsConfig, now: str | None) -> Settings:
    """Read the settings; raise `PluginError`, after logging why, where one is wrong."""
    if not config.site_url:
        raise report.wrong_setting("KIM201")
    if config.theme.name != "material":
        raise report.wrong_setting("KIM202", theme=str(config.theme.name))
    if not config.use_directory_urls:
        raise report.wrong_setting("KIM203")
    try:
        moment = resolve_now(now, os.environ, dt.datetime.now(dt.UTC))
    except (ValueError, OverflowError, OSError):
        value = now or os.environ.get("SOURCE_DATE_EPOCH", "")
        raise report.wrong_setting("KIM204", value=value) from None
    return Settings(config.site_name, config.site_url.rstrip("/") + "/", moment)


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


def make(config: MkDocsConfig, project: Project, settings: Settings, files: Files) -> Site:
    """Make the site and report on it; raise `PluginError` where that is impossible."""
    pages = {
        file.src_uri: file.url.removeprefix("./")
        for file in files.documentation_pages()
        if not _is_post(file.src_uri)
    }
    site = make_site(project, settings, pages)
    if isinstance(site, Stopped):
        raise report.stop(site.diagnostics)
    report.report(site.diagnostics)
    report.summarise(site.tally)
    return site


def place(site: Site, assets: Assets, files: Files, config: MkDocsConfig) -> None:
    """Take posts and unused theme files out of MkDocs' hands and put our outputs in."""
    for file in list(files):
        if _is_post(file.src_uri) or is_unused(file, config):
            files.remove(file)
    base_path = site.province.settings.base_path
    made = [KimPage(page, config, base_path).file for page in site.pages]
    made += [static_file(output, config) for output in (*site.files, assets.style, assets.icon)]
    taken = {file.dest_uri for file in made}
    for file in [file for file in files if file.dest_uri in taken]:
        shown = f"{Path(config.docs_dir).name}/{file.src_uri}"
        report.report([Diagnostic("KIM040", Span(shown), {"url": "/" + file.url})])
        files.remove(file)
    for file in made:
        files.append(file)


def _is_post(uri: str) -> bool:
    return uri == POSTS or uri.startswith(POSTS + "/")
