"""Brings a finished site up to date after posts, pictures, groups or pages changed.

Only time may have passed, and what lies below `docs/posts/`, is shown of groups, or is said by
hand-written pages have changed. Which outputs there are is planned anew; one is made where the
plan hands it something else, or where an answer that was noted while it was made is another one
now. The engine makes hand-written pages and nothing else, where they are concerned. All other
changes are left to a whole build.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
import itertools
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from kim_plugins.base.settings import Settings
from kim_plugins.builder import pipeline, planning
from kim_plugins.builder.changes import (
    build_record,
    changed_files,
    changed_pages,
    changed_pictures,
    changed_reads,
    changed_rows,
    incremental,
    last_build,
    made_outputs,
    staleness,
)
from kim_plugins.builder.changes.build_record import BuildRecord, Complaints, Problem
from kim_plugins.builder.changes.build_request import (
    Look,
    Memory,
    Report,
    Request,
    is_due,
    is_told,
    moment_of,
)
from kim_plugins.builder.changes.changed_files import MOST_EDITS, Changes
from kim_plugins.builder.changes.changed_groups import ChangedGroups
from kim_plugins.builder.changes.changed_pages import ChangedPages, Engine, EngineShare, nobody
from kim_plugins.builder.changes.last_build import LastBuild
from kim_plugins.builder.changes.made_outputs import NO_VIEWS
from kim_plugins.builder.changes.rejudging import Overtaken, Rejudging
from kim_plugins.builder.changes.replanning import Replanning
from kim_plugins.builder.judging import collisions, not_yet_shown
from kim_plugins.builder.judging.page_links import OUTPUT
from kim_plugins.builder.pages.frame import variant_of
from kim_plugins.builder.pages.pages import Dressing
from kim_plugins.builder.posts import kept_posts, known_post
from kim_plugins.builder.posts.kept_posts import PostRow
from kim_plugins.builder.search import index_record, indexing
from kim_plugins.builder.search.index_record import Index
from kim_plugins.builder.search.indexing import Unknown
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage import folder, journal
from kim_plugins.builder.storage.folder import Folder
from kim_plugins.builder.storage.record import BROKEN, Record
from kim_plugins.builder.storage.store import store_of
from kim_plugins.content.files.post_paths import FileRole
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import asked
from kim_plugins.views.output import File, Page, PictureOutput
from kim_plugins.views.search_suggestions import suggestions

_OF_ALL_POSTS = frozenset({"KIM026", "KIM131", "KIM132", "KIM152", "KIM179"})
"""Problems of posts that hang on all others: two at one address."""
_OF_PLACES = frozenset({"KIM040", "KIM144", "KIM145"})
"""Problems of hand-written files that hang on all outputs."""


def apply(request: Request, memory: Memory, engine: Engine = nobody) -> Report | None:
    """Bring the site up to date, or return `None` where that takes a whole build.

    `engine` makes hand-written pages, where they have changed or link to what has.
    """
    known, now = memory.known, moment_of(request, memory.known)
    if known is None or memory.record is None or now is None:
        return None
    if request.journal(Path(known.site)).exists() or not is_told(request, known):
        return None
    changes = changed_files.between(memory.before, memory.survey, known.inputs)
    if changes is None or not (changes.are_any or is_due(known, now)):
        return None
    kept = build_record.load(memory.record)
    if kept is None or kept.told is None:
        return None
    # A record that breaks meanwhile counts as none, and what was begun is healed.
    with contextlib.suppress(Overtaken, sqlite3.Error):
        return Update(request, memory, known, memory.record, kept, changes, now, engine).run()
    return None


@dataclasses.dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be made, by path, and what isn't there any more."""

    plan: Replanning
    outputs: dict[str, Page | File]
    pictures: tuple[PictureOutput, ...]
    gone: frozenset[str]


