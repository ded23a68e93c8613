"""Compares the committed CODEOWNERS with what groups.yaml says now."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder import pipeline
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files.post_paths import POSTS
from kim_plugins.content.requests.codeowners import FORGES, Owners, codeowners
from kim_plugins.model.groups import Registry


def owners_of(project: Project, registry: Registry, forge: str) -> Owners:
    """Return what the file of a forge should hold."""
    return codeowners(registry, forge, project.shown(project.docs / POSTS))


def stale(project: Project) -> list[Diagnostic]:
    """Report each CODEOWNERS that is there and says something else."""
    registry = pipeline.read_registry(project).registry
    if registry is None:
        return []
    problems = []
    for forge, name in FORGES.items():
        path = project.root / name
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if text != owners_of(project, registry, forge).text:
            problems.append(Diagnostic("KIM110", Span(name), {"forge": forge}))
    return problems
