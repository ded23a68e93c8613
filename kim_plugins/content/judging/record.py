"""An examination as JSON, for workers to send and caches to keep; never pickle.

Paths are left out: the same file may lie elsewhere the next time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic_core import from_json

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.judging.examine import Examination
from kim_plugins.model.body import Body, Heading, SafeHtml, Slot, SlotKind


def encode(found: Examination) -> tuple[bytes, bytes]:
    """Return an examination without its text's pieces, and the pieces."""
    body = found.body
    head: list[Any] = [
        [_problem(d) for d in found.diagnostics],
        found.head,
        [[value, *_place(span)] for value, span in found.topics],
        [[value, *_place(span)] for value, span in found.areas],
        [found.image[0], *_place(found.image[1])] if found.image else None,
        [found.still[0], *_place(found.still[1])] if found.still else None,
        body.digest,
        [[s.kind.value, s.target, s.alt, s.line, s.column] for s in body.slots],
        [[h.level, h.id, h.text] for h in body.headings],
        sorted(body.anchors),
    ]
    return _dump(head), _dump(list(body.pieces))


def decode(head: bytes, path: str, pieces: Sequence[SafeHtml]) -> Examination:
    """Return the examination of the file at `path`."""
    problems, front, topics, areas, image, still, digest, slots, headings, anchors = _load(head)
    body = Body(
        pieces=pieces,
        slots=tuple(Slot(SlotKind(kind), *rest) for kind, *rest in slots),
        headings=tuple(Heading(*heading) for heading in headings),
        anchors=frozenset(anchors),
        digest=digest,
    )
    return Examination(
        diagnostics=tuple(_diagnostic(problem, path) for problem in problems),
        head=front,
        body=body,
        topics=tuple((value, Span(path, *place)) for value, *place in topics),
        areas=tuple((value, Span(path, *place)) for value, *place in areas),
        image=(image[0], Span(path, *image[1:])) if image else None,
        still=(still[0], Span(path, *still[1:])) if still else None,
    )


def decode_pieces(rest: bytes) -> tuple[SafeHtml, ...]:
    """Return the pieces of a body, which the sanitiser made before they were kept."""
    return tuple(SafeHtml(piece) for piece in json.loads(rest))


def _dump(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # File names need not be text; Python keeps their bytes as surrogates.
    return text.encode("utf-8", "surrogatepass")


def _load(head: bytes) -> Any:
    """Read JSON; texts that thousands of posts have in common are held once."""
    try:
        return from_json(head)
    except ValueError:  # A file name that is no text: see `_dump`.
        return json.loads(head)


def _place(span: Span) -> list[int]:
    return [span.line, span.column, span.length]


def _problem(d: Diagnostic) -> list[Any]:
    return [d.code, *_place(d.span), dict(d.args), d.suggestion, d.excerpt, d.excerpt_start]


def _diagnostic(problem: list[Any], path: str) -> Diagnostic:
    code, line, column, length, *rest = problem
    return Diagnostic(code, Span(path, line, column, length), *rest)
