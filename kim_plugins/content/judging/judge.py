"""From an examination to a `Post`, or to everything that stands against it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.content.files import links, post_paths
from kim_plugins.content.front_matter import headreader
from kim_plugins.content.front_matter.source import SourceFile, decode
from kim_plugins.content.front_matter.vocabulary import meant
from kim_plugins.content.judging.examine import Examination, Placed, discreet
from kim_plugins.content.registry import area_codes, validity
from kim_plugins.model import posts
from kim_plugins.model.body import Reference
from kim_plugins.model.frontmatter import FrontMatter
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Details, Post, PostPlace
from kim_plugins.model.regions import RegionTable, regency_code

MOST_PROBLEMS = 50
"""Problems of one post that are told; the rest are counted."""


@dataclasses.dataclass(frozen=True, slots=True)
class Surroundings:
    """What a post is judged against; the same for every post of a build."""

    registry: Registry
    regions: RegionTable
    links: links.LinkIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """A post that may be published (`None` where an error stands against it), and the problems."""

    post: Post | None
    diagnostics: tuple[Diagnostic, ...]


def judge(file: SourceFile, found: Examination, around: Surroundings) -> Judgement:
    """Judge one post by its examination and by what surrounds it."""
    place, misplaced = post_paths.place(file.uri, file.path, around.registry)
    resolved = links.resolve_all(found.body, file.uri, file.path, around.links)
    image, unseen = _picture(found.image, file, around)
    still, unshown = _picture(found.still, file, around)
    outside = validity.post_outside(place, file.path, around.registry) if place else []
    fresh = [
        *misplaced,
        *outside,
        *_vocabulary(found, place, around),
        *resolved.unseen,
        *unseen,
        *unshown,
    ]
    is_well = not any(map(messages.is_error, [*found.diagnostics, *fresh]))
    problems = [*found.diagnostics, *with_excerpts([*resolved.of_links, *fresh], file)]
    post: Post | None = None
    if place and found.head is not None and is_well:
        meta = _with_topics(headreader.complete(found.head), around.registry)
        post = posts.known(
            file.uri,
            place,
            _areas(meta, place, around),
            Details(meta, found.body, tuple(resolved.references), image, still, found.head),
        )
    return Judgement(post, tuple(_capped(problems, file.path)))


def with_excerpts(problems: list[Diagnostic], file: SourceFile) -> list[Diagnostic]:
    """Attach source lines to problems that were found after the file was read, discreetly."""
    if not problems:
        return []
    return discreet(problems, decode(file)[0] or "")


def _picture(
    given: Placed | None, file: SourceFile, around: Surroundings
) -> tuple[Reference | None, list[Diagnostic]]:
    """Resolve a picture that a key names."""
    if given is None:
        return None, []
    path, span = given
    resolution = links.resolve_picture(path, file.uri, span, around.links)
    return resolution.reference, [resolution.diagnostic] if resolution.diagnostic else []


def _vocabulary(
    found: Examination, place: PostPlace | None, around: Surroundings
) -> list[Diagnostic]:
    """Report topics and region codes that do not exist, or whose regency nobody serves."""
    topics = around.registry.topics_by_id
    names = {topic.id: topic.name for topic in topics.values()}
    known = ", ".join(topics)
    problems = [
        Diagnostic(
            "KIM036",
            span,
            {"value": topic, "topics": known},
            meant(topic, names) or closest(topic, topics),
        )
        for topic, span in found.topics
        if topic not in topics and topic not in around.registry.renamed_topics
    ]
    for code, span in found.areas:
        is_of_its_time = place is not None and code in around.regions.at(place.day)
        wrong = None if is_of_its_time else area_codes.problem(code, span, around.regions)
        problems += [wrong] if wrong else []
        now = around.regions.current(code)
        if now and regency_code(now) not in around.registry.area_by_code:
            problems.append(Diagnostic("KIM062", span, {"value": code}))
    return problems


def _with_topics(meta: FrontMatter, registry: Registry) -> FrontMatter:
    """Name topics as they are called now: a renamed one takes no post off the site."""
    now = registry.renamed_topics
    if now.keys().isdisjoint(meta.topics):
        return meta
    topics = dict.fromkeys(now.get(topic, topic) for topic in meta.topics)
    return meta.model_copy(update={"topics": tuple(topics)})


def _areas(meta: FrontMatter, place: PostPlace, around: Surroundings) -> tuple[str, ...]:
    """Return what the post is about: as given, else the group's village, else its regency.

    A code that the region table doesn't know any more stands for what took its place.
    """
    if meta.areas:
        return tuple(dict.fromkeys(around.regions.current(code) or code for code in meta.areas))
    registry = around.registry
    group = registry.groups_by_id[place.area, place.group]
    return (group.village or registry.areas[place.area].code,)


def _capped(problems: list[Diagnostic], path: str) -> list[Diagnostic]:
    """Keep the first problems and count the rest."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    # Errors first: they decide whether the post appears.
    kept = sorted(problems, key=lambda d: (not messages.is_error(d), d.span.line))[:MOST_PROBLEMS]
    rest = {"count": str(len(problems) - MOST_PROBLEMS)}
    return [*kept, Diagnostic("KIM063", Span(path), rest)]


def without_collisions(found: Iterable[Post], paths: dict[str, str]) -> list[Judgement]:
    """Leave out, in the order of their source files, posts whose URL is already taken."""
    taken: dict[str, Post] = {}
    judgements = []
    for post in sorted(found, key=lambda p: p.source):
        first = taken.setdefault(post.url, post)
        if first is post:
            judgements.append(Judgement(post, ()))
        else:
            args = {"url": "/" + post.url, "other": paths[first.source]}
            problem = Diagnostic("KIM026", Span(paths[post.source]), args)
            judgements.append(Judgement(None, (problem,)))
    return judgements
