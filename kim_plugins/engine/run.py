"""Runs a build with MkDocs: only what is needed, or everything."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, cast

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import clean_directory

from kim_plugins.base import messages
from kim_plugins.base.settings import Settings
from kim_plugins.build import incremental, inputs, manifest
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.folder import Folder
from kim_plugins.build.manifest import Manifest
from kim_plugins.build.pipeline import Site
from kim_plugins.build.publication import Publication
from kim_plugins.build.request import Memory, Report, Request
from kim_plugins.build.store import store_of
from kim_plugins.engine import report


class Plugin(Protocol):
    """What a build needs of the plugin, which is a door above this floor."""

    config: Any
    jobs: int
    workshop: Workshop | None
    publish: Callable[[Publication, Path], None] | None
    site: Site
    settings: Settings


class Stopped(Exception):
    """There can be no site; the log says why."""


def build(request: Request, memory: Memory) -> Report:
    """Build what is needed; everything, where other plugins or hooks may have a say.

    Raises `Stopped` where there can be no site, and `mkdocs.exceptions.ConfigurationError`
    where mkdocs.yml can't be read.
    """
    config = load_config(config_file=str(request.config), strict=request.is_strict)
    if request.site is not None:
        config.site_dir = str(request.site.absolute())
    plugin = config.plugins.get("kim")
    if plugin is None:
        report.log.error("mkdocs.yml tidak memuat pengaya kim: tambahkan `plugins: [kim]`.")
        raise Stopped
    plugin = cast("Plugin", plugin)
    plugin.jobs = request.jobs
    if request.now:
        plugin.config.now = request.now
    root = request.config.absolute().parent
    store = store_of(root)
    plugin.workshop = Workshop(
        store,
        request.jobs,
        executor=request.executor,
        progress=lambda done, total: request.progress("Membaca tulisan", done, total),
    )
    if set(config.plugins) != {"kim"} or config.hooks:
        report.log.info("Ada pengaya atau hook lain di mkdocs.yml: situs dibuat seluruhnya.")
        return _complete(config, plugin, request)
    return _Build(config, plugin, request, memory.known, memory.digest).run()


def _complete(config: MkDocsConfig, plugin: Plugin, request: Request) -> Report:
    """Build as `mkdocs build` does."""
    request.record.unlink(missing_ok=True)
    has_failed = _run(config)
    site = Path(config.site_dir)
    written = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    return Report(
        report.summary(plugin.site.tally),
        _problems(plugin),
        written=tuple(written),
        has_failed=has_failed,
    )


@dataclasses.dataclass
class _Build:
    """One incremental build: MkDocs makes its share in a folder of its own, we update the site."""

    config: MkDocsConfig
    plugin: Plugin
    request: Request
    known: Manifest | None
    digest: str
    """That of the known inputs as they are now."""
    outcome: incremental.Outcome | None = None

    def run(self) -> Report:
        site = Path(self.config.site_dir)
        # Nothing is known of what lies there: begin as MkDocs does.
        if (self.known is None or self.known.site != str(site)) and not self._was_interrupted():
            clean_directory(str(site))
            self.known = None
        reads = self._inputs()
        configured_now = "" if self.request.now else str(self.plugin.config.now or "")
        self.plugin.publish = lambda publication, staged: self._publish(publication, staged, site)
        with tempfile.TemporaryDirectory(prefix="kim-") as staged:
            self.config.site_dir = staged
            has_failed = _run(self.config)
        if self.outcome is None:
            raise Stopped
        made = self.plugin.site
        manifest.save(
            self.request.record,
            Manifest(
                inputs=reads,
                site=str(site),
                configured_now=configured_now,
                now=self.plugin.settings.now.isoformat(),
                until=made.until.isoformat() if made.until else "",
                outputs=self.outcome.outputs,
                problems=_problems(self.plugin),
                summary=report.summary(made.tally),
            ),
        )
        self.request.journal.unlink(missing_ok=True)
        return self._report(has_failed=has_failed)

    def _was_interrupted(self) -> bool:
        return self.request.journal.exists()

    def _inputs(self) -> manifest.Inputs:
        """Digest what is read before it is read, so that an edit meanwhile counts next time."""
        custom = self.config.theme.custom_dir
        places = inputs.gather(
            self.request.config.absolute(),
            Path(self.config.docs_dir),
            self.request.config.absolute().parent / self.plugin.config.groups,
            Path(custom) if custom else None,
        )
        if self.known and dataclasses.replace(self.known.inputs, digest="") == places:
            return dataclasses.replace(places, digest=self.digest)
        return dataclasses.replace(places, digest=inputs.digest_of(places))

    def _publish(self, publication: Publication, staged: Path, site: Path) -> None:
        known = self.known.outputs if self.known else {}
        folder = Folder(site, known, self.request.journal, self.request.jobs)
        site.mkdir(parents=True, exist_ok=True)
        self.outcome = incremental.update(
            folder,
            publication,
            staged,
            lambda done, total: self.request.progress("Menyusun halaman", done, total),
        )

    def _report(self, *, has_failed: bool) -> Report:
        assert self.outcome is not None  # run() has seen to it
        return Report(
            report.summary(self.plugin.site.tally),
            _problems(self.plugin),
            written=self.outcome.written,
            reused=len(self.outcome.outputs) - len(self.outcome.written),
            removed=self.outcome.removed,
            has_failed=has_failed,
        )


def _problems(plugin: Plugin) -> tuple[tuple[bool, str], ...]:
    found = plugin.site.diagnostics
    return tuple((messages.is_error(d), messages.as_text(d)) for d in found)


def _run(config: MkDocsConfig) -> bool:
    """Run MkDocs; return whether it gave up for the sake of strictness."""
    try:
        with _quiet(), _without_collector():
            mkdocs_build(config)
    except Abort as abort:
        if config.strict and "strict" in str(abort):
            return True
        raise Stopped from abort
    return False


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep MkDocs from telling about a folder that nobody will see."""
    logger = logging.getLogger("mkdocs.commands.build")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Don't look for garbage: what a build makes lives to its end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
