"""The story of a build on one screen: read, judge, gather, view."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.base.settings import Settings
from kim_plugins.build import sources
from kim_plugins.build.examinations import Workshop
from kim_plugins.build.sources import Project, Sources
from kim_plugins.content import judge, registry
from kim_plugins.content.examine import Examination
from kim_plugins.content.judge import Surroundings
from kim_plugins.content.links import LinkIndex
from kim_plugins.model import urls
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import VIEWS
from kim_plugins.views.output import CopyOutput, FileOutput, HtmlOutput
from kim_plugins.views.post import next_change
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
    pages: tuple[HtmlOutput, ...]
    files: tuple[FileOutput | CopyOutput, ...]
    diagnostics: tuple[Diagnostic, ...]
    tally: Tally
    until: dt.datetime | None
    """The moment at which time alone will change the site (`None`: it won't)."""


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
    examinations = workshop.examine(material.posts)
    around = _surroundings(known, material, examinations, pages)
    posts, problems = _judge(material, examinations, around)
    published = [post for post in posts if _is_published(post, settings)]
    province = _province(published, known, settings, material, pages)
    problems += _waiting_links(posts, province, material)
    views = tuple(output for view in VIEWS for output in view(province))
    return Site(
        province=province,
        pages=views,
        files=(
            sitemap(settings.site_url, views, pages.values()),
            *_pictures(province, material),
        ),
        diagnostics=tuple(by_place([*reading.diagnostics, *material.diagnostics, *problems])),
        tally=_tally(material, posts, settings),
        until=_next_change(posts, settings.now),
    )


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


def _surroundings(
    known: Registry,
    material: Sources,
    examinations: Sequence[Examination],
    pages: Mapping[str, str],
) -> Surroundings:
    found = zip(material.posts, examinations, strict=True)
    index = LinkIndex(
        documents=frozenset({file.uri for file in material.posts} | set(pages)),
        pictures=frozenset(picture.uri for picture in material.pictures),
        bad_pictures=material.bad_pictures,
        site_urls=frozenset(site_urls(known)) | frozenset(pages.values()),
        anchors={file.uri: e.body.anchors for file, e in found if not e.is_withdrawn},
    )
    return Surroundings(known, sources.region_table(), index)


def site_urls(known: Registry) -> Iterable[str]:
    """Yield the indexes that a post may link to by their address."""
    yield from (urls.HOME, urls.DIRECTORY, urls.TOPICS)
    yield from (urls.area(area) for area in known.areas)
    yield from (urls.group(group.regency, group.id) for group in known.groups)
    yield from (urls.topic(topic.id) for topic in known.topics)


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
    return not post.meta.draft and post.meta.date.at <= settings.now


def _province(
    posts: list[Post],
    known: Registry,
    settings: Settings,
    material: Sources,
    pages: Mapping[str, str],
) -> Province:
    """Gather the published posts and the URL of everything they may point at."""
    targets = {"/" + url: url for url in (*site_urls(known), *pages.values())}
    targets |= pages
    targets |= {post.source: post.url for post in posts}
    targets |= {picture.uri: _picture_url(picture) for picture in material.pictures}
    return Province(
        settings=settings,
        registry=known,
        regions=sources.region_table(),
        posts=tuple(sorted(posts, key=lambda post: post.order)),
        targets=targets,
    )


def _picture_url(picture: sources.Picture) -> str:
    _, area, group, _, name = picture.uri.split("/")
    return urls.picture(area, group, name, picture.digest)


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


def _pictures(province: Province, material: Sources) -> list[CopyOutput]:
    """Publish the pictures that published posts show, and no others."""
    used = {r.key for post in province.listed for r in post.references}
    used |= {post.image.key for post in province.listed if post.image}
    shown = [picture for picture in material.pictures if picture.uri in used]
    # Two names may give one URL, but then the content is the same too.
    by_url = {_picture_url(picture): picture.uri for picture in shown}
    return [CopyOutput(url, uri) for url, uri in by_url.items()]


def _next_change(posts: list[Post], now: dt.datetime) -> dt.datetime | None:
    """Return when a scheduled post appears or a published one changes by itself, if ever."""
    waiting = [p.meta.date.at for p in posts if not p.meta.draft and p.meta.date.at > now]
    listed = [p for p in posts if p.meta.date.at <= now and p.is_listed and not p.meta.draft]
    return min([*waiting, *(next_change(post, now) for post in listed)], default=None)


def _tally(material: Sources, posts: list[Post], settings: Settings) -> Tally:
    drafts = sum(post.meta.draft for post in posts)
    published = sum(_is_published(post, settings) for post in posts)
    return Tally(
        published=published,
        scheduled=len(posts) - drafts - published,
        drafts=drafts,
        left_out=len(material.posts) - len(posts),
    )
