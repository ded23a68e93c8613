"""The door for MkDocs: each hook calls the function that does the work."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kim_plugins.build.assets import read_assets
from kim_plugins.build.pipeline import Site
from kim_plugins.engine import report, shell, site, theme, written
from kim_plugins.engine.pages import KimPage


class KimConfig(base.Config):
    """The plugin's options in mkdocs.yml."""

    groups = c.Type(str, default="groups.yaml")
    """The registry, relative to mkdocs.yml."""
    now = c.Optional(c.Type((str, dt.date)))
    """The moment for which the site is built (ISO 8601), instead of the clock's."""


def _text(now: object) -> str | None:
    """Write what YAML took for a date as the text it was."""
    if now is None:
        return None
    return now.isoformat() if isinstance(now, dt.date) else str(now)


class KimPlugin(BasePlugin[KimConfig]):
    """Makes a province's site from groups.yaml and Markdown posts."""

    site: Site
    shell: shell.Shell

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the settings and set up the theme."""
        self.settings = site.settings_from(config, _text(self.config.now))
        self.project = site.project_from(config, self.config.groups)
        theme.set_up(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make the site and put it among the files."""
        self.site = site.make(self.project, self.settings, files)
        self.assets = read_assets()
        self.stylesheets = (theme.style_sheet(files), self.assets.style.path)
        site.place(self.site, self.assets, files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the nav for the menu."""
        self.nav = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Make the shell, now that every page has its title."""
        icon = self.assets.icon.path
        self.shell = shell.make_shell(self.site.province, self.nav, self.stylesheets, icon)
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tidy what was written by hand."""
        if isinstance(page, KimPage):
            return html
        path = self.project.shown(self.project.docs / page.file.src_uri)
        html, problems = written.tidy(html, path)
        report.report(problems)
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template what it reads about a page."""
        context["kim"] = shell.context(page, self.shell)  # type: ignore[typeddict-unknown-key]
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild when the registry changes."""
        server.watch(str(self.project.groups))
        return server
