"""The story of a build on one screen: read, judge, gather, view."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.base.locale_id import WITA
from kim_plugins.base.settings import Settings
from kim_plugins.build import attachments, moving, sources
from kim_plugins.build.attachments import Binder
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.pictures import Album, look_at
from kim_plugins.build.sources import Project, Sources
from kim_plugins.content import days_off, headreader, judge, registry
from kim_plugins.content.examine import Examination
from kim_plugins.content.judge import Surroundings
from kim_plugins.content.links import LinkIndex
from kim_plugins.content.source import SourceFile
from kim_plugins.model import changes, former, gazetteer, urls
from kim_plugins.model.attachments import Attachment
from kim_plugins.model.groups import Registry
from kim_plugins.model.noting import noting
from kim_plugins.model.pictures import Picture
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import FILES, VIEWS, kinds, listing
from kim_plugins.views import picture as picture_view
from kim_plugins.views import post as post_view
from kim_plugins.views.moved import Refusal, move
from kim_plugins.views.output import File, HtmlOutput, Page, PictureOutput
from kim_plugins.views.sitemap import sitemap

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
    written: Mapping[str, str]
    """The URL of each hand-written page by its file."""
    planned_from: frozenset[str]
    """The posts (by file) whose details decide which outputs there are."""
    late: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The URL of what posts link to and posts decide on, by its key."""


@dataclasses.dataclass(frozen=True, slots=True)
class Material:
    """What lies below `docs/posts/`, as far as a post may point at it."""

    posts: Sequence[str]
    """The files, published or not, relative to the docs folder."""
    pictures: tuple[Picture, ...]
    bad_pictures: frozenset[str]
    anchors: Mapping[str, frozenset[str]]
    """The ids in the text of each post that isn't withdrawn."""
    former: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """The former addresses that posts name, each with the post's file."""
    attachments: tuple[Attachment, ...] = ()
    bad_attachments: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Every output that is made from a province."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    posts: frozenset[str]
    """The posts (by file) whose details were read to know which outputs there are."""
    refused: tuple[Refusal, ...]
    """Former addresses that can't lead on."""


@dataclasses.dataclass(frozen=True, slots=True)
class Stopped:
    """No site: groups.yaml or the settings are wrong."""

    diagnostics: tuple[Diagnostic, ...]


def make_site(
    project: Project,
    settings: Settings,
    pages: Mapping[str, str],
    workshop: Workshop = DEFAULT_WORKSHOP,
) -> Site | Stopped:
    """Make the site from its sources; `pages` holds the URL of each hand-written page's file."""
    reading = read_registry(project)
    known = reading.registry
    if known is None:
        return Stopped(reading.diagnostics)
    material = sources.read_sources(project)
    album = look_at(project, material.pictures, workshop)
    binder = attachments.look_at(project, material.attachments, workshop)
    examinations = workshop.examine(material.posts)
    parts = _material(material, album, binder, examinations)
    around = surroundings(known, parts, pages)
    posts, problems = _judge(material, examinations, around)
    published = [post for post in posts if _is_published(post, settings)]
    published.sort(key=lambda post: post.order)
    province = province_of(published, around, settings, pages, parts)
    made = plan(province, pages)
    late: dict[str, str] = {}
    if asked := _asked(posts, province):
        # Only where a post links to what posts decide on: the plan is made with its answer.
        found = {"/" + url: url for url in _addresses(made)} | _ends(made)
        late = {key: found[key] for key in sorted(asked & found.keys())}
        province = dataclasses.replace(province, targets={**province.targets, **late})
        made = plan(province, pages)
    problems += _waiting_links(posts, province, material)
    problems += moving.problems(made.refused, material, project)
    told = (*reading.diagnostics, *material.diagnostics, *album.diagnostics, *binder.diagnostics)
    return Site(
        province=province,
        pages=made.pages,
        files=made.files,
        pictures=tuple(picture_view.view(province)),
        diagnostics=tuple(by_place([*told, *problems])),
        tally=_tally(material, posts, settings),
        until=next_change(posts, province),
        material=parts,
        written=pages,
        planned_from=made.posts,
        late=late,
    )


def _asked(posts: Iterable[Post], province: Province) -> set[str]:
    """Return the site's own addresses that posts link to and that are not known yet."""
    references = {to.key for post in posts for to in post.references}
    return {key for key in references if key.startswith("/") and key not in province.targets}


def _addresses(made: Plan) -> Iterable[str]:
    return (*(page.url for page in made.pages), *(file.path for file in made.files))


def _ends(made: Plan) -> dict[str, str]:
    """Return where pages that lead on lead to."""
    pages = (page for page in made.pages if isinstance(page, HtmlOutput) and page.moved_to)
    return {"/" + page.url: page.moved_to for page in pages}


def plan(province: Province, pages: Mapping[str, str]) -> Plan:
    """Ask every view for its outputs."""
    with noting() as posts:
        views = tuple(output for view in VIEWS for output in view(province))
        files = tuple(output for view in FILES for output in view(province))
        moved = move(province, views, files, pages.values())
    written = (url for uri, url in pages.items() if uri.endswith(".md"))
    site_map = sitemap(province.settings.site_url, views, written)
    all_files = (*site_map, *files, *moved.files)
    return Plan((*views, *moved.pages), all_files, frozenset(posts), moved.refused)


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


def _material(
    found: Sources, album: Album, binder: Binder, examinations: Sequence[Examination]
) -> Material:
    pairs = zip(found.posts, examinations, strict=True)
    return Material(
        posts=tuple(file.uri for file in found.posts),
        pictures=tuple(album.pictures.values()),
        bad_pictures=found.bad_pictures | album.bad,
        anchors={file.uri: e.body.anchors for file, e in pairs if not e.is_withdrawn},
        former=claims(found.posts, examinations),
        attachments=binder.attachments,
        bad_attachments=binder.bad,
    )


