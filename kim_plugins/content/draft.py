"""What is known of a post while its file is being examined."""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
from typing import Protocol

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter import schema, yamltext
from kim_plugins.content.text.prose import line_starts
from kim_plugins.model.body import Body
from kim_plugins.model.frontmatter import FrontMatter


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """A post on its way to an `Examination`.

    `meta` lacks (has `None` for) whatever did not fit its schema, so that every
    other fault can still be told in the same run.
    """

    path: str
    head: yamltext.Mapping
    meta: FrontMatter
    day: dt.date | None
    """The date in the file's name, where it has one."""
    body: Body
    text: str
    text_line: int
    notes: tuple[tuple[str, Span], ...] = ()
    """Comments in the front matter."""

    @property
    def given(self) -> frozenset[str]:
        """Return the keys of the front matter that were given a value."""
        values = schema.without_blanks(yamltext.data(self.head))
        return frozenset(values) if isinstance(values, dict) else frozenset()

    def at(self, *steps: int | str) -> Span:
        """Return the place of a value in the front matter."""
        return yamltext.locate(self.head, steps)

    def count(self, key: str) -> int | None:
        """Return how many items a list has, fitting or not; `None` where there is no list."""
        node = self.head.items.get(key)
        return len(node.items) if isinstance(node, yamltext.Sequence) else None

    def within(self, start: int, end: int) -> Span:
        """Return the place of a part of the text."""
        starts = line_starts(self.text)
        line = bisect.bisect_right(starts, start) - 1
        return Span(self.path, self.text_line + line, start - starts[line] + 1, end - start)

    def problem(self, code: str, *steps: int | str, **args: str) -> Diagnostic:
        """Make a diagnostic at a value of the front matter."""
        return Diagnostic(code, self.at(*steps), args)


class Check(Protocol):
    """One rule: a pure function from a draft to what is wrong with it."""

    def __call__(self, draft: Draft, /) -> list[Diagnostic]:
        """Return the problems found."""
        ...
