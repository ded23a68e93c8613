"""Lets `mkdocs build` build on what is known of the last build, as `kim build` does.

MkDocs empties the site folder before it writes. So the finished site steps aside, is brought up
to date there with what MkDocs has made, and comes back: the same work and the same record as in
`engine/run.py`, driven from the other side.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kim_plugins.builder.changes import build_request, last_build
from kim_plugins.builder.changes.build_request import Memory, Request
from kim_plugins.builder.pages.publication import Publication
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.folder import remove
from kim_plugins.builder.storage.record import Record
from kim_plugins.builder.storage.stamps import clock_ns
from kim_plugins.engine.log_capture import listening
from kim_plugins.engine.run import Build, Plugin, is_alone

_READING_NS = 10_000_000_000
"""Nanoseconds; before we are asked for the first time MkDocs has read mkdocs.yml."""


@dataclasses.dataclass
class Guest:
    """One build that MkDocs drives."""

    build: Build
    site: Path
    aside: Path
    """Where the finished site waits, if it could step aside."""
    kept: Record | None

    def publish(self, publication: Publication, staged: Path) -> None:
        """Bring the site up to date, put it in its place, and note what is known of it."""
        known = last_build.load(self.kept) if self.kept else None
        before = last_build.survey_of(self.kept, known.base) if self.kept and known else None
        self.build.inputs, self.build.survey = self.build.surveyed(before)
        place = self.aside if self.aside.is_dir() else self.site
        self.build.publish(publication, staged, place, self.kept)
        self._sweep(place)
        if place != self.site:
            shutil.rmtree(self.site, ignore_errors=True)  # MkDocs may have had nothing to write.
            place.rename(self.site)
        made = self.build.last_build(str(self.build.plugin.config.now or ""))
        # What MkDocs complained of before can't be known: the next build is to look at all.
        made = dataclasses.replace(made, until=made.now)
        if not self.build.update(made, self.kept):
            self.build.rewrite(made)

    def _sweep(self, place: Path) -> None:
        """Remove what is no output and not hidden, as MkDocs does before it builds."""
        assert self.build.outcome is not None
        assert self.build.index is not None
        known = self.build.outcome.outputs.keys() | self.build.index.outputs().keys()
        start = len(str(place)) + 1
        there = {path[start:].replace(os.sep, "/") for path in inputs.walk(str(place))}
        remove({path for path in there - known if not path.startswith(".")}, place)

    def come_back(self) -> None:
        """Put the former site in its place, where no new one has been made."""
        if self.aside.is_dir():
            shutil.rmtree(self.site, ignore_errors=True)
            with contextlib.suppress(OSError):
                self.aside.rename(self.site)


def begin(config: MkDocsConfig, plugin: Plugin, until_built: contextlib.ExitStack) -> Guest | None:
    """Begin such a build; `None` where others have a say, or nothing can be kept.

    What has to be undone, whatever becomes of the build, is left to `until_built`.
    """
    if config.config_file_path is None or not is_alone(config):
        return None
    path, site = Path(config.config_file_path), Path(config.site_dir)
    asked = Request(config=path, site=site, jobs=plugin.jobs)
    until_built.enter_context(build_request.alone(asked))
    until_built.enter_context(_as_quiet_as_before())
    heard = until_built.enter_context(listening())
    digest = "" if _was_just_written(path) else inputs.digest_of_config(path.absolute())
    kept = until_built.enter_context(record.opened(asked.record(site)))
    build = Build(config, plugin, asked, Memory(), digest, heard, hears_all=False)
    guest = Guest(build, site, asked.record(site).with_suffix(".site"), kept)
    until_built.callback(guest.come_back)
    _step_aside(guest)
    return guest


@contextlib.contextmanager
def _as_quiet_as_before() -> Iterator[None]:
    """Let those who write MkDocs' log write no more of it while we listen to all."""
    logger = logging.getLogger("mkdocs")
    level, before = logger.getEffectiveLevel(), [(one, one.level) for one in logger.handlers]
    for handler, own in before:
        handler.setLevel(max(level, own))
    try:
        yield
    finally:
        for handler, own in before:
            handler.setLevel(own)


def _was_just_written(config: Path) -> bool:
    """Tell whether settings may be other ones by now than those that MkDocs has read."""
    begun = clock_ns() - _READING_NS
    return any(file.stat().st_mtime_ns > begun for file in inputs.chain(config))


def _step_aside(guest: Guest) -> None:
    """Move the finished site out of MkDocs' way; one that an interrupted build left there stays."""
    if guest.kept is None:
        shutil.rmtree(guest.aside, ignore_errors=True)
    elif not guest.aside.is_dir():
        with contextlib.suppress(OSError):
            guest.site.rename(guest.aside)
