"""Runs a build with MkDocs: only what is needed, or everything."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from markdown.util import get_installed_extensions
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.utils import clean_directory

from kim_plugins.base.logs import quieted
from kim_plugins.base.settings import Settings
from kim_plugins.builder.changes import (
    build_record,
    build_request,
    incremental,
    last_build,
    made_outputs,
)
from kim_plugins.builder.changes.build_record import BuildRecord
from kim_plugins.builder.changes.build_request import Memory, Report, Request
from kim_plugins.builder.changes.changed_pages import PageSurroundings
from kim_plugins.builder.changes.last_build import LastBuild
from kim_plugins.builder.changes.made_outputs import NO_VIEWS
from kim_plugins.builder.pages.publication import Publication
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.posts import kept_posts
from kim_plugins.builder.search import index_record
from kim_plugins.builder.search.index_record import Index
from kim_plugins.builder.search.indexing import SiteSearch
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.inputs import Inputs, Survey
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage import record, untouched
from kim_plugins.builder.storage.folder import Folder, Made
from kim_plugins.builder.storage.record import BROKEN, Record
from kim_plugins.builder.storage.store import store_of
from kim_plugins.content.settings import cms_setting
from kim_plugins.engine import loading, report, staging
from kim_plugins.engine.answer import mark_of
from kim_plugins.engine.comparing import Comparison, told_apart
from kim_plugins.engine.frames import Frames
from kim_plugins.engine.loading import Stopped
from kim_plugins.engine.page_links import PageLinks
from kim_plugins.engine.report import Problems, listening
from kim_plugins.views.search_suggestions import WrittenPage

_OF_MARKDOWN = "markdown.extensions."
_READS_NO_FILES = re.compile(r"pymdownx\.(?!snippets|b64)\w+")
"""Those of pymdown-extensions that make a page of its text alone."""


_VANISHED = "{path} hilang selagi situs dibuat (folder .kim-cache dihapus?). Jalankan lagi."


class Plugin(Protocol):
    """What a build needs of the plugin, which is a door above this floor."""

    config: Any
    jobs: int
    workshop: Workshop | None
    publish: Callable[[Publication, Path], None] | None
    around: PageSurroundings | None
    site: Site
    settings: Settings
    project: Project
    frames: Frames
    links: PageLinks

    @property
    def found_pages(self) -> Sequence[WrittenPage]:
        """Return the hand-written pages that a search suggests."""


def build(asked: Request, memory: Memory) -> Report:
    """Build what is needed; everything, where other plugins or hooks may have a say.

    Raises `Stopped` where there can be no site, and `mkdocs.exceptions.ConfigurationError`
    where mkdocs.yml can't be read.
    """
    with listening() as heard:
        before = inputs.digest_of_config(asked.config.absolute())
        config = loading.load(asked)
        plugin = cast("Plugin | None", config.plugins.get("kim"))
        if plugin is None:
            raise loading.without_plugin(asked)
        # MkDocs keeps a plugin for the next configuration; what we set must not stay.
        with set_up(plugin, asked):
            if not is_alone(config):
                report.log.info(
                    "mkdocs.yml memuat pengaya, hook, atau sisipan lain: situs dibuat seluruhnya."
                )
                return _complete(config, plugin, asked, heard)
            return Build(config, plugin, asked, memory, before, heard).run()


def is_alone(config: MkDocsConfig) -> bool:
    """Tell whether no other plugins or hooks have a say in what is made."""
    return set(config.plugins) == {"kim"} and not config.hooks and not _includes_files(config)


def _includes_files(config: MkDocsConfig) -> bool:
    """Tell whether hand-written pages may include files, or be read by code, of other people."""
    own = {one.name for one in get_installed_extensions() if one.value.startswith(_OF_MARKDOWN)}
    given: list[object] = [*config.markdown_extensions]
    names = (str(one) for one in given if not isinstance(one, PageLinks))  # Which is ours.
    return not all(
        name in own or name.startswith(_OF_MARKDOWN) or _READS_NO_FILES.fullmatch(name)
        for name in names
    )


@contextlib.contextmanager
def set_up(plugin: Plugin, asked: Request) -> Iterator[None]:
    """Set what a build asks of the plugin, and put it back afterwards."""
    before = plugin.jobs, plugin.config.now
    # A cluster's client has threads, beside which nobody may fork.
    plugin.jobs = 1 if asked.executor else asked.jobs
    plugin.workshop = Workshop(
        store_of(asked.config.absolute().parent),
        asked.jobs,
        executor=asked.executor,
        progress=lambda done, total: asked.progress("Membaca tulisan", done, total),
    )
    try:
        yield
    finally:
        plugin.workshop = plugin.publish = plugin.around = None
        plugin.jobs, plugin.config.now = before


def _complete(config: MkDocsConfig, plugin: Plugin, asked: Request, heard: Problems) -> Report:
    """Build as `mkdocs build` does."""
    if asked.now:
        plugin.config.now = asked.now
    build_request.forget(asked.cache, Path(config.site_dir))
    has_failed = run(config)
    site = Path(config.site_dir)
    written = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    return Report(plugin.site.tally.summary, heard.told(), tuple(written), has_failed=has_failed)


@dataclasses.dataclass
class Build:
    """One incremental build: MkDocs makes its share in a folder of its own, we update the site."""

    config: MkDocsConfig
    plugin: Plugin
    asked: Request
    memory: Memory
    config_digest: str
    """Of mkdocs.yml before it was read."""
    heard: Problems
    hears_all: bool = True
    """Whatever MkDocs complained of was heard."""
    outcome: incremental.Outcome | None = None
    inputs: Inputs = dataclasses.field(init=False)
    survey: Survey = dataclasses.field(default_factory=Survey)
    """The inputs as they were before they were read."""
    comparison: Comparison = dataclasses.field(init=False)
    index: Index | None = None
    """What is searched, as it is now."""
    site: Path = dataclasses.field(init=False)
    """Where the site is to be; MkDocs may be told to write elsewhere."""

    def __post_init__(self) -> None:
        """Keep where the site is to be."""
        self.site = Path(self.config.site_dir)

    def run(self) -> Report:
        """Build what is needed, and note what is known of the site then."""
        with contextlib.suppress(OSError):
            self.asked.aside(self.site).come_back()
        with record.opened(self.asked.record(self.site)) as kept:
            made, has_failed, is_kept = self._made(kept)
        if not is_kept:
            self.rewrite(made)
        with contextlib.suppress(OSError):
            self.asked.pointer.write_text(str(self.site), encoding="utf-8")
        assert self.outcome is not None
        return Report(
            made.summary,
            made.problems,
            written=self.outcome.written,
            reused=made.outputs - len(self.outcome.written),
            removed=self.outcome.removed,
            has_failed=has_failed,
        )

    def _made(self, kept: Record | None) -> tuple[LastBuild, bool, bool]:
        """Make the site; return what is known of it, whether it failed, and if that is kept."""
        self.inputs, self.survey = self.surveyed()
        configured_now = str(self.plugin.config.now or "")
        if self.asked.now:
            self.plugin.config.now = self.asked.now
        self.plugin.publish = lambda made, staged: self.publish(made, staged, self.site, kept)
        with staging.folder_in(self.asked.cache) as staged:
            self.config.site_dir = str(staged)
            has_failed = run(self.config)
        if self.outcome is None:
            raise Stopped
        made = self.last_build(configured_now)
        return made, has_failed, self.update(made, kept)

    def last_build(self, configured_now: str) -> LastBuild:
        """Return what an idle build has to know of this one."""
        assert self.outcome is not None
        self.survey = inputs.settled(self.survey, self.inputs, _read_of(self.plugin.site))
        return LastBuild(
            inputs=self.inputs,
            base=self.survey.base,
            site=str(self.site),
            is_strict=bool(self.config.strict) and not self.asked.is_strict,
            configured_now=configured_now,
            now=self.plugin.settings.now.isoformat(),
            until=_iso(self.plugin.site),
            outputs=len(self.outcome.outputs),
            problems=self.heard.told(),
            summary=self.plugin.site.tally.summary,
            hears_all=self.hears_all,
            settings=mark_of(self.config),
        )

    def surveyed(self) -> tuple[Inputs, Survey]:
        """Survey what is read before it is read, so that an edit meanwhile counts next time."""
        custom = self.config.theme.custom_dir
        config = self.asked.config.absolute()
        places = inputs.gather(
            config,
            Path(self.config.docs_dir),
            config.parent / self.plugin.config.groups,
            Path(custom) if custom else None,
        )
        if cms := cms_setting.read(self.plugin.config.cms, "")[0]:
            package = str(config.parent / cms.package)
            places = dataclasses.replace(places, files=(*places.files, package))
        known = self.memory.known
        if inputs.digest_of_config(config) != self.config_digest:
            return places, Survey()
        if known and known.inputs == places:
            return places, self.memory.survey
        return places, inputs.survey(places)

    def _build_record(self) -> BuildRecord:
        """Gather what the next build may need, should only a few posts be edited."""
        assert self.outcome is not None
        plugin, site = self.plugin, self.plugin.site
        return BuildRecord(
            docs=str(plugin.project.docs),
            groups=str(plugin.project.groups),
            root=str(plugin.project.root),
            registry=site.registry_text,
            settings=plugin.settings,
            written=site.written,
            menu=plugin.frames.menu,
            frames=plugin.frames.every(),
            **build_record.of_material(site.material),
            addresses=site.addresses,
            late=site.late,
            turn=site.turn,
            told=told_apart(self.heard, site.diagnostics),
            of_pages=site.of_pages.union(plugin.links.asked),
            findable=tuple(plugin.found_pages),
        )

    def publish(
        self, publication: Publication, staged: Path, site: Path, kept: Record | None
    ) -> None:
        """Bring a site folder up to date with what MkDocs has staged."""
        self.comparison = Comparison(
            self.plugin, kept, self.inputs, self.survey, mark_of(self.config)
        )
        if self.comparison.known is None and staged != site:
            # Nothing is known of what lies there: begin as MkDocs does.
            clean_directory(str(site))
        site.mkdir(parents=True, exist_ok=True)
        outputs = last_build.outputs_of(kept) if kept and self.comparison.known else {}
        folder = Folder(site, outputs, self.asked.journal(self.site), self.plugin.jobs)
        try:
            self.outcome = incremental.update(
                folder,
                publication,
                staged,
                lambda done, total: self.asked.progress("Menyusun halaman", done, total),
                self.comparison.staleness,
            )
        except incremental.Vanished as error:
            raise PluginError(_VANISHED.format(path=error)) from error
        index = index_record.load(kept) if kept else None
        self.index = SiteSearch(site, index, self.plugin.jobs).update(publication.site.province)

    def update(self, made: LastBuild, kept: Record | None) -> bool:
        """Note what is different now; tell whether that could be done."""
        if kept is None or self.comparison.known is None or not self.comparison.staleness.before:
            return False
        with contextlib.suppress(*BROKEN):
            with kept.transaction():
                self._write(kept, made, last_build.outputs_of(kept))
                untouched.note(kept)
            self.asked.journal(self.site).unlink(missing_ok=True)
            return True
        return False

    def rewrite(self, made: LastBuild) -> None:
        """Note everything, whatever was known before."""
        try:
            with record.rewritten(self.asked.record(self.site)) as kept:
                self._write(kept, made, {})
            self.asked.journal(self.site).unlink(missing_ok=True)
        except BROKEN as error:
            report.log.info(
                "Folder %s tidak dapat dipakai (%s), jadi pembangunan berikutnya mulai dari awal.",
                self.asked.cache.name,
                getattr(error, "strerror", None) or error,
            )

    def _write(self, kept: Record, made: LastBuild, before: Mapping[str, Made]) -> None:
        """Write what differs from the outputs before, and all else that is known."""
        assert self.outcome is not None
        assert self.index is not None
        comparison, outcome = self.comparison, self.outcome
        judge, parts = comparison.staleness, self.plugin.site.plan.parts
        rows = comparison.rows()
        is_new = not before
        last_build.save_survey(kept, Survey() if is_new else comparison.before, self.survey)
        posts, lists = {} if is_new else comparison.last_posts, self.plugin.site.province.lists
        kept_posts.save(kept, lists, rows, posts.keys() - rows.keys(), posts)
        build_record.save(kept, self._build_record())
        gone_parts = made_outputs.part_names(kept) - parts.keys()
        made_outputs.save_parts(kept, {name: one.notes for name, one in parts.items()}, gone_parts)
        outputs = {
            path: (judge.planned.get(path, NO_VIEWS), one)
            for path, one in outcome.outputs.items()
            if before.get(path) != one
            or judge.before.get(path, NO_VIEWS) != judge.planned.get(path, NO_VIEWS)
        }
        gone = before.keys() - outcome.outputs.keys()
        made_outputs.save(kept, outputs, outcome.reads, gone)
        index_record.save(kept, None if is_new else index_record.load(kept), self.index)
        last_build.save(kept, made)


def _read_of(site: Site) -> Iterable[str]:
    """Yield the files that a site was made of, relative to the docs folder."""
    found = site.material
    yield from (*found.posts, *found.bad_pictures, *found.bad_attachments, *site.written.urls)
    yield from (picture.uri for picture in found.pictures)
    yield from (attachment.uri for attachment in found.attachments)


def _iso(site: Site) -> str:
    return site.until.isoformat() if site.until else ""


def run(config: MkDocsConfig) -> bool:
    """Run MkDocs; return whether it gave up for the sake of strictness."""
    try:
        with quieted("mkdocs.commands.build", logging.WARNING):  # Of a folder that nobody sees.
            mkdocs_build(config)
    except Abort as abort:
        if config.strict and "strict" in str(abort):
            return True
        raise Stopped from abort
    return False
