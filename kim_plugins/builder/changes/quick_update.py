"""Brings a finished site up to date after posts and pictures changed, without the engine.

Only time may have passed and what lies below `docs/posts/` have changed, and nothing that the
engine's share hangs on. Which outputs there are is planned anew; one is made where the plan
hands it something else, or where an answer that was noted while it was made is another one
now. Everything else is left to a whole build.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
import os
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from kim_plugins.base.settings import Settings
from kim_plugins.builder import pipeline, planning
from kim_plugins.builder.changes import build_record, changed_reads, incremental, staleness
from kim_plugins.builder.changes.build_record import BuildRecord, Complaints, Problem
from kim_plugins.builder.changes.build_request import Memory, Report, Request, is_due, moment_of
from kim_plugins.builder.changes.rejudging import Changes, Overtaken, Rejudging
from kim_plugins.builder.changes.staleness import Staleness
from kim_plugins.builder.judging import collisions, not_yet_shown
from kim_plugins.builder.judging.page_links import OUTPUT
from kim_plugins.builder.pages.frame import variant_of
from kim_plugins.builder.pages.pages import Dressing
from kim_plugins.builder.planning import Plan
from kim_plugins.builder.search.indexing import SiteSearch, Unknown
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.inputs import Survey
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage import folder, manifest
from kim_plugins.builder.storage.folder import Folder, content_hash
from kim_plugins.builder.storage.manifest import Manifest
from kim_plugins.builder.storage.store import store_of
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.post_paths import FileRole
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import asked
from kim_plugins.views import datasets
from kim_plugins.views import picture as picture_view
from kim_plugins.views.output import File, Page, PictureOutput, RowsFile

MOST_EDITS = 200
"""Files; more are made just as quickly by a whole build."""
_OURS = frozenset({FileRole.POST, FileRole.PICTURE, FileRole.ATTACHMENT, FileRole.IGNORED})
_OF_ALL_POSTS = frozenset({"KIM026", "KIM131", "KIM132", "KIM152", "KIM179"})
"""Problems of posts that hang on all others: two at one address."""
_OF_PLACES = frozenset({"KIM040", "KIM144", "KIM145"})
"""Problems of hand-written files that hang on all outputs."""
_OF_LINKS = frozenset({"KIM027", "KIM029", "KIM030", "KIM042", "KIM143", "KIM146"})
"""Problems of hand-written pages that may guess at what was meant among all files."""


def apply(request: Request, memory: Memory) -> Report | None:
    """Bring the site up to date, or return `None` where that takes a whole build."""
    known = memory.known
    now = moment_of(request, known) if known else None
    if known is None or now is None or request.journal(Path(known.site)).exists():
        return None
    kept = request.build_record(Path(known.site))
    survey = build_record.load_survey(kept)
    if survey is None or survey.digest != known.inputs.digest:
        return None
    changes = changes_of(survey, memory.survey, known.inputs.docs)
    if changes is None or not (changes.are_any or is_due(known, now)):
        return None
    record = build_record.load(kept)
    if record is None or record.digest != survey.digest or record.told is None:
        return None
    with contextlib.suppress(Overtaken):
        return Update(request, memory, known, record, changes, now).run()
    return None


def changes_of(before: Survey, now: Survey, docs: str) -> Changes | None:
    """Return the few files below `docs/posts/` that are different, if no others are."""
    if now.base != before.base:
        return None
    paths = {path for path in now.files if before.files.get(path) != now.files[path]}
    gone = before.files.keys() - now.files.keys()
    if len(paths) + len(gone) > MOST_EDITS:
        return None
    if not all(path.startswith(docs + os.sep) for path in (*paths, *gone)):
        return None
    names = {path: path[len(docs) + 1 :].replace(os.sep, "/") for path in (*paths, *gone)}
    if not all(map(_is_ours, names.values())):
        return None
    return Changes(
        changed=frozenset(names[path] for path in paths),
        gone=frozenset(names[path] for path in gone),
        new=frozenset(names[path] for path in paths if path not in before.files),
        states={names[path]: now.files[path] for path in paths},
    )


def _is_ours(uri: str) -> bool:
    """Tell whether a file is one that posts are made of, and not a misplaced one."""
    return post_paths.is_post(uri) and post_paths.role(uri) in _OURS and uri.isprintable()


@dataclasses.dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be made, by path, and what isn't there any more."""

    outputs: Mapping[str, Page | File]
    pictures: tuple[PictureOutput, ...]
    gone: frozenset[str]
    staleness: Staleness


