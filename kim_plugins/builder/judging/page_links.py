"""Links of hand-written pages and of the menu, judged as those of posts are.

What MkDocs resolves by itself (pages and the files beside them) is left to it; of everything
else that the site holds it knows nothing.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Container, Mapping
from urllib.parse import quote, unquote, urlsplit

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.sources.handwritten import Docs, Handwritten, excerpted
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files import links, pages
from kim_plugins.content.files.links import LinkIndex
from kim_plugins.content.files.pages import Link
from kim_plugins.model import urls
from kim_plugins.model.body import Reference, Slot, SlotKind
from kim_plugins.model.recorded_reads import asked, record_read
from kim_plugins.views import parts

_FOLDER = re.compile(r"[^.]*|\.\.?")
"""The last part of a path that names no file."""
OUTPUT = "output"
"""What is asked: whether an output lies at a path."""
_NOWHERE = ("", "top")
"""Parts that every page has (HTML, 7.4.6.4)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """Where a link leads."""

    address: str | None = None
    """URL with query and part, from the site's root; `None` where it is left as it is written."""
    is_ours: bool = True
    """Whether the engine, which doesn't know the target, is to let it be."""
    is_waiting: bool = False
    """What it leads to isn't published now, so that its words are plain text."""
    problem: Diagnostic | None = None


_LEFT = Way(is_ours=False)


@dataclasses.dataclass(frozen=True)
class Ways:
    """Everything that a page may link to."""

    index: LinkIndex
    written: Handwritten
    targets: Mapping[str, str]
    """The URL of each key of a reference."""
    live: Container[str]
    """The path of every output."""

    def of(self, link: Link, source: str) -> Way:
        """Judge a link or picture of the page `source`, which may be the menu's file."""
        target = link.target
        if not pages.is_own(target):
            here = target.startswith("#") and source in self.written.parts
            return self._with_part(source, unquote(target[1:]), link.span) if here else _LEFT
        uri, _, part = links.split(source, target)
        is_address = target.startswith("/")
        if not is_address and uri in self.written.urls:
            return self._with_part(uri, part, link.span)
        if source and not is_address and self._is_browsers(target, source):
            return _LEFT
        found = links.resolve_link(Slot(link.kind, target), source, link.span, self.index)
        if found.reference is None:
            return self._nowhere(link, found.diagnostic)
        return self._to(found.reference, link, found.diagnostic)

    def _with_part(self, uri: str, part: str, span: Span) -> Way:
        """Leave a link to a page to the engine, but say so if its part isn't there."""
        known = self.written.parts.get(uri)
        if known is None or part in _NOWHERE or part.startswith(":~:"):
            return _LEFT
        return dataclasses.replace(
            _LEFT, problem=links.resolve_part(uri, part, span, known).diagnostic
        )

    def _is_browsers(self, target: str, source: str) -> bool:
        """Tell whether a folder is meant as a browser, and MkDocs, reads it: from the page's."""
        folder = quote(unquote(urlsplit(target).path))  # As addresses of pages are written.
        if not _FOLDER.fullmatch(posixpath.basename(unquote(folder))):
            return False
        place = posixpath.normpath(posixpath.join(self.written.urls.get(source, ""), folder))
        path = urls.output_path("" if place == "." else place + "/")
        record_read(asked(OUTPUT, path))
        return path in self.live

    def _nowhere(self, link: Link, problem: Diagnostic | None) -> Way:
        if link.target.startswith("/"):  # Something else may answer there on the same host.
            problem = Diagnostic("KIM143", link.span, {"target": link.target})
            return dataclasses.replace(_LEFT, problem=problem)
        if problem and problem.code == "KIM027" and link.kind is SlotKind.PICTURE:
            problem = dataclasses.replace(problem, code="KIM030")
        return Way(problem=problem)

    def _to(self, to: Reference, link: Link, problem: Diagnostic | None) -> Way:
        url = self.targets.get(to.key, to.key[1:] if to.key.startswith("/") else None)
        if url is not None:
            record_read(asked(OUTPUT, urls.output_path(url)))
        if url is None or urls.output_path(url) not in self.live:
            problem = Diagnostic("KIM048", link.span, {"target": link.target})
            return Way(is_waiting=True, problem=problem)
        return Way(url + "".join(parts.ending(to)), problem=problem)


def problems(ways: Ways, docs: Docs, project: Project) -> list[Diagnostic]:
    """Return what is wrong with the links of pages and with what the menu leads to."""
    told: list[Diagnostic] = []
    for uri, one in docs.pages.items():
        found = [way.problem for link in one.links if (way := ways.of(link, uri)).problem]
        told += excerpted(filter(None, found), project)
    menu = [of_menu(ways, *entry).problem for entry in docs.listed.config.nav]
    return told + excerpted(filter(None, menu), project)


def of_menu(ways: Ways, target: str, span: Span) -> Way:
    """Judge an entry of the menu; it is read from the docs folder."""
    way = ways.of(Link(SlotKind.LINK, target, span), "")
    if way.problem and way.problem.code in ("KIM027", "KIM143"):
        args = {"target": target}
        near = way.problem.suggestion
        return dataclasses.replace(way, problem=Diagnostic("KIM146", span, args, near))
    return way
