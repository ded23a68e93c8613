"""Checks a project without building it: all of it, or some posts with what they point at."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic, Span, by_place
from kim_plugins.base.settings import Settings
from kim_plugins.builder import pipeline, planning
from kim_plugins.builder.assets import cms
from kim_plugins.builder.judging import standing, without_registry, written_settings
from kim_plugins.builder.media import attachments, pictures
from kim_plugins.builder.pipeline import Site, Stopped
from kim_plugins.builder.sources import handwritten, sources
from kim_plugins.builder.sources.examinations import Workshop
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.files import links, post_paths
from kim_plugins.content.files.links import LinkIndex
from kim_plugins.content.files.post_paths import FileRole
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import future_changes, judge
from kim_plugins.content.judging.examine import Examination
from kim_plugins.content.judging.judge import Surroundings
from kim_plugins.content.settings import cms_setting
from kim_plugins.content.settings.wrong_settings import UNKNOWN
from kim_plugins.model import former_addresses, gazetteer
from kim_plugins.model.body import SlotKind
from kim_plugins.model.groups import Registry


def check_all(project: Project, settings: Settings, workshop: Workshop) -> list[Diagnostic]:
    """Return every problem of a project, sorted by place."""
    return told_of(site_of(project, settings, workshop), project, workshop)


def told_of(site: Site | Stopped, project: Project, workshop: Workshop) -> list[Diagnostic]:
    """Return every problem of a site, sorted by place; where there is none, of its posts too."""
    found = list(site.diagnostics)
    if isinstance(site, Stopped):
        found += without_registry.problems(project, found, workshop)
    return by_place(found)


def site_of(project: Project, settings: Settings, workshop: Workshop) -> Site | Stopped:
    """Make the site that would be published, without writing anything."""
    listed = handwritten.inventory(project)
    site = pipeline.make_site(project, settings, listed, workshop)
    given = listed.config.given
    wrong: list[Diagnostic] = []
    if given and given.cms is not UNKNOWN:
        wrong += _package(given.cms, project)
    if given and isinstance(site, Site):
        official = site.province.registry.official
        wrong += standing.problems_as_written(given, settings, project, official=official)
    wrong = written_settings.located(wrong, project, listed.config.places)
    wrong += written_settings.problems(project, listed.config)
    return dataclasses.replace(site, diagnostics=(*site.diagnostics, *wrong))


def _package(given: object, project: Project) -> list[Diagnostic]:
    """Say why the package of the editors' CMS can't be used, if so."""
    setting, _ = cms_setting.read(given, "")
    if setting is None:
        return []
    try:
        cms.opened(setting, project.config.parent, project.shown(project.config))
    except cms.Unusable as reason:
        return [reason.diagnostic]
    return []


def covers(project: Project, paths: Iterable[Path]) -> bool:
    """Tell whether all these paths are files of posts, so that they can be checked alone."""
    root = project.docs / post_paths.POSTS
    return all(path.is_relative_to(root) and path.exists() for path in paths)


def check_some(
    project: Project, paths: Sequence[Path], workshop: Workshop, now: dt.datetime
) -> list[Diagnostic]:
    """Return the problems of some posts and pictures, which `covers` has approved.

    Of other posts only those are read that these link to.
    """
    reading = pipeline.read_registry(project)
    problems = list(reading.diagnostics)
    files: list[SourceFile] = []
    for path in sorted(set(paths)):
        uri = path.relative_to(project.docs).as_posix()
        match post_paths.role(uri):
            case FileRole.POST:
                files.append(sources.read_post(project, path))
            case FileRole.PICTURE:
                problems += pictures.album_of(project, [uri], workshop).diagnostics
            case FileRole.ATTACHMENT:
                problems += attachments.look_at(project, [uri], workshop).diagnostics
            case FileRole.STRAY:
                problems.append(post_paths.stray(uri, project.shown(path)))
    if reading.registry is None:
        told = without_registry.problems(project, reading.diagnostics, workshop, files)
    else:
        told = _Chosen(project, reading.registry, workshop, now).judge(files)
    return by_place([*problems, *told])


@dataclasses.dataclass
class _Chosen:
    """Some posts among all the files whose names are known."""

    project: Project
    registry: Registry
    workshop: Workshop
    now: dt.datetime

    def __post_init__(self) -> None:
        uris = sources.list_files(self.project)
        roles = {uri: post_paths.role(uri) for uri in uris if post_paths.is_post(uri)}
        self.posts = [uri for uri, role in roles.items() if role is FileRole.POST]
        self.pictures = [uri for uri, role in roles.items() if role is FileRole.PICTURE]
        self.attachments = [u for u, role in roles.items() if role is FileRole.ATTACHMENT]
        self.listed = handwritten.inventory(self.project, uris)
        self.every_page: Handwritten | None = None
        """All hand-written pages, once they had to be read."""

    def judge(self, files: Sequence[SourceFile]) -> list[Diagnostic]:
        """Judge some posts."""
        found = self.workshop.examine(files)
        around = self._surroundings(files, found)
        problems: list[Diagnostic] = []
        for file, examination in zip(files, found, strict=True):
            judgement = judge.judge(file, examination, around)
            problems += judgement.diagnostics
            if judgement.post:
                problems += self._collision(file)
                problems += future_changes.problems(judgement.post, file, self.now)
        return problems

    def _pages(
        self, files: Sequence[SourceFile], found: Sequence[Examination], index: LinkIndex
    ) -> Handwritten:
        """Read the hand-written pages that these posts link to a part of."""
        wanted = {
            links.file_of(file.uri, slot.target, index)
            for file, one in zip(files, found, strict=True)
            for slot in one.body.slots
            if "#" in slot.target
        }
        wanted |= {uri for uri, url in self.listed.urls.items() if "/" + url in wanted}
        return self.every_page or handwritten.examine(self.project, self.listed, wanted).gather()

    def _surroundings(
        self, files: Sequence[SourceFile], found: Sequence[Examination]
    ) -> Surroundings:
        index = LinkIndex(
            documents=self.listed.waiting.union(self.listed.urls, self.posts),
            pictures=frozenset(self.pictures),
            attachments=frozenset(self.attachments),
            site_urls=planning.fixed_addresses(self.registry, self.listed.urls),
            former=planning.former_of(self.registry),
            folders=former_addresses.moved_folders(self.registry),
            villages=gazetteer.parts(self.registry, sources.region_table()),
        )
        claimed = self._claims(files, found, index)
        pages = self._pages(files, found, index)
        index = dataclasses.replace(
            index, former={**index.former, **claimed}, parts=pages.known_parts
        )
        shown, linked = _targets(files, found, index)
        papers = sorted(shown & index.attachments)
        binder = attachments.look_at(self.project, papers, self.workshop)
        shown -= index.attachments
        bad = pictures.album_of(self.project, sorted(shown), self.workshop).bad
        index = dataclasses.replace(
            index,
            anchors=self._anchors(linked, dict(zip((f.uri for f in files), found, strict=True))),
            bad_pictures=bad,
            bad_attachments=binder.bad,
        )
        return Surroundings(self.registry, sources.region_table(), index)

    def _claims(
        self, files: Sequence[SourceFile], found: Sequence[Examination], index: LinkIndex
    ) -> dict[str, str]:
        """Return the former addresses that posts name, if a link leads to nothing else."""
        targets = (
            links.file_of(file.uri, slot.target, index)
            for file, one in zip(files, found, strict=True)
            for slot in one.body.slots
            if slot.kind is SlotKind.LINK
        )
        known = index.documents | index.pictures
        if all(uri in known or uri.startswith("/") for uri in targets):
            return {}  # All posts would have to be read.
        every = [sources.read_post(self.project, self.project.docs / uri) for uri in self.posts]
        moved = [file for file in every if b"redirect_from" in file.content]
        self.every_page = handwritten.examine(self.project, self.listed).gather()
        claimed = planning.owners(planning.claims(moved, self.workshop.examine(moved)))
        return {**self.every_page.former, **claimed}

    def _anchors(
        self, linked: set[str], known: Mapping[str, Examination]
    ) -> dict[str, frozenset[str]]:
        """Return the ids in these posts and in those they link to."""
        others = sorted(linked - set(known))
        files = [sources.read_post(self.project, self.project.docs / uri) for uri in others]
        examined = dict(zip(others, self.workshop.examine(files), strict=True))
        both = {**known, **examined}
        return {uri: e.body.anchors for uri, e in both.items() if not e.is_withdrawn}

    def _collision(self, file: SourceFile) -> list[Diagnostic]:
        """Report a post whose URL another one, first by name, already has."""
        url = post_paths.url_of(file.uri)
        first = min(u for u in self.posts if post_paths.url_of(u) == url)
        if first == file.uri:
            return []
        args = {"url": f"/{url}", "other": self._shown(first)}
        return [Diagnostic("KIM026", Span(file.path), args)]

    def _shown(self, uri: str) -> str:
        return self.project.shown(self.project.docs / uri)


def _targets(
    files: Sequence[SourceFile], found: Sequence[Examination], index: LinkIndex
) -> tuple[set[str], set[str]]:
    """Return the pictures and PDFs that these posts publish, and the posts that they link to."""
    shown: set[str] = set()
    linked: set[str] = set()
    for file, examination in zip(files, found, strict=True):
        targets = [(slot.kind, slot.target) for slot in examination.body.slots]
        named = (one for one in (examination.image, examination.still) if one)
        targets += [(SlotKind.PICTURE, target) for target, _ in named]
        for kind, target in targets:
            uri = links.file_of(file.uri, target, index)
            if kind is SlotKind.PICTURE or uri in index.pictures or uri in index.attachments:
                shown |= {uri} & (index.pictures | index.attachments)
            else:
                linked |= {uri} & index.documents
    return shown, {uri for uri in linked if post_paths.is_post(uri)}
