"""Compares what the engine's build is about to make with what the last build made."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.settings import Settings
from kim_plugins.builder.changes import build_record, changed_reads, staleness
from kim_plugins.builder.changes.build_record import (
    BuildRecord,
    Complaints,
    KnownPost,
    Problem,
    known_post,
)
from kim_plugins.builder.changes.staleness import Staleness
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.sources.inputs import Survey
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.manifest import Manifest
from kim_plugins.engine.frames import Frames


class Plugin(Protocol):
    """What a comparison needs of the plugin."""

    site: Site
    settings: Settings
    project: Project
    frames: Frames


@dataclasses.dataclass
class Comparison:
    """The site that was made of these inputs, beside what is known of the last one."""

    plugin: Plugin
    kept: Path
    """Where it is kept what the last build made its outputs from."""
    known: Manifest | None
    survey: Survey
    """The inputs as they are now."""

    @functools.cached_property
    def posts(self) -> tuple[KnownPost, ...]:
        """Return what is kept of the posts that may be published."""
        site = self.plugin.site
        return tuple(known_post(post, site.asked[post.source]) for post in site.posts)

    @functools.cached_property
    def staleness(self) -> Staleness:
        """Tell which outputs have to be made: all of them where too little is known."""
        site = self.plugin.site
        items = staleness.items_of(site.pages, site.files)
        last = self._last()
        if last is None:
            return Staleness.of({}, items, self.posts, frozenset())
        known, before, record = last
        reads = self._different(known, before, record)
        return Staleness.of(record.outputs, items, self.posts, reads)

    def _last(self) -> tuple[Manifest, Survey, BuildRecord] | None:
        """Return what is known of the last build, if only sources are different since.

        What time alone changes besides posts makes everything stale, as do other frames.
        """
        known, before = self.known, build_record.load_survey(self.kept)
        if known is None or before is None or before.digest != known.inputs.digest:
            return None
        record = build_record.load(self.kept)
        if record is None or record.digest != before.digest or before.base != self.survey.base:
            return None
        now = self.plugin.settings.now
        is_later = dt.datetime.fromisoformat(known.now) <= now
        is_turned = record.turn is not None and record.turn <= now
        files = before.files, self.survey.files
        is_set_up_alike = all(files[0].get(p) == files[1].get(p) for p in known.inputs.files)
        if not is_later or is_turned or not is_set_up_alike or not self._is_framed_alike(record):
            return None
        return known, before, record

    def _is_framed_alike(self, record: BuildRecord) -> bool:
        frames = self.plugin.frames
        known = record.frames
        return record.menu == frames.menu and all(
            known.get(variant) == frame for variant, frame in frames.every().items()
        )

    def _different(self, known: Manifest, before: Survey, record: BuildRecord) -> set[str]:
        """Return the notes that have another answer than when the last build was made."""
        province, settings = self.plugin.site.province, self.plugin.settings
        begun = dt.datetime.fromisoformat(known.now)
        last = staleness.province_before(record, province.registry, settings, begun)
        due = {source for source, at in record.moments.items() if at <= settings.now}
        old = {post.source: post for post in record.posts}
        new = {post.source: post for post in self.posts}
        edited = {
            source for source in old.keys() | new.keys() if old.get(source) != new.get(source)
        }
        return changed_reads.between(last, province, edited | due | self._changed(before), due)

    def _changed(self, before: Survey) -> set[str]:
        """Return the files that are not as they were, relative to the docs folder."""
        start = len(str(self.plugin.project.docs)) + 1
        old, new = before.files, self.survey.files
        paths = (path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
        return {path[start:].replace(os.sep, "/") for path in paths}


def told_apart(
    told: tuple[tuple[bool, str], ...], diagnostics: Iterable[Diagnostic]
) -> Complaints | None:
    """Find the problems of the sources, in their order, amid what the engine complained of."""
    problems = tuple(map(Problem.of, diagnostics))
    own = tuple(dict.fromkeys((one.is_error, one.text) for one in problems))
    for start in range(len(told) - len(own) + 1):
        if told[start : start + len(own)] == own:
            return Complaints(told[:start], problems, told[start + len(own) :])
    return None
