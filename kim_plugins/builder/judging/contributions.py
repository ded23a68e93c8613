"""Tells authors of posts that bear the number of another post's contribution."""

from __future__ import annotations

from collections.abc import Iterable

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.sources.sources import Sources
from kim_plugins.content.front_matter.source import SourceFile, decode
from kim_plugins.model.posts import Post
from kim_plugins.views.contribution import numbered


def problems(posts: Iterable[Post], material: Sources) -> list[Diagnostic]:
    """Return one problem for each post whose number an earlier one bears."""
    shared = {number: found for number, found in numbered(posts).items() if len(found) > 1}
    if not shared:
        return []
    files = {file.uri: file for file in material.posts}
    return [
        _problem(number, files[post.source], files[first.source])
        for number, (first, *others) in shared.items()
        for post in others
    ]


def _problem(number: str, file: SourceFile, first: SourceFile) -> Diagnostic:
    lines = (decode(file)[0] or "").split("\n")
    place = next((n for n, line in enumerate(lines, start=1) if "contribution" in line), 0)
    args = {"value": number, "other": first.path}
    return Diagnostic("KIM179", Span(file.path, place), args).with_excerpt(lines)
