"""What is known of a post while it is being judged."""

from __future__ import annotations

import dataclasses
from typing import Protocol

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content import yamltext
from kim_plugins.content.links import LinkIndex
from kim_plugins.model.body import Body
from kim_plugins.model.frontmatter import FrontMatter
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import PostPlace
from kim_plugins.model.regions import RegionTable


@dataclasses.dataclass(frozen=True, slots=True)
class Surroundings:
    """What a post is judged against; the same for every post of a build."""

    registry: Registry
    regions: RegionTable
    links: LinkIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """A post on its way to a `Post`.

    `meta` lacks (has `None` for) whatever did not fit its schema, so that every
    other fault can still be told in the same run.
    """

    uri: str
    path: str
    head: yamltext.Mapping
    meta: FrontMatter
    place: PostPlace | None
    body: Body
    text: str
    text_line: int

    def at(self, *steps: int | str) -> Span:
        """Return the place of a value in the front matter."""
        return yamltext.locate(self.head, steps)

    def problem(self, code: str, *steps: int | str, **args: str) -> Diagnostic:
        """Make a diagnostic at a value of the front matter."""
        return Diagnostic(code, self.at(*steps), args)


class Check(Protocol):
    """One rule: a pure function from a draft to what is wrong with it."""

    def __call__(self, draft: Draft, around: Surroundings, /) -> list[Diagnostic]:
        """Return the problems found."""
        ...
