"""What can be told of posts while groups.yaml is wrong: what each says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.front_matter.source import SourceFile


def problems(
    project: Project,
    registry: Iterable[Diagnostic],
    workshop: Workshop,
    files: Sequence[SourceFile] | None = None,
) -> list[Diagnostic]:
    """Return the problems of `files` (of all posts, if `None`), and that others are not looked for.

    A registry that is read in part would make strangers of folders and topics whose entry is
    wrong, so nothing is asked of it.
    """
    posts = sources.read_sources(project).posts if files is None else files
    path = next(problem.span.path for problem in registry if messages.is_error(problem))
    found = workshop.examine(posts)
    told = [problem for examination in found for problem in examination.diagnostics]
    return [Diagnostic("KIM215", Span(path), {"path": path}), *told] if posts else []