@dataclasses.dataclass(eq=False)
class Update:
    """One site folder, what is known of it, and what has changed since."""

    request: Request
    memory: Memory
    known: LastBuild
    record: Record
    kept: BuildRecord
    changes: Changes
    now: dt.datetime
    engine: Engine = nobody
    share: EngineShare | None = None
    """What it made, where it was asked."""

    def run(self) -> Report | None:
        """Judge what changed, make the outputs that are made from it, and record that."""
        plan = self.replanned()
        wanted = self._wanted(plan) if plan else None
        if wanted is None or not (look := self.memory.look()).is_intact:
            return None
        return self._write(wanted, self.told(), look)

    def replanned(self) -> Replanning | None:
        """Judge what changed and plan what hangs on it, unless everything has to be judged."""
        if len(self.due) > MOST_EDITS or (self.kept.turn and self.kept.turn <= self.now):
            return None
        self.posts.run()
        if not self._is_told_apart():
            return None
        begun = dt.datetime.fromisoformat(self.known.now)
        settings = dataclasses.replace(self.settings, now=begun)
        self.before = staleness.province_before(
            self.kept, self.posts.posts_before(settings), self.groups.before, settings
        )
        self.province = self._province()
        return self._plan()

    @functools.cached_property
    def due(self) -> frozenset[str]:
        """Return the posts that time alone has changed."""
        return kept_posts.due(self.record, self.now)

    @functools.cached_property
    def posts(self) -> Rejudging:
        """Return the posts as they are now."""
        registry = self.groups.registry
        workshop = Workshop(store_of(self.request.config.absolute().parent), prunes=False)
        before = kept_posts.KnownPosts(self.record)
        kept = dataclasses.replace(self.kept, addresses=self.groups.addresses)
        facts = (self.project, workshop, kept, self.record, before, registry)
        seen = (self.memory.survey, self.changes, self.due, self.groups.moved)
        return Rejudging(*facts, *seen)

    @functools.cached_property
    def groups(self) -> ChangedGroups:
        """Return groups.yaml as it was and as it is."""
        is_another = self.changes.is_registry
        return ChangedGroups(self.project, self.kept, self.memory.survey, is_another)

    @functools.cached_property
    def settings(self) -> Settings:
        """Return the settings, which are as they were but for the time."""
        return dataclasses.replace(self.kept.settings, now=self.now)

    @functools.cached_property
    def project(self) -> Project:
        """Return where things lie."""
        return Project(Path(self.kept.root), Path(self.kept.docs), Path(self.kept.groups))

    def _is_told_apart(self) -> bool:
        """Tell whether nothing is or was wrong that hangs on all posts at once."""
        if any(map(self.posts.is_rivalled, self._fresh)):
            return False
        told = self._told_before.sources
        anew = self._anew()
        hanging = [one for one in told if one.code in _OF_ALL_POSTS]
        return not hanging or not (self.posts.moved or any(one.path in anew for one in hanging))

    @property
    def _told_before(self) -> Complaints:
        assert self.kept.told is not None
        return self.kept.told

    def _province(self) -> Province:
        """Return the published posts, and all that they may point at."""
        posts = self.posts.posts_now(self.settings)
        around, written = self.posts.around, self.kept.written
        province = planning.province_of(posts, around, self.settings, written, self.posts.material)
        return planning.with_targets(province, self.kept.late)

    def _plan(self) -> Replanning | None:
        """Plan what is different, if what the engine and links of posts ask of it stays so."""
        edited = frozenset(self.posts.judged)
        headed = known_post.headed(self.posts.before, self.posts.judged, edited)
        provinces = self.before, self.province
        reads = changed_reads.between(*provinces, edited, headed, self.due) | self.posts.reads
        reads.update(self.groups.reads(self.province))
        judged = [*self.posts.judged.values(), *map(self.posts.before.get, self.posts.judged)]
        has_claims = any(post.entry.former for post in judged if post)
        facts = self.record, self.before, self.province, self.kept.written
        made = Replanning(*facts, self.posts.known, self._pairs, reads, has_claims)
        known = planning.places_of(self.province)
        asked_for = self.posts.own_links()
        waiting = {key for key in asked_for if key in self.kept.late or key not in known}
        if made.answers(waiting) != self.kept.late:
            return None
        return None if made.refused and (self.posts.moved or self.groups.added) else made

    def _anew(self) -> set[str]:
        """Return, as they are shown, the files whose problems were looked for anew."""
        return {self.project.shown(self.project.docs / uri) for uri in self.posts.problems}

    @functools.cached_property
    def _fresh(self) -> list[Post]:
        """Return the posts that were judged anew and may be published."""
        return [self.posts.later(post) for post in self.posts.judged.values() if post]

    def told(self) -> Complaints:
        """Return what is wrong now."""
        found = [one for problems in self.posts.problems.values() for one in problems]
        found += not_yet_shown.problems(self._fresh, self.province, self.posts.files())
        anew = self._anew()
        kept = (one for one in self._told_before.sources if one.path not in anew)
        told = dataclasses.replace(self._told_before, sources=(*kept, *map(Problem.of, found)))
        return self.pages.told(told, self.share) if self.share else told

    def _wanted(self, plan: Replanning) -> _Wanted | None:
        """Return what is stale, unless the engine has a say in it."""
        edited = self.changes.of(FileRole.PICTURE) | self.changes.of(FileRole.ATTACHMENT)
        provinces = self.before, self.province
        old, new = changed_pictures.between(*provinces, self._pairs, edited)
        gone = plan.gone | (old.keys() - new.keys())
        come = plan.new | (new.keys() - old.keys())
        if (gone or come) and not self._is_ours_alone(come):
            return None
        outputs = plan.stale
        asked_for = plan.reads | {asked(OUTPUT, path) for path in gone | come}
        has_moved = bool(self.changes.new | self.changes.gone or self.groups.added)
        if self.changes.pages or changed_pages.concern(self.kept, asked_for, has_moved=has_moved):
            project = dataclasses.replace(self.project, settings=self.request.config.absolute())
            facts = project, self.kept, self.record, self.province, self.posts.around.links
            lost, found = old.keys() - new.keys(), new.keys() - old.keys()
            seen = self.memory.survey, self.known.inputs
            anew = frozenset().union(*self.posts.asked.values())
            self.pages = ChangedPages(*facts, plan, (lost, found), seen, anew)
            self.share = self.pages.made_by(self.engine)
            outputs |= self.pages.outputs(self.share)
            gone |= self.pages.old_cards() - outputs.keys()
        sources = {one.source for one in new.values() if old.get(one.path) != one}
        shown = tuple(one for one in new.values() if one.source in sources)
        if self.groups.states or self.share:
            findable = self.share.findable if self.share else self.kept.findable
            listed = suggestions(self.province, findable)
            outputs[listed.path] = listed
        return _Wanted(plan, outputs, shown, frozenset(gone))

    def _is_ours_alone(self, paths: frozenset[str]) -> bool:
        """Tell whether no hand-written file stands, or stood, where outputs came or went."""
        if any(one.code in _OF_PLACES for one in self._told_before.sources):
            return False
        return collisions.find(self.kept.written.urls, paths, self.project) == (set(), [])

    def _write(self, wanted: _Wanted, told: Complaints, look: Look) -> Report | None:
        pages = [item for item in wanted.outputs.values() if not isinstance(item, File)]
        if any(variant_of(page, self.kept.menu) not in self.kept.frames for page in pages):
            return None
        site = Path(self.known.site)
        target = Folder(
            site,
            last_build.Outputs(self.record, look.stamps),
            self.request.journal(site),
            self.request.jobs,
        )
        shown = {one.path for one in wanted.pictures}
        if not journal.announce(target.journal, {*wanted.outputs, *shown, *wanted.gone}):
            return None
        old_cards = incremental.cards(wanted.gone)
        removed = folder.remove(wanted.gone - old_cards, site)
        results = self._results(wanted, target)
        if not all(made.digest for _, made, _, _ in results):  # A picture was another meanwhile.
            return None
        removed += folder.remove(old_cards, site)
        try:
            found = self._search()
        except Unknown:  # A whole build heals what has been begun, and says what is wrong.
            return None
        known = self._known(told, wanted)
        with contextlib.suppress(*BROKEN):  # Where that can't be, the next build makes it good.
            self._remember(known, wanted, results, told, found, look)
            target.journal.unlink(missing_ok=True)
        written = tuple(sorted(path for path, _, is_new, _ in results if is_new))
        is_strict = self.request.is_strict or known.is_strict
        return Report(
            known.summary,
            known.problems,
            written=written,
            reused=known.outputs - len(written),
            removed=removed,
            has_failed=is_strict and any(is_error for is_error, _ in known.problems),
        )

    def _results(self, wanted: _Wanted, target: Folder) -> list[incremental.Result]:
        frames, menu = self.kept.frames, self.kept.menu
        dressing = Dressing(self.settings, lambda page: frames[variant_of(page, menu)])
        lying = self.project.docs, self.request.cache
        task = incremental.Task(
            target, dressing, changed_rows.Contents(target, self._pairs, *lying)
        )
        return [  # Pictures first: pages will show them.
            *changed_pictures.written(wanted.pictures, target, *lying),
            *itertools.chain(*task.shares(list(wanted.outputs.values()))),
        ]

    @functools.cached_property
    def _pairs(self) -> changed_rows.Pairs:
        """Return what was published, and what is, of each file that was judged anew."""
        old, new = self.before.by_source, self.province.by_source
        return [(old.get(source), new.get(source)) for source in sorted(self.posts.judged)]

    def _search(self) -> tuple[Index, Index] | None:
        shown = self.groups.posts(self.province)
        pairs = ((post, post) for post in shown if post.source not in self.posts.judged)
        return indexing.edited(
            Path(self.known.site), self.record, [*self._pairs, *pairs], self.province
        )

    def rows(self) -> dict[str, PostRow]:
        """Return what is to be kept of the posts that were judged anew."""
        moments = pipeline.next_changes(self._fresh, self.province)
        return {
            source: PostRow(post, moments.get(source), self.posts.asked[source])
            for source, post in self.posts.judged.items()
            if source in self.posts
        }

    def _known(self, told: Complaints, wanted: _Wanted) -> LastBuild:
        """Return what is known of the site as it is now."""
        come = wanted.outputs.keys() | {one.path for one in wanted.pictures}
        outputs = last_build.Outputs(self.record)
        added = sum(path not in outputs for path in come)
        return dataclasses.replace(
            self.known,
            now=self.settings.now.isoformat(),
            until="",
            outputs=self.known.outputs + added - sum(path in outputs for path in wanted.gone),
            problems=told.all(),
            summary=self.posts.tally(self.now).summary,
        )

    def _remember(
        self,
        known: LastBuild,
        wanted: _Wanted,
        results: Iterable[incremental.Result],
        told: Complaints,
        found: tuple[Index, Index] | None,
        look: Look,
    ) -> None:
        """Record what is true now; raise one of `BROKEN` where that can't be."""
        record, plan, rows = self.record, wanted.plan, self.rows()
        outputs = {path: (plan.planned.get(path, NO_VIEWS), made) for path, made, _, _ in results}
        reads = {path: reads for path, _, _, reads in results if reads is not None}
        kept = build_record.of_material(self.posts.material)
        with record.transaction():
            last_build.save_survey(record, self.memory.before, self.memory.survey)
            last_build.save_stamps(record, look.stamps)
            gone = self.posts.judged.keys() - rows.keys()
            kept_posts.save(record, self.province.lists, rows, gone, self.posts.before)
            kept |= {"registry": self.groups.reading.source, "addresses": self.groups.addresses}
            if self.share:
                kept |= {"findable": self.share.findable, **self.pages.facts(self.share)}
            now = dataclasses.replace(self.kept, **kept, told=told)
            build_record.save(record, now, self.kept)
            made_outputs.save_parts(record, plan.part_notes, plan.gone_parts)
            made_outputs.save(record, outputs, reads, wanted.gone)
            made_outputs.save_plan(record, plan.planned)
            if found:
                index_record.save(record, *found)
            ends = filter(None, [kept_posts.next_moment(record), self.kept.turn])
            until = min(ends, default=None)
            last_build.save(
                record, dataclasses.replace(known, until=until.isoformat() if until else "")
            )
