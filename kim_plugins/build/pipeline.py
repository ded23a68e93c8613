"""The story of a build on one screen: read, judge, gather, view."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.base.settings import Settings
from kim_plugins.build import (
    attachments,
    collisions,
    contributions,
    handwritten,
    moving,
    page_links,
    planning,
    sources,
    waiting,
)
from kim_plugins.build.attachments import Binder
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.handwritten import Handwritten, Inventory
from kim_plugins.build.page_links import Ways
from kim_plugins.build.pictures import Album, look_at
from kim_plugins.build.planning import Material, Plan
from kim_plugins.build.sources import Project, Sources
from kim_plugins.content import judge, registry, useful_numbers
from kim_plugins.content.examine import Examination
from kim_plugins.content.judge import Surroundings
from kim_plugins.content.links import LinkIndex
from kim_plugins.model import changes, urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import kinds, useful
from kim_plugins.views import picture as picture_view
from kim_plugins.views import post as post_view
from kim_plugins.views.output import File, Page, PictureOutput

DEFAULT_WORKSHOP = Workshop()
"""No cache, one process."""


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """What became of the posts."""

    published: int
    scheduled: int
    drafts: int
    left_out: int


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """A whole site, ready to be dressed and written."""

    province: Province
    pages: tuple[Page, ...]
    files: tuple[File, ...]
    pictures: tuple[PictureOutput, ...]
    """Apart from the files: which there are is decided by the posts' details."""
    diagnostics: tuple[Diagnostic, ...]
    tally: Tally
    until: dt.datetime | None
    """The moment at which time alone will change the site (`None`: it won't)."""
    material: Material
    written: Handwritten
    """The hand-written pages that are published with it."""
    planned_from: frozenset[str]
    """The posts (by file) whose details decide which outputs there are."""
    ways: Ways
    """Where links of hand-written pages lead."""
    late: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The URL of what posts link to and posts decide on, by its key."""


@dataclasses.dataclass(frozen=True, slots=True)
class Stopped:
    """No site: groups.yaml or the settings are wrong."""

    diagnostics: tuple[Diagnostic, ...]


def make_site(
    project: Project,
    settings: Settings,
    listed: Inventory,
    workshop: Workshop = DEFAULT_WORKSHOP,
) -> Site | Stopped:
    """Make the site from its sources; `listed` are the files that are no posts."""
    reading = read_registry(project)
    known = reading.registry
    if known is None:
        return Stopped(reading.diagnostics)
    docs = handwritten.examine(project, listed)
    material = sources.read_sources(project)
    album = look_at(project, material.pictures, workshop)
    binder = attachments.look_at(project, material.attachments, workshop)
    examinations = workshop.examine(material.posts)
    parts = _material(material, album, binder, examinations)
    pages = docs.gather()
    around = planning.surroundings(known, parts, pages)
    posts, problems = _judge(material, examinations, around)
    published = [post for post in posts if _is_published(post, settings)]
    published.sort(key=lambda post: post.order)
    province = planning.province_of(published, around, settings, pages, parts)
    laid = _lay_out(project, province, posts, docs, pages)
    ways = laid.ways(around.links)
    problems += _aged(reading, project, settings)
    problems += waiting.problems(posts, laid.province, material)
    problems += contributions.problems(laid.province.posts, material)
    problems += moving.problems(laid.made.refused, laid.province.identities, material, project)
    problems += (*docs.problems(project), *page_links.problems(ways, docs, project))
    told = (*reading.diagnostics, *material.diagnostics, *album.diagnostics, *binder.diagnostics)
    return Site(
        province=laid.province,
        pages=laid.made.pages,
        files=laid.made.files,
        pictures=laid.pictures,
        diagnostics=tuple(by_place([*told, *listed.diagnostics, *laid.diagnostics, *problems])),
        tally=_tally(material, posts, settings),
        until=next_change(posts, laid.province),
        material=parts,
        written=laid.pages,
        planned_from=laid.made.posts,
        late=laid.late,
        ways=ways,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Layout:
    """Every output at its place, and what the posts' links ask of the plan."""

    province: Province
    made: Plan
    pictures: tuple[PictureOutput, ...]
    paths: frozenset[str]
    """Those of every output of ours."""
    pages: Handwritten
    late: Mapping[str, str]
    diagnostics: Sequence[Diagnostic]

    def ways(self, index: LinkIndex) -> Ways:
        """Return where links of hand-written pages lead."""
        targets = {**planning.ends(self.made), **self.province.targets}
        written = (urls.output_path(url) for url in self.pages.urls.values())
        return Ways(index, self.pages, targets, self.paths.union(written))