@dataclasses.dataclass(eq=False)
class Update:
    """One site folder, what is known of it, and what has changed since."""

    request: Request
    memory: Memory
    known: Manifest
    record: BuildRecord
    changes: Changes
    now: dt.datetime

    def run(self) -> Report | None:
        """Judge what changed, make the outputs that are made from it, and record that."""
        plan = self.judged()
        if plan is None:
            return None
        edited = frozenset(self.posts.judged)
        reads = (
            changed_reads.between(self.before, self.province, edited, self.due) | self.posts.reads
        )
        wanted = self._wanted(plan, reads)
        if wanted is None or not self.memory.is_intact():
            return None
        return self._write(wanted, self.told())

    def judged(self) -> Plan | None:
        """Judge what changed and plan the outputs, unless everything has to be judged."""
        if len(self.due) > MOST_EDITS or (self.record.turn and self.record.turn <= self.now):
            return None
        self.posts.run()
        if not self._is_told_apart():
            return None
        begun = dt.datetime.fromisoformat(self.known.now)
        registry = self.posts.registry
        self.before = staleness.province_before(self.record, registry, self.settings, begun)
        self.province = self._province()
        return self._plan()

    @functools.cached_property
    def due(self) -> frozenset[str]:
        """Return the posts that time alone has changed."""
        moments = self.record.moments.items()
        return frozenset(source for source, at in moments if at <= self.now)

    @functools.cached_property
    def posts(self) -> Rejudging:
        """Return the posts as they are now."""
        registry = pipeline.read_registry(self.project).registry
        if registry is None:  # It was right, and had not changed.
            raise Overtaken
        workshop = Workshop(store_of(self.request.config.absolute().parent), prunes=False)
        return Rejudging(self.project, workshop, self.record, registry, self.changes, self.due)

    @functools.cached_property
    def settings(self) -> Settings:
        """Return the settings, which are as they were but for the time."""
        return dataclasses.replace(self.record.settings, now=self.now)

    @functools.cached_property
    def project(self) -> Project:
        """Return where things lie."""
        record = self.record
        return Project(Path(record.root), Path(record.docs), Path(record.groups))

    def _is_told_apart(self) -> bool:
        """Tell whether nothing is or was wrong that hangs on all posts at once."""
        addresses = [post_paths.url_of(post.source) for post in self.posts.known]
        numbers = [post.entry.contribution for post in self.posts.known if post.entry.contribution]
        if any(len(set(one)) < len(one) for one in (addresses, numbers)):
            return False
        told = self._told_before.sources
        anew = self._anew()
        hanging = [one for one in told if one.code in _OF_ALL_POSTS]
        if hanging and (self.posts.moved or any(one.path in anew for one in hanging)):
            return False
        posts = self.project.shown(self.project.docs / post_paths.POSTS) + "/"
        is_guess = any(one.code in _OF_LINKS and not one.path.startswith(posts) for one in told)
        return not (is_guess and self.changes.new | self.changes.gone)

    @property
    def _told_before(self) -> Complaints:
        assert self.record.told is not None
        return self.record.told

    def _province(self) -> Province:
        """Return the published posts, and all that they may point at."""
        posts = pipeline.published(map(self.posts.later, self.posts.known), self.settings)
        around, written = self.posts.around, self.record.written
        province = planning.province_of(posts, around, self.settings, written, self.posts.material)
        return planning.with_targets(province, self.record.late)

    def _plan(self) -> Plan | None:
        """Plan the outputs, if what the engine and links of posts ask of the plan stays so."""
        made = planning.plan(self.province, self.record.written)
        asked_for = {key for post in self.posts.known for key in post.own}
        known = self.province.targets.keys() - self.record.late.keys()
        late = planning.answers(made, asked_for - known)
        is_refused = bool(made.refused and self.posts.moved)
        return made if late == self.record.late and not is_refused else None

    def _anew(self) -> set[str]:
        """Return, as they are shown, the files whose problems were looked for anew."""
        return {self.project.shown(self.project.docs / uri) for uri in self.posts.problems}

    def told(self) -> Complaints:
        """Return what is wrong now."""
        known = {post.source: post for post in self.posts.known}
        fresh = [self.posts.later(known[one]) for one in self.posts.judged if one in known]
        found = [one for problems in self.posts.problems.values() for one in problems]
        found += not_yet_shown.problems(fresh, self.province, self.posts.files())
        anew = self._anew()
        kept = (one for one in self._told_before.sources if one.path not in anew)
        return dataclasses.replace(self._told_before, sources=(*kept, *map(Problem.of, found)))

    def _wanted(self, plan: Plan, reads: set[str]) -> _Wanted | None:
        """Return what is stale, unless the engine has a say in it."""
        items = staleness.items_of(plan.pages, plan.files)
        provinces = (self.before, self.province)
        old, new = ({one.path: one for one in picture_view.view(p)} for p in provinces)
        gone = (self.record.outputs.keys() - items.keys()) | (old.keys() - new.keys())
        moved = gone | (items.keys() - self.record.outputs.keys()) | (new.keys() - old.keys())
        if moved and not self._is_ours_alone({*items, *new, urls.WORKER, urls.WEB_MANIFEST}):
            return None
        if not self.record.of_pages.isdisjoint(reads | {asked(OUTPUT, path) for path in moved}):
            return None
        judge = Staleness.of(self.record.outputs, items, self.posts.known, reads)
        stale = {path: item for path, item in items.items() if judge.is_stale(path, item)}
        sources = {one.source for one in new.values() if old.get(one.path) != one}
        shown = tuple(one for one in new.values() if one.source in sources)
        return _Wanted(stale, shown, frozenset(gone), judge)

    def _is_ours_alone(self, paths: set[str]) -> bool:
        """Tell whether no hand-written file stands, or stood, where outputs came or went."""
        if any(one.code in _OF_PLACES for one in self._told_before.sources):
            return False
        return collisions.find(self.record.written.urls, paths, self.project) == (set(), [])

    def _write(self, wanted: _Wanted, told: Complaints) -> Report | None:
        frames, menu = self.record.frames, self.record.menu
        pages = [item for item in wanted.outputs.values() if not isinstance(item, File)]
        if any(variant_of(page, menu) not in frames for page in pages):
            return None
        site = Path(self.known.site)
        target = Folder(site, self.known.outputs, self.request.journal(site))
        shown = {one.path for one in wanted.pictures}
        manifest.announce(target.journal, {*wanted.outputs, *shown, *wanted.gone})
        removed = folder.remove(wanted.gone, site)
        dressing = Dressing(self.settings, lambda page: frames[variant_of(page, menu)])
        task = incremental.Task(target, dressing, self._content)
        results = [
            *task.update(list(wanted.outputs.values())),
            *self._written_pictures(wanted, target),
        ]
        try:
            self._search()
        except Unknown:  # A whole build heals what has been begun, and says what is wrong.
            return None
        known = self._known(results, told, wanted.gone)
        self._remember(known, wanted, results, told)
        written = tuple(sorted(path for path, _, is_new, _ in results if is_new))
        is_strict = self.request.is_strict or known.is_strict
        return Report(
            known.summary,
            known.problems,
            written=written,
            reused=len(known.outputs) - len(written),
            removed=removed,
            has_failed=is_strict and any(is_error for is_error, _ in known.problems),
        )

    def _content(self, file: File) -> bytes:
        if isinstance(file, RowsFile) and file.path in self.known.outputs:
            with contextlib.suppress(OSError):
                old = Path(self.known.site, file.path).read_bytes()
                if content_hash(old) == self.known.outputs[file.path].hash:
                    rows = [post.source for post in datasets.posts_of(self.before)]
                    return file.patched(old, rows, self.posts.judged.keys())
        return file.make()

    def _written_pictures(self, wanted: _Wanted, target: Folder) -> Iterator[incremental.Result]:
        """Publish what is new of pictures."""
        if wanted.pictures:
            from kim_plugins.builder.pages.publication import (
                picture_writer_of,  # It loads a costly library.
            )

            picture_writer = picture_writer_of(
                wanted.pictures, self.project.docs, self.request.cache
            )
            for results in picture_writer.write_missing(target):
                yield from ((*result, frozenset()) for result in results)

    def _search(self) -> None:
        site = Path(self.known.site)
        old, new = (
            {post.source: post for post in province.posts}
            for province in (self.before, self.province)
        )
        pairs = ((old.get(source), new.get(source)) for source in sorted(self.posts.judged))
        SiteSearch(site, self.request.search(site)).edit(pairs, self.province)

    @functools.cached_property
    def moments(self) -> dict[str, dt.datetime]:
        """Return when time alone will change each post."""
        judged = self.posts.judged.keys()
        fresh = [self.posts.later(post) for post in self.posts.known if post.source in judged]
        kept = {s: at for s, at in self.record.moments.items() if s not in judged}
        return {**kept, **pipeline.next_changes(fresh, self.province)}

    def _known(
        self, results: Iterable[incremental.Result], told: Complaints, gone: AbstractSet[str]
    ) -> Manifest:
        """Return the record of the site as it is now."""
        known, posts = self.known, self.posts.posts()
        ends = [*self.moments.values(), *filter(None, [self.record.turn])]
        kept = {path: made for path, made in known.outputs.items() if path not in gone}
        return dataclasses.replace(
            known,
            inputs=dataclasses.replace(known.inputs, digest=self.memory.survey.digest),
            now=self.settings.now.isoformat(),
            until=min(ends).isoformat() if ends else "",
            outputs={**kept, **{path: made for path, made, _, _ in results}},
            problems=told.all(),
            summary=pipeline.tally(len(self.posts.documents), posts, self.settings).summary,
        )

    def _remember(
        self,
        known: Manifest,
        wanted: _Wanted,
        results: Iterable[incremental.Result],
        told: Complaints,
    ) -> None:
        """Record what is true now; where that can't be, the next build makes it good."""
        survey, site, material = self.memory.survey, Path(known.site), self.posts.material
        notes = {path: found for path, _, _, found in results if path in wanted.outputs}
        record = dataclasses.replace(
            self.record,
            digest=survey.digest,
            **build_record.of_material(material),
            posts=self.posts.known,
            moments=self.moments,
            told=told,
            outputs=wanted.staleness.made(notes),
        )
        with contextlib.suppress(OSError):
            build_record.save(self.request.build_record(site), record)
            build_record.save_survey(self.request.build_record(site), survey)
            manifest.save(self.request.record(site), known)
            self.request.journal(site).unlink(missing_ok=True)