def claims(files: Iterable[SourceFile], examinations: Iterable[Examination]) -> dict[str, str]:
    """Return the former addresses that posts name; of several the first to appear has it."""
    found = []
    for file, examination in zip(files, examinations, strict=True):
        if b"redirect_from" in file.content and examination.head is not None:
            meta = headreader.complete(examination.head)
            order = (meta.draft, meta.date.at, file.uri)
            found += [(order, address[1:], file.uri) for address in meta.redirect_from]
    return {address: uri for _, address, uri in sorted(found, reverse=True)}


def surroundings(known: Registry, material: Material, pages: Mapping[str, str]) -> Surroundings:
    """Gather what a post is judged against."""
    index = LinkIndex(
        documents=frozenset({*material.posts, *pages}),
        pictures=frozenset(picture.uri for picture in material.pictures),
        bad_pictures=material.bad_pictures,
        site_urls=fixed_addresses(known, pages),
        anchors=material.anchors,
        former={**former_of(known), **material.former},
        folders=former.moved_folders(known),
        attachments=frozenset(one.uri for one in material.attachments),
        bad_attachments=material.bad_attachments,
    )
    return Surroundings(known, sources.region_table(), index)


def fixed_addresses(known: Registry, pages: Mapping[str, str]) -> frozenset[str]:
    """Return every address at which something stands whichever posts there are.

    It is what the views make of a site without posts, so that no list can lag behind them.
    """
    moment = dt.datetime(2000, 1, 1, tzinfo=WITA)
    settings = Settings("", "https://example.org/", moment)
    bare = Surroundings(
        known, sources.region_table(), LinkIndex(frozenset(), frozenset(), frozenset())
    )
    made = plan(province_of((), bare, settings, pages, Material((), (), frozenset(), {})), pages)
    others = (*site_urls(known), *pages.values(), urls.WORKER, urls.WEB_MANIFEST)
    found = set(_addresses(made)) - {key[1:] for key in _ends(made)}
    for now, before in former.moved_folders(known):
        # A copy at a former place gives way to what it is a copy of.
        copies = {url for url in found if url.startswith(before)}
        found -= {url for url in copies if now + url.removeprefix(before) in found}
    return frozenset((*found, *others))


def former_of(known: Registry) -> dict[str, str]:
    """Return the former addresses that groups.yaml names."""
    return {old: "/" + now for now, old in former.named(known)}


def site_urls(known: Registry) -> Iterable[str]:
    """Yield the indexes that a post may link to by their address."""
    yield from (urls.HOME, urls.DIRECTORY, urls.TOPICS, urls.CORRECTIONS)
    yield from (urls.area(area) for area in known.areas)
    yield from (urls.group(group.regency, group.id) for group in known.groups)
    yield from (urls.topic(topic.id) for topic in known.topics)
    yield from (shelf.url for shelf in listing.shelves(known))
    yield from (urls.STATISTICS, urls.DATA)
    yield from gazetteer.site_urls(known, sources.region_table())


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


def province_of(
    posts: Sequence[Post],
    around: Surroundings,
    settings: Settings,
    pages: Mapping[str, str],
    material: Material,
) -> Province:
    """Gather the published posts, oldest first, and the URL of everything they may point at."""
    known = around.registry
    targets = {"/" + url: url for url in (*site_urls(known), *pages.values())}
    targets |= {"/" + url: url for url in around.links.site_urls}
    targets |= pages
    targets |= {post.source: post.url for post in posts}
    known_pictures = {picture.uri: picture for picture in material.pictures}
    known_attachments = {one.uri: one for one in material.attachments}
    targets |= {uri: one.url for uri, one in known_attachments.items()}
    targets |= {uri: picture.url for uri, picture in known_pictures.items()}
    return Province(
        settings=settings,
        registry=known,
        regions=around.regions,
        posts=tuple(posts),
        targets=targets,
        days_off=days_off.of(known),
        pictures=known_pictures,
        attachments=known_attachments,
    )


def _waiting_links(posts: list[Post], province: Province, material: Sources) -> list[Diagnostic]:
    """Report links to posts that exist but aren't published now."""
    files = {file.uri: file for file in material.posts}
    problems: list[Diagnostic] = []
    for post in posts:
        file = files[post.source]
        found = [
            Diagnostic(
                "KIM048",
                Span(file.path, slot.line, slot.column, len(slot.target)),
                {"target": slot.target},
            )
            for slot, reference in zip(post.body.slots, post.references, strict=True)
            if reference.key not in province.targets
        ]
        problems += judge.with_excerpts(found, file)
    return problems


def next_change(posts: Iterable[Post], province: Province) -> dt.datetime | None:
    """Return when one of these posts appears or changes by itself, if ever."""
    now = province.settings.now
    known = [post for post in posts if not post.entry.is_draft]
    waiting = [post.entry.at for post in known if post.entry.at > now]
    shown = [post for post in known if post.entry.at <= now and post.is_listed]
    ages = [post_view.next_change(post, now) for post in shown]
    turns = [moment for moment in kinds.changes(shown, province) if moment > now]
    changed = (at for post in known for at in changes.moments(post) if at > now)
    return min([*waiting, *ages, *turns, *changed], default=None)


def _tally(material: Sources, posts: list[Post], settings: Settings) -> Tally:
    drafts = sum(post.entry.is_draft for post in posts)
    published = sum(_is_published(post, settings) for post in posts)
    return Tally(
        published=published,
        scheduled=len(posts) - drafts - published,
        drafts=drafts,
        left_out=len(material.posts) - len(posts),
    )
