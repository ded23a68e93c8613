"""After any two kinds of edit, what is judged anew is what judging everything finds.

Without the engine and without pages, so that each kind can be tried after each other one: the
posts, all that is told of them, which outputs there are, and when time will change them.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kim_plugins.base.settings import Settings, parse_now
from kim_plugins.builder import pipeline, planning
from kim_plugins.builder.changes import (
    build_record,
    changed_files,
    last_build,
    made_outputs,
    staleness,
)
from kim_plugins.builder.changes.build_record import BuildRecord, Complaints, Problem
from kim_plugins.builder.changes.build_request import Memory, Request
from kim_plugins.builder.changes.last_build import LastBuild
from kim_plugins.builder.changes.made_outputs import Planned
from kim_plugins.builder.changes.plan_digest import PlanDigest
from kim_plugins.builder.changes.quick_update import Update
from kim_plugins.builder.changes.rejudging import Overtaken
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.posts import kept_posts
from kim_plugins.builder.posts.kept_posts import PostRow
from kim_plugins.builder.posts.known_post import known_post
from kim_plugins.builder.sources import handwritten, inputs
from kim_plugins.builder.sources.handwritten import Inventory
from kim_plugins.builder.sources.inputs import Inputs, Survey
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.folder import Made
from kim_plugins.builder.storage.record import Record
from kim_plugins.model.groups import Registry
from tests.e2e.incremental import edits
from tests.e2e.incremental.edits import Edit
from tests.e2e.incremental.world import World, begin
from tests.few_places import few_places

KINDS: tuple[Edit, ...] = (
    edits.a_post_is_added,
    edits.a_post_is_deleted,
    edits.a_post_is_renamed,
    edits.a_post_gets_another_date,
    edits.a_title_is_changed,
    edits.a_heading_is_changed,
    edits.a_post_gets_other_topics,
    edits.a_post_gets_other_areas,
    edits.a_post_becomes_an_agenda,
    edits.a_post_becomes_an_agenda_that_repeats,
    edits.a_post_becomes_a_notice,
    edits.a_post_becomes_a_wish,
    edits.a_post_is_withheld,
    edits.a_post_is_corrected,
    edits.a_post_says_when_it_was_updated,
    edits.a_post_says_where_it_was,
    edits.a_post_is_mended,
    edits.a_post_links_to_another,
    edits.a_post_links_to_a_page,
    edits.a_post_links_to_what_posts_decide_on_or_what_moved,
    edits.a_post_is_copied_to_another_group,
    edits.a_post_shows_a_picture,
    edits.a_picture_is_changed,
    edits.a_picture_is_removed,
    edits.a_post_gets_a_lead_picture,
    edits.a_group_is_renamed,
    edits.a_group_is_told_of_otherwise,
    edits.a_group_is_added,
    edits.time_passes_or_goes_back,
)
BASE = "kode"
"""The digest of code that stays the same."""


@pytest.fixture(autouse=True, scope="module")
def _few_places() -> Iterator[None]:
    with few_places(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "code_mark", lambda: BASE)
        patch.setattr(planning, "fixed_addresses", Fixed(planning.fixed_addresses))
        yield


class Fixed:
    """Keeps which addresses are fixed: a whole plan is made for them, and most edits change none.

    They hang on what they are asked for with, and on places, which are the same for this file.
    """

    def __init__(self, find: Callable[[Registry, Mapping[str, str]], frozenset[str]]) -> None:
        self._find = find
        self._kept: dict[tuple[str, tuple[tuple[str, str], ...]], frozenset[str]] = {}

    def __call__(self, known: Registry, pages: Mapping[str, str]) -> frozenset[str]:
        asked = known.model_dump_json(), tuple(pages.items())
        if asked not in self._kept:
            self._kept[asked] = self._find(known, pages)
        return self._kept[asked]


def settings(world: World) -> Settings:
    return Settings("KIM Uji", "https://kim.example.org/", parse_now(world.now))


def whole(world: World) -> Site:
    """Judge everything."""
    project = project_of(world)
    found = handwritten.inventory(project)
    made = pipeline.make_site(project, settings(world), Inventory(found.urls, config=found.config))
    assert isinstance(made, Site)
    return made


def project_of(world: World) -> Project:
    return Project(world.root, world.root / "docs", world.root / "groups.yaml")


def places(world: World) -> Inputs:
    files = (str(world.root / "groups.yaml"), str(world.root / "mkdocs.yml"))
    return Inputs(str(world.root / "docs"), files, (), ())


def given(site: Site) -> dict[str, Planned]:
    """Return every output as it is planned."""
    digests = {post.source: known_post(post).identity for post in site.posts}
    return staleness.planned(site.plan.parts, PlanDigest(digests))


def save(path: Path, world: World, site: Site, outputs: Mapping[str, Planned]) -> None:
    """Keep what a build would keep of this site and of its planned outputs."""
    project = project_of(world)
    kept = BuildRecord(
        docs=str(project.docs),
        groups=str(project.groups),
        root=str(project.root),
        settings=settings(world),
        registry=site.registry_text,
        written=site.written,
        menu=(),
        frames={},
        addresses=site.addresses,
        **build_record.of_material(site.material),
        late=site.late,
        turn=site.turn,
        told=Complaints((), tuple(map(Problem.of, site.diagnostics)), ()),
        of_pages=site.of_pages,
    )
    now, made = settings(world).now.isoformat(), Made("", 0, "")
    with record.rewritten(path) as written:
        build_record.save(written, kept)
        kept_posts.save(written, site.province.lists, rows_of(site))
        parts = {name: part.notes for name, part in site.plan.parts.items()}
        made_outputs.save_parts(written, parts)
        made_outputs.save(written, {p: (one, made) for p, one in outputs.items()}, {})
        last_build.save_survey(written, Survey(), inputs.survey(places(world)))
        build = LastBuild(places(world), BASE, "", False, "", now, "", 0, (), "")
        last_build.save(written, build)


def rows_of(site: Site) -> dict[str, PostRow]:
    """Return what a build would keep of each post."""
    known = {post.source: known_post(post) for post in site.posts}
    return {
        source: PostRow(known.get(source), site.moments.get(source), site.asked[source])
        for source in site.material.posts
    }


def lists_of(kept: Record) -> set[tuple[int, str]]:
    """Return in which lists each post stands."""
    rows = kept.ask("SELECT list, source FROM lists LEFT JOIN posts ON posts.id = post")
    return {(number, source) for number, source in rows}


def told(problems: Any) -> list[tuple[object, ...]]:
    found = (one if isinstance(one, Problem) else Problem.of(one) for one in problems)
    return sorted((one.key, one.is_error, one.text) for one in found)


def check(path: Path, world: World, expected: Site, wanted: Mapping[str, Planned]) -> bool:
    """Judge anew what changed and compare; tell whether the engine has to be asked."""
    with record.opened(path) as kept:
        assert kept
        build, known = last_build.load(kept), build_record.load(kept)
        assert build
        assert known
        survey = dataclasses.replace(inputs.survey(places(world)), base=BASE)
        changes = changed_files.between(last_build.survey_of(kept, BASE), survey, build.inputs)
        now = parse_now(world.now)
        if changes is None or now.isoformat() < build.now:
            return True
        request = Request(world.root / "mkdocs.yml")
        memory = Memory(build, kept, last_build.survey_of(kept, BASE), survey)
        update = Update(request, memory, build, kept, known, changes, now)
        plan = None
        with contextlib.suppress(Overtaken):
            plan = update.replanned()
        if plan is None:
            return True
        known_now = {source: update.posts.known(source) for source in update.posts.documents}
        assert {source: post for source, post in known_now.items() if post} == {
            post.source: known_post(post) for post in expected.posts
        }
        assert list(update.province.posts) == list(expected.province.posts)
        assert told(update.told().sources) == told(expected.diagnostics)
        others = {p: one for p, one in made_outputs.planned(kept).items() if p not in plan.before}
        found = {**others, **plan.planned}
        assert {p: one for p, one in found.items() if wanted.get(p) != one} == {}
        assert found.keys() == wanted.keys()
        rows = kept.ask("SELECT source, moment FROM posts WHERE moment IS NOT NULL")
        moments = {source: at for source, at in rows if source not in update.posts.judged}
        fresh = {s: row.moment.timestamp() for s, row in update.rows().items() if row.moment}
        assert {**moments, **fresh} == {s: at.timestamp() for s, at in expected.moments.items()}
        assert update.posts.tally(now) == expected.tally
        gone = update.posts.judged.keys() - update.rows().keys()
        facts = update.province.lists, update.rows(), gone, update.posts.before
        kept_posts.save(kept, *facts)
        found_lists = lists_of(kept)
    with record.rewritten(path.with_name("baru.sqlite")) as written:
        kept_posts.save(written, expected.province.lists, rows_of(expected))
        assert found_lists == lists_of(written)
    return False


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_edits_of_any_two_kinds_are_judged_as_everything_is(tmp_path: Path, number: int) -> None:
    """One kind and each of those after it in turn, so that each comes after each other one."""
    (tmp_path / "proyek").mkdir()
    world, asked, steps = begin(tmp_path / "proyek"), 0, 0
    path, site = tmp_path / "catatan.sqlite", whole(world)
    outputs = given(site)
    for second in KINDS[number:]:
        for edit in (KINDS[number], second):
            save(path, world, site, outputs)
            edit(world, steps := steps + 1)
            site = whole(world)
            outputs = given(site)
            asked += check(path, world, site, outputs)
    assert asked < steps, "not all are left to the engine"
