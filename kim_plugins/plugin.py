"""The door for MkDocs: each hook calls the function that does the work."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kim_plugins.builder.assets import cms
from kim_plugins.builder.assets.assets import read_assets
from kim_plugins.builder.assets.offline import offline_files
from kim_plugins.builder.changes.build_request import forget
from kim_plugins.builder.changes.changed_pages import PageSurroundings
from kim_plugins.builder.pages.pages import Dressing
from kim_plugins.builder.pages.publication import Publication, write_everything
from kim_plugins.builder.processes import without_collector
from kim_plugins.builder.search.indexing import SiteSearch
from kim_plugins.builder.sources.examinations import Changed, Workshop
from kim_plugins.builder.sources.handwritten import own_templates
from kim_plugins.builder.sources.handwritten import settings as written_settings
from kim_plugins.builder.storage.store import FOLDER, store_of
from kim_plugins.engine import guest, handwritten, share, shell, site, theme
from kim_plugins.engine.answer import Answer
from kim_plugins.engine.frames import Frames, lightened
from kim_plugins.engine.page_links import Menu, PageLinks
from kim_plugins.engine.preview import Rebuilding, forget_previews
from kim_plugins.views import cards
from kim_plugins.views.output import CardFile, File, Preview
from kim_plugins.views.search_suggestions import WrittenPage, suggestions

_CHANGED = "{path} diubah selagi situs dibuat (dan folder .kim-cache dihapus?). Jalankan lagi."


class KimConfig(base.Config):
    """The plugin's options in mkdocs.yml."""

    groups = c.Type(str, default="groups.yaml")
    """The registry, relative to mkdocs.yml."""
    authority = c.Type(str, default="")
    """Who makes the ids of feed entries and since when (RFC 4151): `example.org,2026`."""
    contact = c.Optional(c.Type(object))
    """How to reach the office that runs the site: `form`, `email`, `whatsapp`, its `name`."""
    repository = c.Optional(c.Type(object))
    """The forge that holds the content: its address, or `url`, `forge`, `branch`, `folder`."""
    cms = c.Optional(c.Type(object))
    """The editors' CMS: its npm `package` and `sha256`, the `backend`, `repo` and `branch`."""
    format = c.Optional(c.Type(object))
    """The form of the content repository, which `kim upgrade` keeps up to date."""
    now = c.Optional(c.Type((str, dt.date)))
    """The moment for which the site is built (ISO 8601), instead of the clock's."""


