"""Compares what the engine's build is about to make with what the last build made."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import os
from collections.abc import Iterable, Mapping
from typing import Protocol

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.settings import Settings
from kim_plugins.builder.changes import (
    build_record,
    changed_reads,
    last_build,
    made_outputs,
    staleness,
)
from kim_plugins.builder.changes.build_record import (
    BuildRecord,
    Complaints,
    Problem,
)
from kim_plugins.builder.changes.last_build import LastBuild
from kim_plugins.builder.changes.plan_digest import PlanDigest
from kim_plugins.builder.changes.staleness import Staleness
from kim_plugins.builder.pipeline import Site, published
from kim_plugins.builder.posts import kept_posts, known_post
from kim_plugins.builder.posts.kept_posts import KnownPosts, PostRow
from kim_plugins.builder.posts.known_post import KnownPost, unread
from kim_plugins.builder.sources.inputs import Inputs, Survey
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.record import OUTPUT, Record
from kim_plugins.engine.frames import Frames
from kim_plugins.engine.report import Problems


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
    record: Record | None
    """What is kept of the last build, if there is anything."""
    inputs: Inputs
    """Where they lie that are read now."""
    survey: Survey
    """What they are now."""
    settings: str
    """What tells the settings of this build from others (`answer.mark_of`)."""

    @functools.cached_property
    def known(self) -> LastBuild | None:
        """Return what the last build made."""
        return last_build.load(self.record) if self.record else None

    @functools.cached_property
    def before(self) -> Survey:
        """Return the inputs of the last build."""
        if self.record is None or self.known is None:
            return Survey()
        return last_build.survey_of(self.record, self.known.base)

    @functools.cached_property
    def posts(self) -> Mapping[str, KnownPost]:
        """Return what is kept of the posts that may be published, by their file."""
        return {post.source: known_post.known_post(post) for post in self.plugin.site.posts}

    @functools.cached_property
    def last_posts(self) -> KnownPosts:
        """Return what was kept of posts' files by the last build."""
        assert self.record is not None
        return KnownPosts(self.record)

    def rows(self) -> dict[str, PostRow]:
        """Return what is kept of every post's file."""
        site = self.plugin.site
        return {
            source: PostRow(
                self.posts.get(source),
                site.moments.get(source),
                site.asked.get(source, frozenset()),
            )
            for source in site.material.posts
        }

    @functools.cached_property
    def staleness(self) -> Staleness:
        """Tell which outputs have to be made: all of them where too little is known."""
        given = PlanDigest({source: post.identity for source, post in self.posts.items()})
        planned = staleness.planned(self.plugin.site.plan.parts, given)
        kept = self._last()
        if kept is None or self.record is None:
            return Staleness({}, planned, frozenset())
        read = self.record.readers(OUTPUT, self._different(kept))
        return Staleness(made_outputs.planned(self.record), planned, read)

    def _last(self) -> BuildRecord | None:
        """Return what is known of the last build, if only sources are different since.

        What time alone changes besides posts makes everything stale, as do other frames.
        """
        known, now = self.known, self.plugin.settings.now
        # Nothing is known of the inputs where the settings changed while they were read.
        is_surveyed = self.survey.base and self.before.base == self.survey.base
        if known is None or self.record is None or not is_surveyed:
            return None
        kept = build_record.load(self.record)
        if kept is None or (kept.turn is not None and kept.turn <= now):
            return None
        files = self.before.files, self.survey.files
        is_set_up_alike = (known.inputs, known.settings) == (self.inputs, self.settings) and all(
            files[0].get(p) == files[1].get(p) for p in known.inputs.files
        )
        is_later = dt.datetime.fromisoformat(known.now) <= now
        return kept if is_later and is_set_up_alike and self._is_framed_alike(kept) else None

    def _is_framed_alike(self, kept: BuildRecord) -> bool:
        frames = self.plugin.frames
        return kept.menu == frames.menu and all(
            kept.frames.get(variant) == frame for variant, frame in frames.every().items()
        )

    def _different(self, kept: BuildRecord) -> set[str]:
        """Return the notes that have another answer than when the last build was made."""
        assert self.record is not None
        assert self.known is not None
        province, settings = self.plugin.site.province, self.plugin.settings
        begun, old = dt.datetime.fromisoformat(self.known.now), self.last_posts
        then = dataclasses.replace(settings, now=begun)
        posts = published(map(unread, old.every), then)
        last = staleness.province_before(kept, posts, province.registry, then)
        due, new = kept_posts.due(self.record, settings.now), self.posts
        edited = {
            source for source in old.keys() | new.keys() if old.get(source) != new.get(source)
        }
        edited |= due | self._changed()
        headed = known_post.headed(old, new, edited)
        return changed_reads.between(last, province, edited, headed, due)

    def _changed(self) -> set[str]:
        """Return the files that are not as they were, relative to the docs folder."""
        start = len(str(self.plugin.project.docs)) + 1
        old, new = self.survey.beside(self.before)
        paths = (path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
        return {path[start:].replace(os.sep, "/") for path in paths}


def told_apart(heard: Problems, diagnostics: Iterable[Diagnostic]) -> Complaints | None:
    """Find the problems of the sources, in their order, amid what the engine complained of."""
    problems = tuple(map(Problem.of, diagnostics))
    own = list(dict.fromkeys((one.is_error, one.text) for one in problems))
    first, after = heard.parts()
    start = len(first) - len(own)
    if first[max(0, start) :] != own:
        return None
    return Complaints(tuple(first[:start]), problems, tuple(after))
