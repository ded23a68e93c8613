"""The story of a build on one screen: read, judge, gather, view."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.base.settings import Settings
from kim_plugins.builder import planning
from kim_plugins.builder.judging import (
    collisions,
    contributions,
    not_yet_shown,
    page_links,
    refused_redirects,
)
from kim_plugins.builder.judging.page_links import Ways
from kim_plugins.builder.media import attachments, page_pictures
from kim_plugins.builder.media.attachments import Binder
from kim_plugins.builder.media.pictures import Album, look_at
from kim_plugins.builder.planning import Material, Plan
from kim_plugins.builder.sources import handwritten, sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.handwritten import Handwritten, Inventory
from kim_plugins.builder.sources.sources import Project, Sources
from kim_plugins.content.files.links import LinkIndex
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import future_changes, judge
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.judging.judge import Surroundings
from kim_plugins.content.registry import registry, useful_numbers
from kim_plugins.content.settings import official_site
from kim_plugins.model import changes, urls
from kim_plugins.model.posts import Entry, Post
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import recording
from kim_plugins.views import kinds, news_sitemap, useful
from kim_plugins.views import picture as picture_view
from kim_plugins.views import post as post_view
from kim_plugins.views.output import File, Page, PictureOutput

DEFAULT_WORKSHOP = Workshop()
"""No cache, one process."""
Sort = tuple[bool, bool]
"""What a post counts as: whether it is a draft, and whether its time has come."""


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """What became of the posts."""

    published: int
    scheduled: int
    drafts: int
    left_out: int

    @property
    def summary(self) -> str:
        """Say it."""
        rest = (
            (self.scheduled, "terjadwal"),
            (self.drafts, "draf"),
            (self.left_out, "ditinggalkan karena masalah di atas"),
        )
        told = [f"{self.published} tulisan terbit", *(f"{n} {word}" for n, word in rest if n)]
        return ", ".join(told)


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """A whole site, ready to be dressed and written."""

    province: Province
    plan: Plan
    """Every output but pictures."""
    pictures: tuple[PictureOutput, ...]
    """Apart from the files: which there are is decided by the posts' details."""
    diagnostics: tuple[Diagnostic, ...]
    tally: Tally
    moments: Mapping[str, dt.datetime]
    """The moment at which time alone will change each post, by its file, if ever."""
    turn: dt.datetime | None
    """The moment at which it will change something else on the site (`None`: it won't)."""
    material: Material
    written: Handwritten
    """The hand-written pages that are published with it."""
    posts: tuple[Post, ...]
    """All without an error, published or not."""
    asked: Mapping[str, frozenset[str]]
    """What was asked of its surroundings when each post was judged, by its file."""
    of_pages: frozenset[str]
    """What was asked when the links of hand-written pages were judged."""
    ways: Ways
    """Where links of hand-written pages lead."""
    registry_text: str
    """That of groups.yaml."""
    late: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The URL of what posts link to and posts decide on, by its key."""

    @property
    def addresses(self) -> frozenset[str]:
        """Return where something stands whichever posts there are."""
        return frozenset(self.ways.index.site_urls)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return every page."""
        return self.plan.pages

    @property
    def files(self) -> tuple[File, ...]:
        """Return every file that is neither a page nor a picture."""
        return self.plan.files

    @property
    def until(self) -> dt.datetime | None:
        """Return the moment at which time alone will change the site (`None`: it won't)."""
        return min([*self.moments.values(), *filter(None, [self.turn])], default=None)


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
    if (known := reading.registry) is None:
        return Stopped(reading.diagnostics)
    docs = handwritten.examine(project, listed)
    material = sources.read_sources(project)
    album = look_at(project, material.pictures, workshop)
    binder = attachments.look_at(project, material.attachments, workshop)
    examinations = workshop.examine(material.posts, sources.reader(project))
    parts = _material(material, album, binder, examinations)
    pages = docs.gather()
    around = planning.surroundings(known, parts, pages)
    posts, problems, asked = _judge(material, examinations, around)
    province = planning.province_of(published(posts, settings), around, settings, pages, parts)
    laid = _lay_out(project, province, posts, docs, pages)
    ways = laid.ways(around.links)
    problems += (*_aged(reading, project, settings), *_late(laid, posts, material, project))
    with recording() as of_pages:
        problems += (*docs.problems(project), *page_links.problems(ways, docs, project))
    told = [*reading.diagnostics, *listed.diagnostics, *laid.diagnostics]
    told += (*material.diagnostics, *album.diagnostics, *binder.diagnostics)
    told += page_pictures.problems(project, laid.pages.urls, workshop)
    return Site(
        province=laid.province,
        plan=laid.made,
        pictures=laid.pictures,
        diagnostics=tuple(by_place([*told, *problems])),
        tally=tally(len(material.posts), _sorts(posts, settings)),
        moments=next_changes(posts, laid.province),
        turn=next_turn(laid.province),
        material=parts,
        written=laid.pages,
        posts=tuple(posts),
        asked=asked,
        of_pages=frozenset(of_pages),
        late=laid.late,
        ways=ways,
        registry_text=reading.source,
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
        pages, province = docs.gather(out), planning.without_targets(province, out)
        made = planning.plan(province, pages)
        paths = frozenset(_paths(made, pictures))
    late: dict[str, str] = {}
    if asked := _asked(posts, province):
        # Only where a post links to what posts decide on: the plan is made with its answer.
        late = planning.answers(made, asked)
        province = planning.with_targets(province, late)
        made = planning.plan(province, pages)
    return _Layout(province, made, pictures, paths, pages, late, collided)


def _paths(made: Plan, pictures: Iterable[PictureOutput]) -> Iterable[str]:
    """Return the path of every output of ours."""
    yield from (urls.output_path(page.url) for page in made.pages)
    yield from (file.path for file in made.files)
    yield from (picture.path for picture in pictures)
    yield from (urls.WORKER, urls.WEB_MANIFEST, urls.FAVICON, urls.TOUCH_ICON)


def _asked(posts: Iterable[Post], province: Province) -> set[str]:
    """Return the site's own addresses that posts link to and that are not known yet."""
    references = {to.key for post in posts for to in post.references}
    return {key for key in references if key.startswith("/") and key not in province.targets}


def _late(
    laid: _Layout, posts: Iterable[Post], material: Sources, project: Project
) -> Iterable[Diagnostic]:
    """Return what can be told of posts only when all outputs have their places."""
    files = {file.uri: file for file in material.posts}
    yield from not_yet_shown.problems(posts, laid.province, files)
    known = laid.province.identities
    yield from contributions.problems(laid.province.posts, material)
    yield from refused_redirects.problems(laid.made.refused, known, material, project)


def read_registry(project: Project, file: SourceFile | None = None) -> registry.RegistryReading:
    """Read groups.yaml (`file`, where it is at hand); its problems carry their source lines."""
    if sources.is_unfinished(project):  # Half of it may have moved, so nothing is published.
        left = Diagnostic("KIM114", Span(sources.UNFINISHED), {"path": sources.UNFINISHED})
        return registry.RegistryReading(None, (left,))
    file = file or sources.read_registry(project)
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
    found: Sources,
    album: Album,
    binder: Binder,
    examinations: Sequence[Examination],
) -> Material:
    claims = tuple(planning.claims(found.posts, examinations))
    pairs = zip(found.posts, examinations, strict=True)
    return Material(
        posts=tuple(file.uri for file in found.posts),
        pictures=tuple(album.pictures.values()),
        bad_pictures=found.bad_pictures | album.bad,
        anchors={file.uri: e.body.anchors for file, e in pairs if not e.is_withdrawn},
        claims=claims,
        former=planning.owners(claims),
        attachments=binder.attachments,
        bad_attachments=binder.bad,
    )


