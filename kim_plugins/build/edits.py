"""Brings a finished site up to date after edits of a few posts, without the engine.

Only where an edit changes nothing but what posts show of themselves: no file came or
went, no list is parted or ordered otherwise, nothing was or is wrong with the posts,
and the time has changed nothing. Everything else is left to a whole build.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kim_plugins.base.settings import Settings
from kim_plugins.build import (
    incremental,
    knowledge,
    manifest,
    pipeline,
    planning,
    sources,
)
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.folder import Folder, content_hash
from kim_plugins.build.frame import variant_of
from kim_plugins.build.inputs import Survey, state_of
from kim_plugins.build.knowledge import Knowledge, KnownPost
from kim_plugins.build.manifest import Manifest
from kim_plugins.build.pages import Dressing
from kim_plugins.build.planning import Material
from kim_plugins.build.request import Memory, Report, Request, moment_of
from kim_plugins.build.search import SiteSearch, Unknown
from kim_plugins.build.sources import Project
from kim_plugins.build.store import store_of
from kim_plugins.content import judge, places
from kim_plugins.content.examine import Examination
from kim_plugins.content.judge import Judgement, Surroundings
from kim_plugins.content.source import SourceFile
from kim_plugins.model import urls
from kim_plugins.model.posts import Details, Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import File, Page, RowsFile

MOST_EDITS = 50
"""Posts; more are made just as quickly by a whole build."""


def apply(request: Request, memory: Memory) -> Report | None:
    """Bring the site up to date, or return `None` where that takes a whole build."""
    known = memory.known
    now = moment_of(request, known) if known else None
    if known is None or now is None:
        return None
    site = Path(known.site)
    surveyed = knowledge.load_survey(request.knowledge(site))
    if surveyed is None or surveyed[1].digest != known.inputs.digest:
        return None
    changed = _changed(surveyed[1], memory.survey)
    if changed is None or request.journal(site).exists():
        return None
    record = knowledge.load(request.knowledge(site))
    if record is None or record.digest != surveyed[0]:
        return None
    edited = {_source(path, record) for path in changed}
    if not edited <= {post.source for post in record.posts} or edited & record.planned_from:
        return None
    return _Edits(request, memory, known, record, edited, now).run()


def _changed(before: Survey, now: Survey) -> list[str] | None:
    """Return the few files that have changed, if none came or went."""
    if now.base != before.base or now.files.keys() != before.files.keys():
        return None
    changed = [path for path, state in now.files.items() if before.files[path] != state]
    return changed if 0 < len(changed) <= MOST_EDITS else None


def _source(path: str, record: Knowledge) -> str:
    return os.path.relpath(path, record.docs).replace(os.sep, "/")


class _Overtaken(Exception):
    """Something has been edited again since the survey."""


@dataclasses.dataclass(eq=False)
class _Edits:
    request: Request
    memory: Memory
    known: Manifest
    record: Knowledge
    edited: set[str]
    now: dt.datetime
    province: Province = dataclasses.field(init=False)

    def run(self) -> Report | None:
        """Judge the edited posts, make the outputs that show them, and record that."""
        with contextlib.suppress(_Overtaken):
            fresh = self._fresh()
            wanted = self._plan(fresh) if fresh else None
            if fresh and wanted and self.memory.is_intact():
                return self._write(wanted, list(fresh.values()))
        return None

    def _plan(self, fresh: Mapping[str, Post]) -> dict[str, Page | File] | None:
        """Return the outputs to make, by path, if everything else stays as it is."""
        posts = [fresh.get(post.source) or self._later(post) for post in self.record.posts]
        self.province = planning.province_of(
            posts, self.around, self.settings, self.record.written, self.material
        )
        targets = {**self.province.targets, **self.record.late}
        self.province = dataclasses.replace(self.province, targets=targets)
        if any(to.key not in targets for post in fresh.values() for to in post.read().references):
            return None  # It waits for a post or an address: a whole build tells so.
        plan = planning.plan(self.province, self.record.written)
        wanted = self._wanted(plan)
        return None if plan.posts & self.edited or wanted.keys() != self.shown else wanted

    @functools.cached_property
    def shown(self) -> set[str]:
        """Return the paths of the outputs that show an edited post."""
        shows = self.record.shows.items()
        return {path for path, posts in shows if not self.edited.isdisjoint(posts)}

    @functools.cached_property
    def search(self) -> SiteSearch:
        site = Path(self.known.site)
        return SiteSearch(site, self.request.search(site))

    @functools.cached_property
    def settings(self) -> Settings:
        record = self.record
        return Settings(
            record.site_name,
            record.site_url,
            self.now,
            record.authority,
            record.contact,
            record.repository,
            record.cms,
        )

    @functools.cached_property
    def project(self) -> Project:
        record = self.record
        return Project(Path(record.root), Path(record.docs), Path(record.groups))

    @functools.cached_property
    def around(self) -> Surroundings:
        record = self.record
        registry = pipeline.read_registry(self.project).registry
        if registry is None:  # It was right, and had not changed.
            raise _Overtaken
        return planning.surroundings(registry, self.material, record.written)

    @functools.cached_property
    def material(self) -> Material:
        record = self.record
        return Material(
            record.documents,
            record.pictures,
            frozenset(record.bad_pictures),
            _Anchors(self),
            record.former,
            record.attachments,
            frozenset(record.bad_attachments),
        )

    @functools.cached_property
    def workshop(self) -> Workshop:
        return Workshop(store_of(self.request.config.absolute().parent), prunes=False)

    def _fresh(self) -> dict[str, Post] | None:
        """Return the edited posts, where they take the same places as before."""
        known = {post.source: post for post in self.record.posts}
        found: dict[str, Post] = {}
        for source in sorted(self.edited):
            file, _ = self.examined(source)
            if self.record.troubled & {file.path} or not self._is_as_surveyed(source):
                return None
            judgement = self._judged(source)
            post = judgement.post
            if judgement.diagnostics or post is None:
                return None
            if knowledge.known_post(post) != known[source]:
                return None
            found[source] = post
        return found

    def _is_as_surveyed(self, source: str) -> bool:
        """Tell whether a file has not been edited again in the meantime."""
        path = str(self.project.docs / source)
        return state_of(path).hex() == self.memory.survey.files.get(path)

    def _later(self, post: KnownPost) -> Post:
        """Return an unchanged post, whose details are read when they are asked for."""
        place = places.place_of(post.source)
        assert place is not None
        read = functools.partial(self._details, post.source)
        return Post(post.source, place, post.areas, post.entry, read)

    @functools.cache  # noqa: B019 - lives as long as one build
    def _details(self, source: str) -> Details:
        found = self._judged(source).post
        if found is None:  # It was published, and had not changed.
            raise _Overtaken
        return found.read()

    @functools.cache  # noqa: B019 - lives as long as one build
    def examined(self, source: str) -> tuple[SourceFile, Examination]:
        """Read one post."""
        file = sources.read_post(self.project, self.project.docs / source)
        return file, self.workshop.examine([file])[0]

    def _judged(self, source: str) -> Judgement:
        return judge.judge(*self.examined(source), self.around)

    def _wanted(self, plan: planning.Plan) -> dict[str, Page | File]:
        """Return the outputs that show an edited post, by path."""
        items: dict[str, Page | File] = {urls.output_path(page.url): page for page in plan.pages}
        items |= {file.path: file for file in plan.files}
        return {path: item for path, item in items.items() if path in self.shown}

    def _write(self, wanted: Mapping[str, Page | File], fresh: list[Post]) -> Report | None:
        frames, menu = self.record.frames, self.record.menu
        pages = [item for item in wanted.values() if not isinstance(item, File)]
        if any(variant_of(page, menu) not in frames for page in pages):
            return None
        journal = self.request.journal(Path(self.known.site))
        folder = Folder(Path(self.known.site), self.known.outputs, journal)
        manifest.announce(journal, set(wanted))
        dressing = Dressing(self.settings, lambda page: frames[variant_of(page, menu)])
        task = incremental.Task(folder, dressing, self._content)
        results = task.update(list(wanted.values()))
        try:
            self.search.edit(fresh, self.province)
        except Unknown:  # A whole build heals what has been begun, and says what is wrong.
            return None
        self._remember(results, fresh, wanted)
        written = tuple(sorted(path for path, _, is_new, _ in results if is_new))
        is_strict = self.request.is_strict or self.known.is_strict
        return Report(
            self.known.summary,
            self.known.problems,
            written=written,
            reused=len(self.known.outputs) - len(written),
            has_failed=is_strict and any(is_error for is_error, _ in self.known.problems),
        )

    def _content(self, file: File) -> bytes:
        if isinstance(file, RowsFile):
            old = Path(self.known.site, file.path).read_bytes()
            if content_hash(old) == self.known.outputs[file.path].hash:
                return file.patched(old, self.edited)
        return file.make()

    def _remember(
        self,
        results: list[incremental.Result],
        fresh: list[Post],
        wanted: Mapping[str, Page | File],
    ) -> None:
        """Record what is true now; where that can't be, the next build makes it good."""
        survey, known, site = self.memory.survey, self.known, Path(self.known.site)
        change = pipeline.next_change(fresh, self.province)
        moments = (known.until, change.isoformat() if change else "")
        known = dataclasses.replace(
            known,
            inputs=dataclasses.replace(known.inputs, digest=survey.digest),
            now=self.settings.now.isoformat(),
            until=min(filter(None, moments), default=""),
            outputs={**known.outputs, **{path: made for path, made, _, _ in results}},
        )
        rows = {path for path, item in wanted.items() if isinstance(item, RowsFile)}
        shows = {path: sorted(posts) for path, _, _, posts in results if path not in rows}
        with contextlib.suppress(OSError):
            if any(set(self.record.shows[path]) != set(shows[path]) for path in shows):
                record = dataclasses.replace(self.record, shows={**self.record.shows, **shows})
                knowledge.save(self.request.knowledge(site), record)
            knowledge.save_survey(self.request.knowledge(site), self.record.digest, survey)
            manifest.save(self.request.record(site), known)
            self.request.journal(site).unlink(missing_ok=True)


class _Anchors(Mapping[str, frozenset[str]]):
    """The ids in posts' texts, read only where a link asks for them."""

    def __init__(self, edits: _Edits) -> None:
        self._edits = edits
        self._posts = frozenset(edits.record.documents)

    def __getitem__(self, uri: str) -> frozenset[str]:
        if uri in self._posts:
            _, found = self._edits.examined(uri)
            if not found.is_withdrawn:
                return found.body.anchors
        raise KeyError(uri)

    def __iter__(self) -> Iterator[str]:
        return (uri for uri in sorted(self._posts) if uri in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
