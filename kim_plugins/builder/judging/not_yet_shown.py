"""Tells authors what of their posts is not shown yet: links to others, and changes to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.files.links import NOWHERE
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import future_changes, judge
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province


def problems(
    posts: Iterable[Post], province: Province, files: Mapping[str, SourceFile]
) -> list[Diagnostic]:
    """Return what waits in these posts, whose files are given by their path in the docs folder."""
    found: list[Diagnostic] = []
    for post in posts:
        file = files[post.source]
        found += judge.with_excerpts(_links(post, file, province), file)
        found += future_changes.problems(post, file, province.settings.now)
    return found


def _links(post: Post, file: SourceFile, province: Province) -> list[Diagnostic]:
    """Report links to posts that exist but aren't published now."""
    return [
        Diagnostic(
            "KIM048",
            Span(file.path, slot.line, slot.column, len(slot.target)),
            {"target": slot.target},
        )
        for slot, reference in zip(post.body.slots, post.references, strict=True)
        if reference.key not in province.targets and reference != NOWHERE
    ]
