"""Hand-written pages and the files beside them: which there are, and what each says to the site.

One inventory for the build and for `kim check`; where the engine knows better which files it
publishes (a hook, another plugin), it is asked to say so.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import os
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.builder.sources import inputs, sources
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.checks import private_data
from kim_plugins.content.files import pages
from kim_plugins.content.files.pages import Examination
from kim_plugins.content.files.post_paths import is_page, is_post, is_remainder
from kim_plugins.content.front_matter.source import decode
from kim_plugins.content.judging.examine import discreet
from kim_plugins.content.settings import projectfile
from kim_plugins.content.settings.projectfile import ProjectFile
from kim_plugins.model.urls import page_url
from kim_plugins.views.redirects import Move


@dataclasses.dataclass(frozen=True, slots=True)
class Inventory:
    """The files of the docs folder that are no posts."""

    urls: Mapping[str, str]
    """The URL of each that is published, by its path in the docs folder."""
    waiting: frozenset[str] = frozenset()
    """Those that are there but aren't published, as mkdocs.yml has it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    config: ProjectFile = dataclasses.field(default_factory=lambda: projectfile.read(()))
    """What mkdocs.yml says about them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Handwritten:
    """What the site is told about hand-written pages; plain data that a later build may keep."""

    urls: Mapping[str, str]
    """The URL of each page, and file beside them, by its path in the docs folder."""
    waiting: frozenset[str] = frozenset()
    """Those that are there but aren't published."""
    parts: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    """The ids in each page's text, where they can be known without the engine."""
    moves: tuple[Move, ...] = ()
    """Where pages stood before."""

    @property
    def files(self) -> frozenset[str]:
        """Return every one that is there, published or not."""
        return self.waiting.union(self.urls)

    @property
    def known_parts(self) -> dict[str, frozenset[str]]:
        """Return the ids in each page by its file, and by `/` and its URL."""
        by_url = {"/" + self.urls[uri]: ids for uri, ids in self.parts.items() if uri in self.urls}
        return {**by_url, **self.parts}

    @property
    def former(self) -> dict[str, str]:
        """Return the former addresses, each with the page that has taken its place."""
        return {one.old: one.owner for one in reversed(self.moves)}


def settings(project: Project) -> ProjectFile:
    """Read what mkdocs.yml says about pages."""
    return projectfile.read(
        (project.shown(path), path.read_text("utf-8", "replace"))
        for path in inputs.chain(project.config)
    )


def inventory(project: Project, uris: Iterable[str] | None = None) -> Inventory:
    """List the files that are no posts, without following links; `uris` are all that there are."""
    config = settings(project)
    published: dict[str, str] = {}
    waiting: set[str] = set()
    linked: list[Diagnostic] = []
    for uri in sources.list_files(project) if uris is None else uris:
        if is_post(uri) or not has_address(uri):
            continue
        if is_remainder(uri) or not config.publishes(uri):
            waiting.add(uri)
        elif (project.docs / uri).is_symlink():
            linked.append(Diagnostic("KIM021", Span(project.shown(project.docs / uri))))
        else:
            published[uri] = quote(page_url(uri) if is_page(uri) else uri)  # As MkDocs does.
    return Inventory(published, frozenset(waiting), tuple(linked), config)


def has_address(uri: str) -> bool:
    """Tell whether a name is UTF-8, as addresses are."""
    return not any("\ud800" <= letter <= "\udfff" for letter in uri)


@dataclasses.dataclass(frozen=True, slots=True)
class Docs:
    """Hand-written pages, read."""

    listed: Inventory
    pages: Mapping[str, Examination]
    unread: frozenset[str]
    """Those that are no text in UTF-8, and therefore not published."""

    def gather(self, left_out: Iterable[str] = ()) -> Handwritten:
        """Put together what the site is told, should these files not be published."""
        out = self.unread.union(left_out)
        return Handwritten(
            {uri: url for uri, url in self.listed.urls.items() if uri not in out},
            self.listed.waiting | out,
            {uri: one.parts for uri, one in self.pages.items() if one.parts is not None},
            tuple(
                Move(old, self.listed.urls[uri], uri)
                for uri, one in self.pages.items()
                if uri not in out
                for old in one.head.former
            ),
        )

    def problems(self, project: Project) -> list[Diagnostic]:
        """Return what is wrong with pages by themselves, with source lines."""
        told = [_not_utf8(project, uri) for uri in sorted(self.unread)]
        found = (problem for one in self.pages.values() for problem in one.diagnostics)
        return told + excerpted(found, project)


def examine(project: Project, listed: Inventory, only: Iterable[str] | None = None) -> Docs:
    """Examine pages: all that are published, or some."""
    found: dict[str, Examination] = {}
    unread: set[str] = set()
    wanted = listed.urls.keys() if only is None else listed.urls.keys() & set(only)
    examiner = functools.cache(
        lambda: pages.Examiner(listed.config, own_templates(project, listed.config))
    )
    for uri in sorted(filter(is_page, wanted)):
        path = project.docs / uri
        try:
            text = read_text(path)
        except UnicodeDecodeError:
            unread.add(uri)
        except OSError:  # Nobody may read it, or it has gone; the engine says so.
            continue
        else:
            shown = project.shown(path)
            one = examiner().examine(text, shown)
            private = private_data.in_file(text, shown)
            found[uri] = dataclasses.replace(one, diagnostics=(*one.diagnostics, *private))
    return Docs(listed, found, frozenset(unread))


@dataclasses.dataclass(frozen=True, slots=True)
class OwnTemplates(Container[str]):
    """The templates that a site has of its own, asked for as the template engine looks for them."""

    folder: Path | None

    def __contains__(self, name: object) -> bool:
        """Tell whether there is one of a name; where it is only linked to, too."""
        pieces = [piece for piece in str(name).split("/") if piece not in ("", ".")]
        if self.folder is None or ".." in pieces:
            return False
        return os.path.isfile(self.folder.joinpath(*pieces))  # noqa: PTH113 - whatever the name


def own_templates(project: Project, config: ProjectFile) -> OwnTemplates | None:
    """Return the templates that the site has of its own (`None`: only the engine can tell)."""
    if config.own_theme is None:
        return None
    folder = config.own_theme
    return OwnTemplates(project.config.parent / folder if folder else None)


def read_text(path: Path) -> str:
    """Read a page as MkDocs does: UTF-8, with any line ends and a byte order mark or none."""
    return path.read_text("utf-8-sig")


def excerpted(found: Iterable[Diagnostic], project: Project) -> list[Diagnostic]:
    """Attach source lines to problems, discreetly."""
    told: list[Diagnostic] = []
    for path, same in itertools.groupby(found, lambda problem: problem.span.path):
        text = (project.root / path).read_text("utf-8-sig", "replace")
        told += discreet(list(same), text)
    return told


def _not_utf8(project: Project, uri: str) -> Diagnostic:
    file = sources.read_post(project, project.docs / uri)
    problem = decode(file)[1]
    return problem or Diagnostic("KIM018", Span(file.path))
