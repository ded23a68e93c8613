"""What one post's file says, whatever else the site holds: a pure function of name and bytes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.checks import CHECKS, private_data
from kim_plugins.content.draft import Draft
from kim_plugins.content.files import post_paths
from kim_plugins.content.front_matter import headreader, schema, yamltext
from kim_plugins.content.front_matter.source import RawPost, SourceFile, split
from kim_plugins.content.markdown.body import Rendering
from kim_plugins.content.privacy.privacy import masked
from kim_plugins.content.text import broken_signs
from kim_plugins.model.body import Body

Renderer = Callable[[str], Rendering]
"""Renders a text, with places counted in the text."""
Placed = tuple[str, Span]
"""A value of the front matter and where it stands."""


@dataclasses.dataclass(frozen=True, slots=True)
class Examination:
    """Everything that judging a post needs of its file."""

    diagnostics: tuple[Diagnostic, ...]
    head: Mapping[str, yamltext.Data] | None
    """The front matter by English keys, as text; `None` where it doesn't fit."""
    body: Body
    topics: tuple[Placed, ...] = ()
    areas: tuple[Placed, ...] = ()
    image: Placed | None = None
    still: Placed | None = None
    """The picture that stands for the video."""

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether only the reason of the post's withdrawal is left."""
        return self.head is not None and "withdrawn" in self.head


def examine(file: SourceFile, render: Renderer) -> Examination:
    """Examine one post: decode it, read its front matter, render its text, apply the checks."""
    halves = split(file)
    problems = list(halves.diagnostics)
    name, misnamed = post_paths.name_of(file.uri, file.path)
    problems += misnamed
    if halves.raw is None:
        problems += private_data.in_file(halves.source, file.path)
        problems += broken_signs.told(file, halves.source)
        found = Examination(tuple(problems), None, Body())
    else:
        draft, misfits = _draft(file, halves.raw, render, name)
        misfits = _without_repeated(misfits, misnamed, draft.at("date"))
        if "withdrawn" in draft.head.items:
            problems = headreader.of_tombstones(problems)
        else:
            problems += broken_signs.told(file, halves.source)
        is_complete = _fits(problems, misfits)
        problems += misfits
        problems += (problem for check in CHECKS for problem in check(draft))
        found = _examination(draft, problems, is_complete=is_complete)
    shown = discreet(found.diagnostics, halves.source)
    return dataclasses.replace(found, diagnostics=tuple(shown))


def discreet(problems: Sequence[Diagnostic], source: str) -> list[Diagnostic]:
    """Attach source lines; what is private is covered there and in every argument."""
    if not problems:
        return []
    lines = masked(source).split("\n")
    return [
        dataclasses.replace(
            problem,
            args={name: masked(value) for name, value in problem.args.items()},
            suggestion=masked(problem.suggestion),
        ).with_excerpt(lines)
        for problem in problems
    ]


def _draft(
    file: SourceFile, raw: RawPost, render: Renderer, name: post_paths.PostName | None
) -> tuple[Draft, list[Diagnostic]]:
    """Read the front matter and the text; of a withdrawn post nothing but the former counts."""
    meta, head, problems = headreader.read(raw.head, name.day if name else None)
    is_withdrawn = "withdrawn" in head.items
    rendering = render("" if is_withdrawn else raw.text).at(file.path, raw.text_line)
    draft = Draft(
        path=file.path,
        head=head,
        meta=meta,
        day=name.day if name else None,
        body=rendering.body,
        text="" if is_withdrawn else raw.text,
        text_line=raw.text_line,
        notes=raw.notes,
    )
    return draft, [*problems, *rendering.diagnostics]


def _without_repeated(
    misfits: list[Diagnostic], misnamed: list[Diagnostic], place: Span
) -> list[Diagnostic]:
    """Leave out that `date` is no day of the calendar where the file's name says that day too."""
    days = tuple(p.args["value"] for p in misnamed if p.code == "KIM211")
    return [
        problem
        for problem in misfits
        if not (
            problem.code == "KIM016"
            and problem.span == place
            and problem.args["value"].startswith(days)
        )
    ]


def _fits(*groups: list[Diagnostic]) -> bool:
    return not any(messages.is_error(problem) for group in groups for problem in group)


def _examination(draft: Draft, problems: list[Diagnostic], *, is_complete: bool) -> Examination:
    meta = draft.meta
    head = schema.without_blanks(yamltext.data(draft.head))
    assert isinstance(head, dict)  # a front matter is a mapping
    return Examination(
        diagnostics=tuple(problems),
        head=head if is_complete else None,
        body=draft.body,
        topics=_placed(meta.topics, draft, "topics"),
        areas=_placed(meta.areas, draft, "areas"),
        image=(meta.image, draft.at("image")) if meta.image else None,
        still=_still(draft),
    )


def _still(draft: Draft) -> Placed | None:
    video = draft.meta.video
    if not video or not video.still:
        return None
    return video.still, yamltext.locate(draft.head, ("video", "still"))


def _placed(values: tuple[str, ...] | None, draft: Draft, key: str) -> tuple[Placed, ...]:
    """Return the values of a list with the place of each, which repetitions and misfits shift."""
    node = draft.head.items.get(key)
    items = node.items if isinstance(node, yamltext.Sequence) else []
    places: dict[str, Span] = {}
    for item in items:
        if isinstance(item, yamltext.Scalar) and item.text:
            places.setdefault(item.text.strip(), item.span)
    return tuple((value, places.get(value, draft.at(key))) for value in values or ())
