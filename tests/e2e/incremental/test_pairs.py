"""After any two kinds of edit, what is judged anew is what judging everything finds.

Without the engine and without pages, so that each kind can be tried after each other one: the
posts, all that is told of them, which outputs there are, and when time will change them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kim_plugins.base.settings import Settings, parse_now
from kim_plugins.builder import pipeline
from kim_plugins.builder.changes import build_record
from kim_plugins.builder.changes.build_record import BuildRecord, Complaints, Problem, known_post
from kim_plugins.builder.changes.build_request import Memory, Request
from kim_plugins.builder.changes.quick_update import Update, changes_of
from kim_plugins.builder.pipeline import Site
from kim_plugins.builder.sources import handwritten, inputs
from kim_plugins.builder.sources.handwritten import Inventory
from kim_plugins.builder.sources.inputs import Survey
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.manifest import Inputs, Manifest
from kim_plugins.model import urls
from kim_plugins.views.output import File
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
    edits.time_passes_or_goes_back,
)


@pytest.fixture(autouse=True, scope="module")
def _few_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with few_places(tmp_path_factory.mktemp("wilayah")):
        yield


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


def surveyed(world: World) -> Survey:
    groups, config = world.root / "groups.yaml", world.root / "mkdocs.yml"
    places = Inputs(str(world.root / "docs"), (str(groups), str(config)), (), (), "")
    return inputs.survey(places)


def known(world: World, site: Site) -> tuple[Manifest, BuildRecord]:
    """Return what a build would keep of this site."""
    project, survey = project_of(world), surveyed(world)
    record = BuildRecord(
        digest=survey.digest,
        docs=str(project.docs),
        groups=str(project.groups),
        root=str(project.root),
        settings=settings(world),
        written=site.written,
        menu=(),
        frames={},
        **build_record.of_material(site.material),
        late=site.late,
        posts=tuple(known_post(post, site.asked[post.source]) for post in site.posts),
        moments=site.moments,
        turn=site.turn,
        told=Complaints((), tuple(map(Problem.of, site.diagnostics)), ()),
        of_pages=site.of_pages,
        outputs={},
    )
    places = Inputs(str(project.docs), (), (), (), survey.digest)
    now = settings(world).now.isoformat()
    return Manifest(places, "", False, "", now, "", {}, (), ""), record


def told(problems: Any) -> list[tuple[object, ...]]:
    found = (one if isinstance(one, Problem) else Problem.of(one) for one in problems)
    return sorted((one.key, one.is_error, one.text) for one in found)


def paths(site: Any) -> set[str]:
    outputs = (*site.pages, *site.files)
    return {one.path if isinstance(one, File) else urls.output_path(one.url) for one in outputs}


def check(before: tuple[Manifest, BuildRecord, Survey], world: World, expected: Site) -> bool:
    """Judge anew what changed and compare; tell whether the engine has to be asked."""
    manifest, record, survey = before
    changes = changes_of(survey, surveyed(world), manifest.inputs.docs)
    now = parse_now(world.now)
    if changes is None or now.isoformat() < manifest.now:
        return True
    request = Request(world.root / "mkdocs.yml")
    update = Update(request, Memory(), manifest, record, changes, now)
    plan = update.judged()
    if plan is None:
        return True
    assert {post.source: post for post in update.posts.known} == {
        post.source: known_post(post, expected.asked[post.source]) for post in expected.posts
    }
    assert told(update.told().sources) == told(expected.diagnostics)
    assert paths(plan) == paths(expected)
    assert update.moments == expected.moments
    return False


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_edits_of_any_two_kinds_are_judged_as_everything_is(tmp_path: Path, number: int) -> None:
    """One kind and each of those after it in turn, so that each comes after each other one."""
    world, asked, steps = begin(tmp_path), 0, 0
    site = whole(world)
    for second in KINDS[number:]:
        for edit in (KINDS[number], second):
            before = (*known(world, site), surveyed(world))
            edit(world, steps := steps + 1)
            site = whole(world)
            asked += check(before, world, site)
    assert asked < steps, "not all are left to the engine"
