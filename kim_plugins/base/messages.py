"""The prose of every diagnostic, read from `messages/<CODE>.md`.

A message file starts with `title:`, `severity:`, `message:` and `hint:` lines,
followed by a `## Salah` and a `## Benar` example in Markdown.
"""

from __future__ import annotations

import dataclasses
import functools
import unicodedata
from collections.abc import Iterator
from importlib import resources

from kim_plugins.base.diagnostics import Diagnostic, Severity

LONGEST_ARGUMENT = 160
"""Characters of an author's own text that a message repeats."""


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
    """Tell whether a problem fails the check; most keep their post from being published, too."""
    return severity(diagnostic) is Severity.ERROR


@dataclasses.dataclass(frozen=True, slots=True)
class Prose:
    """What a problem says in words, its arguments filled in."""

    title: str
    message: str
    hint: str
    """What to do, with a guess at what was meant before it."""


def prose(diagnostic: Diagnostic) -> Prose:
    """Put a problem into words; nothing of an author's text can steer a terminal or a log."""
    words = message(diagnostic.code)
    args = {name: printable(value) for name, value in diagnostic.args.items()}
    hint = words.hint.format_map(args)
    if diagnostic.suggestion:
        hint = f"Mungkin maksud Anda: {printable(diagnostic.suggestion)}\n{hint}"
    return Prose(words.title, words.message.format_map(args), hint)


def as_text(diagnostic: Diagnostic) -> str:
    """Write a problem for a terminal: place, code, title, source line, message, hint."""
    words = prose(diagnostic)
    mark = "" if is_error(diagnostic) else "(peringatan) "
    return "\n".join(
        [
            f"{printable(str(diagnostic.span))}  {diagnostic.code}  {mark}{words.title}",
            *_excerpt(diagnostic),
            f"  {words.message}",
            *(f"  {line}" for line in words.hint.split("\n")),
        ]
    )


def _excerpt(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the source line and a row of carets under the problem."""
    span, shown = diagnostic.span, printable(diagnostic.excerpt)
    if not shown.strip():
        return
    yield f"  {span.line} | {shown}"
    if span.column:
        before = max(0, span.column - diagnostic.excerpt_start)
        length = max(1, min(span.length, len(shown) - before))
        yield f"  {' ' * len(str(span.line))} | {' ' * before}{'^' * length}"


def printable(text: str) -> str:
    """Shorten an author's text, and replace what could steer a terminal by a visible mark."""
    if len(text) > LONGEST_ARGUMENT:
        text = text[: LONGEST_ARGUMENT - 1] + "…"
    return harmless(text)


def harmless(text: str, kept: str = "") -> str:
    """Show every blank as a blank, and what could steer a terminal as a mark, of equal length."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in kept else _stand_in(c) for c in text)


def _stand_in(char: str) -> str:
    # A no-break space does no harm; drawn as a mark it would look like a fault.
    return " " if unicodedata.category(char) == "Zs" else "\N{REPLACEMENT CHARACTER}"