def _lay_out(
    project: Project,
    province: Province,
    posts: Iterable[Post],
    docs: handwritten.Docs,
    pages: Handwritten,
) -> _Layout:
    """Plan the outputs; pages whose places are taken give way."""
    made = planning.plan(province, pages)
    pictures = tuple(picture_view.view(province))
    paths = frozenset(_paths(made, pictures))
    out, collided = collisions.find(pages.urls, paths, project)
    if out:
        pages = docs.gather(out)
        made = planning.plan(province, pages)
        paths = frozenset(_paths(made, pictures))
    late: dict[str, str] = {}
    if asked := _asked(posts, province):
        # Only where a post links to what posts decide on: the plan is made with its answer.
        found = {"/" + url: url for url in planning.addresses(made)} | planning.ends(made)
        late = {key: found[key] for key in sorted(asked & found.keys())}
        province = dataclasses.replace(province, targets={**province.targets, **late})
        made = planning.plan(province, pages)
    return _Layout(province, made, pictures, paths, pages, late, collided)


def _paths(made: Plan, pictures: Iterable[PictureOutput]) -> Iterable[str]:
    """Return the path of every output of ours."""
    yield from (urls.output_path(page.url) for page in made.pages)
    yield from (file.path for file in made.files)
    yield from (picture.path for picture in pictures)
    yield from (urls.WORKER, urls.WEB_MANIFEST)


def _asked(posts: Iterable[Post], province: Province) -> set[str]:
    """Return the site's own addresses that posts link to and that are not known yet."""
    references = {to.key for post in posts for to in post.references}
    return {key for key in references if key.startswith("/") and key not in province.targets}


def read_registry(project: Project) -> registry.RegistryReading:
    """Read groups.yaml; its problems carry their source lines."""
    file = sources.read_registry(project)
    if file is None:
        shown = project.shown(project.groups)
        problem = Diagnostic("KIM101", Span(shown), {"path": shown})
        return registry.RegistryReading(None, (problem,))
    reading = registry.read(file, sources.region_table())
    lines = reading.source.split("\n")
    found = by_place(problem.with_excerpt(lines) for problem in reading.diagnostics)
    return dataclasses.replace(reading, diagnostics=tuple(found))


def _aged(
    reading: registry.RegistryReading, project: Project, settings: Settings
) -> list[Diagnostic]:
    """Return the useful numbers that are to be looked up again."""
    assert reading.registry is not None
    shown = project.shown(project.groups)
    return useful_numbers.aged(reading.source, shown, reading.registry, settings.now)


def _material(
    found: Sources, album: Album, binder: Binder, examinations: Sequence[Examination]
) -> Material:
    pairs = zip(found.posts, examinations, strict=True)
    return Material(
        posts=tuple(file.uri for file in found.posts),
        pictures=tuple(album.pictures.values()),
        bad_pictures=found.bad_pictures | album.bad,
        anchors={file.uri: e.body.anchors for file, e in pairs if not e.is_withdrawn},
        former=planning.claims(found.posts, examinations),
        attachments=binder.attachments,
        bad_attachments=binder.bad,
    )


def _judge(
    material: Sources, examinations: Sequence[Examination], around: Surroundings
) -> tuple[list[Post], list[Diagnostic]]:
    """Judge every post; return those without an error, and every problem."""
    posts: list[Post] = []
    problems: list[Diagnostic] = []
    for file, found in zip(material.posts, examinations, strict=True):
        judgement = judge.judge(file, found, around)
        problems += judgement.diagnostics
        if judgement.post:
            posts.append(judgement.post)
    unique = judge.without_collisions(posts, {file.uri: file.path for file in material.posts})
    problems += (problem for judgement in unique for problem in judgement.diagnostics)
    return [judgement.post for judgement in unique if judgement.post], problems


def _is_published(post: Post, settings: Settings) -> bool:
    return not post.entry.is_draft and post.entry.at <= settings.now


def next_change(posts: Iterable[Post], province: Province) -> dt.datetime | None:
    """Return when one of these posts appears or changes by itself, if ever."""
    now = province.settings.now
    known = [post for post in posts if not post.entry.is_draft]
    waiting = [post.entry.at for post in known if post.entry.at > now]
    shown = [post for post in known if post.entry.at <= now and post.is_listed]
    ages = [post_view.next_change(post, now) for post in shown]
    turns = [moment for moment in kinds.changes(shown, province) if moment > now]
    changed = (at for post in known for at in changes.moments(post) if at > now)
    old = (moment for moment in useful.changes(province) if moment > now)
    return min([*waiting, *ages, *turns, *changed, *old], default=None)


def _tally(material: Sources, posts: list[Post], settings: Settings) -> Tally:
    drafts = sum(post.entry.is_draft for post in posts)
    published = sum(_is_published(post, settings) for post in posts)
    return Tally(
        published=published,
        scheduled=len(posts) - drafts - published,
        drafts=drafts,
        left_out=len(material.posts) - len(posts),
    )