class KimPlugin(BasePlugin[KimConfig]):
    """Makes a province's site from groups.yaml and Markdown posts."""

    workshop: Workshop | None = None
    """How posts are examined; made from the settings unless a caller has set it."""
    publish: Callable[[Publication, Path], None] | None = None
    """Writes what we made; everything, unless a caller has set another way."""
    answer: Answer | None = None
    """What the record answers, where that is enough; MkDocs has nothing to do then."""
    around: PageSurroundings | None = None
    """What is known of the site, where MkDocs is to make nothing but hand-written pages."""
    jobs = 1
    """Processes; a preview that has threads must not fork."""
    is_guest = False
    """MkDocs was asked to build everything, and we may do as if it did."""
    is_preview = False
    """The process lives on after a build."""
    previewed: MkDocsConfig | None = None
    """The settings of a preview, while there is one."""

    def __init__(self) -> None:
        """Begin with nothing to undo."""
        self.until_built = contextlib.ExitStack()
        self.findable: dict[str, WrittenPage] = {}
        self.previews: dict[str, Preview] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Use every core for a build that ends."""
        self.is_preview = command == "serve"
        self.is_guest = not dirty
        self.jobs = os.cpu_count() or 1

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the settings and set up the theme."""
        self.answer, now = None, self.config.now
        text = now.isoformat() if isinstance(now, dt.date) else str(now or "")
        self.project = site.project_from(config, self.config.groups)
        self.settings = site.settings_from(config, text, self.config, self.project)
        self.desk = site.desk_from(config, self.settings)
        theme.set_up(config)
        self.templates = own_templates(self.project, written_settings(self.project))
        self.links = PageLinks()
        config.markdown_extensions.append(self.links)  # type: ignore[arg-type]  # or a name
        if not self.is_preview:
            self.until_built.enter_context(without_collector())
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build on what is known of the last build, where MkDocs itself was asked to build."""
        if self.is_guest and self.publish is None:
            made = guest.begin(config, self, self.until_built)
            self.answer = made if isinstance(made, Answer) else None
            self.publish = made.publish if isinstance(made, guest.Guest) else None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make the site and put it among the files."""
        if self.answer:
            return self.answer.files()
        store = store_of(self.project.root)
        workshop = self.workshop or Workshop(store, self.jobs)
        self.findable, self.previews = {}, {}
        self.site = (
            share.site_of(self.around)
            if self.around
            else site.make(self.project, self.settings, files, workshop)
        )
        self.assets = read_assets(theme.style_sheet(files, config))
        site.place(self.site, files, self.project, config)
        self.links.prepare(self.site, self.project)
        self.menu = Menu(self.links.ways, files)
        self.written_nav = config.nav
        config.nav = self.menu.marked(config.nav)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the nav for the menu."""
        if self.answer:
            return nav
        config.nav = self.written_nav
        self.menu.unmark(nav)
        self.nav = nav
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Read what stands above a hand-written page's text, which MkDocs may misread."""
        self.head, source = handwritten.read(page, self.project, self.templates)
        return source

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Set title and description as they were written, and leave what is true of this site."""
        handwritten.set_head(page, self.head)
        self.links.begin(page.file.src_uri)
        path = self.project.shown(self.project.docs / page.file.src_uri)
        text, problems = handwritten.chosen(markdown, path, page.url, self.site.province)
        self.links.tell(problems)
        return text

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Make the shell, now that every page has its title."""
        if self.answer:
            return env
        self.shell = shell.make_shell(self.site, self.nav, self.assets)
        self.frames = Frames(env, config, files, self.nav, self.shell)
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tidy what was written by hand."""
        path = self.project.shown(self.project.docs / page.file.src_uri)
        html, problems = handwritten.tidy(html, path)
        self.links.tell(problems)
        self.findable[page.file.src_uri] = handwritten.findable(page, html)
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template what it reads about a hand-written page."""
        shown = handwritten.preview(page, self.site.province)
        self.previews[page.file.src_uri] = shown
        context["kim"] = shell.context(page, self.shell, shown)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take out of a hand-written page what no script will use, and what only weighs."""
        return lightened(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write our own outputs."""
        with self.until_built:
            if not self.answer:
                self._write(Path(config.site_dir))

    def on_build_error(self, *, error: Exception) -> None:
        """Undo what was set for the build."""
        self.until_built.close()

    def _write(self, folder: Path) -> None:
        dressing = Dressing(self.settings, self.frames)
        cache = self.project.root / FOLDER
        docs = self.project.docs
        files: tuple[File, ...] = (
            *self.assets.files,
            *offline_files(self.assets, self.settings.site_name),
            suggestions(self.site.province, self.found_pages),
            *self._cards(),
            *cms.files(self.site.province),
            *self.desk,
        )
        publication = Publication(self.site, dressing, files, docs, cache)
        try:
            self._publish(publication, folder, cache)
        except Changed as error:
            raise PluginError(_CHANGED.format(path=error)) from error

    def _publish(self, publication: Publication, folder: Path, cache: Path) -> None:
        if self.publish is not None:
            publish, self.publish = self.publish, None
            publish(publication, folder)
            return
        forget(cache, folder)
        write_everything(publication, folder, self.jobs)
        SiteSearch(folder, jobs=self.jobs).update(self.site.province)

    @property
    def found_pages(self) -> Sequence[WrittenPage]:
        """Return the hand-written pages that a search suggests."""
        return [page for _, page in sorted(self.findable.items())]

    def _cards(self) -> Iterator[CardFile]:
        """Yield the share cards of hand-written pages."""
        for _, shown in sorted(self.previews.items()):
            yield from cards.files_of(shown, self.site.province)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild when the registry changes too, and say in the browser what is wrong."""
        server.watch(str(self.project.groups))
        rebuilding = Rebuilding(server, self.project, config)
        server.builder = rebuilding.build
        server.set_app(rebuilding.answer)
        self.jobs, self.previewed = 1, config  # Beside the server's threads nobody may fork.
        return server

    def on_shutdown(self) -> None:
        """Forget the site of a preview, which MkDocs removes."""
        if self.previewed:
            forget_previews(self.previewed)
