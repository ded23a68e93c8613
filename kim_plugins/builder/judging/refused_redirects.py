"""Tells authors which former addresses can't lead on, at the line that names them."""

from __future__ import annotations

from collections.abc import Iterable

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.sources.sources import Project, Sources, read_post, read_registry
from kim_plugins.content.front_matter.source import SourceFile, decode
from kim_plugins.model.former_addresses import place_of
from kim_plugins.model.identities import Identities
from kim_plugins.views.redirects import Move, Refusal


def problems(
    refused: Iterable[Refusal], known: Identities, material: Sources, project: Project
) -> list[Diagnostic]:
    """Return one problem a refused move; which one says whether its line may go."""
    refused = list(refused)
    if not refused:
        return []
    files = {file.uri: file for file in material.posts}
    for uri in {refusal.move.owner for refusal in refused} - files.keys() - {""}:
        files[uri] = read_post(project, project.docs / uri)
    registry = read_registry(project)
    if registry is not None:
        files[""] = registry
    found = [
        (refusal.move, _problem(refusal, known, files[refusal.move.owner])) for refusal in refused
    ]
    return [problem for move, problem in found if not _is_as_it_should_be(move, problem)]


def _is_as_it_should_be(move: Move, problem: Diagnostic) -> bool:
    """Tell whether somebody who has come back names where they lie as what they are known by."""
    return problem.code == "KIM152" and place_of(move.old) == place_of(move.new)


def _problem(refusal: Refusal, known: Identities, file: SourceFile) -> Diagnostic:
    lines = (decode(file)[0] or "").split("\n")
    args = {"address": "/" + refusal.move.old, "other": "/" + refusal.by}
    code = "KIM131" if refusal.is_live else "KIM132"
    if known.depends_on(refusal.move.old, refusal.move.new):
        code = "KIM152"
    return Diagnostic(code, _place(refusal.move, file.path, lines), args).with_excerpt(lines)


def _place(move: Move, path: str, lines: list[str]) -> Span:
    """Find the line of the address; it may stand there without the slash at its end."""
    address = "/" + move.old.rstrip("/")
    key = next((n for n, line in enumerate(lines) if "redirect_from" in line), 0)
    for number, line in enumerate(lines[key:], start=key + 1):
        if (column := line.find(address)) >= 0:
            return Span(path, number, column + 1, len(address))
    return Span(path)
