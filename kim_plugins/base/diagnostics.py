"""Problems as data: what is wrong, where, and which words to fill in.

The prose lives in `messages/`, so that a stage never writes a sentence and a
printer never looks for a problem.
"""

from __future__ import annotations

import dataclasses
import difflib
import enum
import re
from collections.abc import Container, Iterable, Mapping, Sequence

LONGEST_EXCERPT = 160
"""Characters of a source line that are shown; the rest is cut around the problem."""
_DENIAL = re.compile(r"(?:tidak|bukan|belum|tak|non)[ _-]*")


class Severity(enum.StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """The post is left out (or, in groups.yaml and the settings, the build stops).

    Of a hand-written page and of a link in a post only that link or word is wrong: it is published,
    but `--strict` and the check of a contribution refuse it.
    """

    WARNING = "warning"
    """The post is published; its author should mend it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file; lines and columns count from 1, 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        """Write the place as editors and terminals link it: `path:line:column`."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclasses.dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a permanent code, its place, and the arguments of its message."""

    code: str
    span: Span
    args: Mapping[str, str] = dataclasses.field(default_factory=dict)
    suggestion: str = ""
    """What the author probably meant; shown as a guess."""
    excerpt: str = ""
    """The source line, attached by `with_excerpt`."""
    excerpt_start: int = 1

    def with_excerpt(self, lines: Sequence[str]) -> Diagnostic:
        """Return the same problem carrying the source line that it points at.

        Of a very long line only the part around the problem is kept; `excerpt_start`
        is the column, from 1, at which that part begins.
        """
        if not 1 <= self.span.line <= len(lines):
            return self
        line = lines[self.span.line - 1]
        start = 0
        if len(line) > LONGEST_EXCERPT:
            start = max(0, self.span.column - 1 - LONGEST_EXCERPT // 2)
        excerpt = line[start : start + LONGEST_EXCERPT]
        return dataclasses.replace(self, excerpt=excerpt, excerpt_start=start + 1)


def by_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by path, line, column, then code: the order in which they are shown."""
    return sorted(
        diagnostics,
        key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, sorted(d.args.items())),
    )


def closest(word: str, choices: Iterable[str]) -> str:
    """Return the choice most like `word`, ignoring case, or "" if none is near.

    What is denied (`tidak-aktif`) is never taken for what isn't (`aktif`), nor the other way
    round: letters alone would make the opposite of what was meant.
    """
    by_lower = {choice.lower(): choice for choice in sorted(choices)}
    wanted = word.lower()
    is_denied = _is_denied(wanted, by_lower)
    likely = [choice for choice in by_lower if _is_denied(choice, by_lower) == is_denied]
    found = difflib.get_close_matches(wanted, likely, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""


def _is_denied(word: str, choices: Container[str]) -> bool:
    """Tell whether a word begins with a "not": one of its own, or one before a choice."""
    found = _DENIAL.match(word)
    return found is not None and (found[0][-1] in " -_" or word[found.end() :] in choices)