def _judge(
    material: Sources, examinations: Sequence[Examination], around: Surroundings
) -> tuple[list[Post], list[Diagnostic], dict[str, frozenset[str]]]:
    """Judge every post; return those without an error, every problem, and what was asked."""
    posts: list[Post] = []
    asked: dict[str, frozenset[str]] = {}
    problems: list[Diagnostic] = []
    for file, found in zip(material.posts, examinations, strict=True):
        with recording() as reads:
            judgement = judge.judge(file, found, around)
        asked[file.uri] = frozenset(reads)
        problems += judgement.diagnostics
        if judgement.post:
            posts.append(judgement.post)
    unique = judge.without_collisions(posts, {file.uri: file.path for file in material.posts})
    problems += (problem for judgement in unique for problem in judgement.diagnostics)
    return [judgement.post for judgement in unique if judgement.post], problems, asked


def published(posts: Iterable[Post], settings: Settings) -> list[Post]:
    """Return those that appear at the moment of the build, oldest first."""
    found = (post for post in posts if is_published(post, settings))
    return sorted(found, key=lambda post: post.order)


def is_published(post: Post, settings: Settings) -> bool:
    """Tell whether a post appears at the moment of the build."""
    return has_appeared(post.entry, settings.now)


def has_appeared(entry: Entry, now: dt.datetime) -> bool:
    """Tell whether a post appears by a moment."""
    return not entry.is_draft and entry.at <= now


def next_changes(posts: Iterable[Post], province: Province) -> dict[str, dt.datetime]:
    """Return when each of these posts next appears or changes by itself, by its file."""
    found = {post.source: _next_change(post, province) for post in posts}
    return {source: moment for source, moment in found.items() if moment}


def _next_change(post: Post, province: Province) -> dt.datetime | None:
    now = province.settings.now
    if post.entry.is_draft:
        return None
    told = [*changes.moments(post)]  # When it appears is among them.
    if post.entry.at > now:
        told.append(future_changes.turn(post))
    if post.entry.at > now or not post.is_listed:
        return min((at for at in told if at > now), default=None)
    turns = (*told, *kinds.changes([post], province), *news_sitemap.changes(post))
    return min([post_view.next_change(post, now), *(at for at in turns if at > now)])


def next_turn(province: Province) -> dt.datetime | None:
    """Return when something else on the site next changes by itself."""
    settings, known = province.settings, province.registry
    told = (*official_site.changes(settings.contact), *useful_numbers.changes(known))
    moments = (*useful.changes(province), *told)
    return min((at for at in moments if at > settings.now), default=None)


def tally(files: int, posts: Counter[Sort]) -> Tally:
    """Say what became of the posts, of which there are so many files."""
    drafts = sum(count for (is_draft, _), count in posts.items() if is_draft)
    return Tally(
        published=posts[False, True],
        scheduled=posts[False, False],
        drafts=drafts,
        left_out=files - posts.total(),
    )


def _sorts(posts: Iterable[Post], settings: Settings) -> Counter[Sort]:
    return Counter(sort_of(post.entry, settings.now) for post in posts)


def sort_of(entry: Entry, now: dt.datetime) -> Sort:
    """Return what a post counts as at a moment."""
    return entry.is_draft, entry.at <= now
