"""The prose of every diagnostic, read from `messages/<CODE>.md`.

A message file starts with `title:`, `severity:`, `message:` and `hint:` lines,
followed by a `## Salah` and a `## Benar` example in Markdown.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from importlib import resources

from kim_plugins.base.diagnostics import Diagnostic, Severity

LONGEST_EXCERPT = 160
"""Characters of a source line that are shown; the rest is cut around the problem."""


@dataclasses.dataclass(frozen=True, slots=True)
class Message:
    """The fixed part of a diagnostic's prose, with its examples."""

    title: str
    severity: Severity
    message: str
    hint: str
    examples: str


def parse(text: str) -> Message:
    """Read one message file; raise `ValueError` where a line is missing (a bug of ours)."""
    head, _, examples = text.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Message(
        title=fields["title"],
        severity=Severity(fields["severity"]),
        message=fields["message"],
        hint=fields["hint"],
        examples=examples.strip(),
    )


def codes() -> list[str]:
    """Return every code that has a message, sorted."""
    folder = resources.files("kim_plugins") / "messages"
    return sorted(f.name.removesuffix(".md") for f in folder.iterdir() if f.name.endswith(".md"))


@functools.cache
def message(code: str) -> Message:
    """Return the message of `code`; raise `FileNotFoundError` for an unknown one (a bug)."""
    file = resources.files("kim_plugins") / "messages" / f"{code}.md"
    return parse(file.read_text(encoding="utf-8"))


def severity(diagnostic: Diagnostic) -> Severity:
    """Return how much a problem weighs, which its code alone decides."""
    return message(diagnostic.code).severity


def is_error(diagnostic: Diagnostic) -> bool:
    """Tell whether a problem keeps its post from being published."""
    return severity(diagnostic) is Severity.ERROR


def as_text(diagnostic: Diagnostic) -> str:
    """Write a problem for a terminal: place, code, title, source line, message, hint."""
    words = message(diagnostic.code)
    lines = [f"{diagnostic.span}  {diagnostic.code}  {words.title}"]
    lines += _excerpt(diagnostic)
    lines.append("  " + words.message.format_map(diagnostic.args))
    if diagnostic.suggestion:
        lines.append(f"  Mungkin maksud Anda: {diagnostic.suggestion}")
    lines.append("  " + words.hint.format_map(diagnostic.args))
    return "\n".join(lines)


def _excerpt(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the source line and a row of carets under the problem."""
    span, line = diagnostic.span, diagnostic.excerpt
    if not line.strip():
        return
    start = max(0, span.column - 1 - LONGEST_EXCERPT // 2) if len(line) > LONGEST_EXCERPT else 0
    shown = printable(line[start : start + LONGEST_EXCERPT])
    yield f"  {span.line} | {shown}"
    if span.column:
        length = max(1, min(span.length, len(shown) - (span.column - 1 - start)))
        yield f"  {' ' * len(str(span.line))} | {' ' * (span.column - 1 - start)}{'^' * length}"


def printable(text: str) -> str:
    """Replace control characters, which could steer a terminal, by a visible mark."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
