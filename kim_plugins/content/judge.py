"""From a post's two halves to a `Post`, or to everything that is wrong with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content import headreader, links, places
from kim_plugins.content.body import Rendering
from kim_plugins.content.checks import CHECKS
from kim_plugins.content.draft import Draft, Surroundings
from kim_plugins.content.source import Halves, RawPost, SourceFile
from kim_plugins.model.body import Body, Reference
from kim_plugins.model.frontmatter import FrontMatter
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Post, PostPlace

MOST_PROBLEMS = 50
"""Problems of one post that are told; the rest are counted."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """A post that may be published (`None` where an error stands against it), and the problems."""

    post: Post | None
    diagnostics: tuple[Diagnostic, ...]


def judge(
    file: SourceFile, halves: Halves, rendering: Rendering | None, around: Surroundings
) -> Judgement:
    """Judge one post; `rendering` is that of its text, missing only where there is no text."""
    placing = places.place(file.uri, file.path, around.registry)
    problems = [*halves.diagnostics, *placing.diagnostics]
    post: Post | None = None
    if halves.raw is not None and rendering is not None:
        draft, found = _draft(file, halves.raw, rendering, placing.place)
        problems += found
        problems += (problem for check in CHECKS for problem in check(draft, around))
        references, unresolved = links.resolve_all(draft.body, file.uri, file.path, around.links)
        problems += unresolved
        if placing.place and not any(map(messages.is_error, problems)):
            post = _post(draft, placing.place, references, around)
    lines = halves.source.split("\n")
    return Judgement(post, tuple(d.with_excerpt(lines) for d in _capped(problems, file.path)))


def _draft(
    file: SourceFile, raw: RawPost, rendering: Rendering, place: PostPlace | None
) -> tuple[Draft, list[Diagnostic]]:
    """Read the front matter; of a withdrawn post nothing but that counts."""
    meta, head, problems = headreader.read(raw.head)
    is_withdrawn = "withdrawn" in head.items
    draft = Draft(
        uri=file.uri,
        path=file.path,
        head=head,
        meta=meta,
        place=place,
        body=Body() if is_withdrawn else rendering.body,
        text="" if is_withdrawn else raw.text,
        text_line=raw.text_line,
    )
    return draft, problems if is_withdrawn else [*problems, *rendering.diagnostics]


def _capped(problems: list[Diagnostic], path: str) -> list[Diagnostic]:
    """Keep the first problems and count the rest."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    # Errors first: they decide whether the post appears.
    kept = sorted(problems, key=lambda d: (not messages.is_error(d), d.span.line))[:MOST_PROBLEMS]
    rest = {"count": str(len(problems) - MOST_PROBLEMS)}
    return [*kept, Diagnostic("KIM063", Span(path), rest)]


def _post(
    draft: Draft,
    place: PostPlace,
    references: tuple[Reference, ...],
    around: Surroundings,
) -> Post:
    image = None
    if draft.meta.image:
        image = links.resolve_picture(
            draft.meta.image, draft.uri, Span(draft.path), around.links
        ).reference
    return Post(
        source=draft.uri,
        place=place,
        meta=draft.meta,
        areas=_areas(draft.meta, place, around.registry),
        body=draft.body,
        references=references,
        image=image,
    )


def _areas(meta: FrontMatter, place: PostPlace, registry: Registry) -> tuple[str, ...]:
    """Return what the post is about: as given, else the group's village, else its regency."""
    if meta.areas:
        return meta.areas
    group = registry.groups_by_id[place.area, place.group]
    return (group.village or registry.areas[place.area].code,)


def without_collisions(posts: Iterable[Post], paths: dict[str, str]) -> list[Judgement]:
    """Leave out, in the order of their source files, posts whose URL is already taken."""
    taken: dict[str, Post] = {}
    judgements = []
    for post in sorted(posts, key=lambda p: p.source):
        first = taken.setdefault(post.url, post)
        if first is post:
            judgements.append(Judgement(post, ()))
        else:
            args = {"url": "/" + post.url, "other": paths[first.source]}
            problem = Diagnostic("KIM026", Span(paths[post.source]), args)
            judgements.append(Judgement(None, (problem,)))
    return judgements
