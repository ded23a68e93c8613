"""What the site is made of: pages and files, each a value that says all it depends on."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from kim_plugins.model.body import FilledBody

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Context = Mapping[str, Json]
"""Everything a template may read: plain data, so that it can be digested."""


@dataclasses.dataclass(frozen=True, slots=True)
class HtmlOutput:
    """One page: its address, the template of its content, and the context that fills it."""

    url: str
    template: str
    """A file below `templates/kim/`."""
    title: str
    """The document's title, without the site's name; "" on the home page."""
    description: str
    context: Context
    body: FilledBody | None = None
    """The post's text; the template sees it as `body`."""
    source: str = ""
    """The post it shows, relative to the docs folder."""
    changed: str = ""
    """ISO date of the last change worth telling a search engine."""
    is_indexed: bool = True
    """Whether search engines may list it."""


@dataclasses.dataclass(frozen=True, slots=True)
class FileOutput:
    """One file that isn't a page."""

    path: str
    content: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class CopyOutput:
    """One file that is published as it lies in the docs folder."""

    path: str
    source: str
    """Relative to the docs folder."""
