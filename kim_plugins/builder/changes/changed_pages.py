"""Hand-written pages that say something else, or link to what came or went.

The engine makes them (`EngineShare`), and only them: where something stands, and what posts may
link to, has to be as before. All else takes a whole build.
"""

from __future__ import annotations

import dataclasses
import functools
import os
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.builder import planning
from kim_plugins.builder.changes import made_outputs
from kim_plugins.builder.changes.build_record import BuildRecord, Complaints, Problem
from kim_plugins.builder.changes.rejudging import Overtaken
from kim_plugins.builder.changes.replanning import Replanning
from kim_plugins.builder.judging import page_links
from kim_plugins.builder.judging.page_links import Ways
from kim_plugins.builder.pages.frame import Frame, Variant
from kim_plugins.builder.sources import handwritten, inputs
from kim_plugins.builder.sources.handwritten import Docs, Handwritten, Inventory
from kim_plugins.builder.sources.inputs import Inputs, Survey
from kim_plugins.builder.sources.sources import Project
from kim_plugins.builder.storage.record import POST, Record
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.links import IDS, LinkIndex
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import asked, recording
from kim_plugins.views.output import CardFile, File, FileOutput, HtmlOutput, Page
from kim_plugins.views.search_suggestions import WrittenPage

_OF_OTHERS = frozenset({"KIM021", "KIM040", "KIM131", "KIM132", "KIM144", "KIM145", "KIM152"})
"""Problems of hand-written pages that hang on more than the pages and where they link to."""
_OF_LINKS = frozenset({"KIM027", "KIM029", "KIM030", "KIM042", "KIM143", "KIM146"})
"""Problems that may guess at what was meant among all files."""
_FIXED = frozenset({urls.WORKER, urls.WEB_MANIFEST, urls.FAVICON, urls.TOUCH_ICON})
_OF_POSTS = (".webp", ".pdf")
"""How the names of published pictures and papers end, which no view gives."""


@dataclasses.dataclass(frozen=True, slots=True)
class PageSurroundings:
    """What the engine is told of a site to make its hand-written pages."""

    province: Province
    ways: Ways
    written: Handwritten
    linked: tuple[Page, ...]
    """Pages of ours that they may link to."""
    diagnostics: tuple[Diagnostic, ...]
    """What is told of them already."""


@dataclasses.dataclass(frozen=True, slots=True)
class EngineShare:
    """What the engine made."""

    files: Mapping[str, bytes]
    """Hand-written pages and files and the theme's, by path."""
    cards: tuple[CardFile, ...]
    """The share cards of those pages."""
    findable: tuple[WrittenPage, ...]
    asked: frozenset[str]
    """What it asked of the site for the links of those pages."""
    menu: tuple[str, ...]
    frames: Mapping[Variant, Frame]
    before: tuple[tuple[bool, str], ...]
    """What it complained of before it asked for the site: whether strictness counts it, and how."""
    after: tuple[tuple[bool, str], ...]


Engine = Callable[[PageSurroundings], EngineShare | None]
"""Makes its share; `None` where others have a say in it."""


def concern(kept: BuildRecord, changed: AbstractSet[str], *, has_moved: bool) -> bool:
    """Tell whether pages link to what has changed, or what they mean may be guessed otherwise.

    `changed` are the notes that have another answer; files came or went if something `has_moved`.
    """
    assert kept.told is not None
    if not kept.of_pages.isdisjoint(changed):
        return True
    guesses = (one for one in kept.told.sources if one.code in _OF_LINKS)
    later = (f"  {code}  " in text for _, text in kept.told.after for code in _OF_LINKS)
    return has_moved and (any(_is_of_page(one, kept) for one in guesses) or any(later))


def _is_of_page(problem: Problem, kept: BuildRecord) -> bool:
    """Tell whether it is a hand-written file's, or one of the settings or the registry."""
    project = Project(Path(kept.root), Path(kept.docs), Path(kept.groups))
    return not problem.path.startswith(project.shown(project.docs / post_paths.POSTS) + "/")


def nobody(_around: PageSurroundings) -> None:
    """Stand for an engine where there is none."""


@dataclasses.dataclass(eq=False)
class ChangedPages:
    """The hand-written pages of a site of which something may be different.

    Raises `Overtaken` where a whole build is needed.
    """

    project: Project
    kept: BuildRecord
    record: Record
    province: Province
    index: LinkIndex
    """What links may lead to; of pages it knows the parts that they had."""
    plan: Replanning
    pictures: tuple[AbstractSet[str], AbstractSet[str]]
    """The paths of published pictures that went and came."""
    seen: tuple[Survey, Inputs]
    """The inputs as they were before they were read, and where they lie."""
    asked_anew: AbstractSet[str]
    """What was asked by the posts that were judged anew, which knew the pages as they were."""

    def made_by(self, engine: Engine) -> EngineShare:
        """Return what the engine makes of them."""
        notes = self.of_pages | self.kept.of_pages
        facts = self.province, self.ways, self.written, self._linked(notes), tuple(self.problems)
        share = engine(PageSurroundings(*facts))
        if share is None or share.menu != self.kept.menu:
            raise Overtaken
        if self._linked(share.asked - notes):
            raise Overtaken  # Only its own parser has found such a link: it was not told the page.
        if any(self.kept.frames.get(variant) != frame for variant, frame in share.frames.items()):
            raise Overtaken  # All pages show another menu.
        self._insist_that_they_were_left_alone()
        return share

    def _insist_that_they_were_left_alone(self) -> None:
        """Raise `Overtaken` where the engine may have read something else than was surveyed.

        A page that is put back afterwards would be as the record has it.
        """
        posts = str(self.project.docs / post_paths.POSTS) + os.sep
        touched = inputs.touched_since(*self.seen)
        if not all(path.startswith(posts) for path in touched):
            raise Overtaken

    def outputs(self, share: EngineShare) -> dict[str, File]:
        """Return what it made as outputs, by path; where a card is one of a view's, it stays so."""
        files: list[File] = [FileOutput(path, content) for path, content in share.files.items()]
        files += [card for card in share.cards if not self._gives(card.path)]
        return {file.path: file for file in files}

    def _gives(self, path: str) -> bool:
        return path in self.plan.items or bool(self.part_at(path))

    def facts(self, share: EngineShare) -> dict[str, Any]:
        """Return what the record is to hold of them."""
        return {"written": self.written, "of_pages": self.of_pages | share.asked}

    @functools.cached_property
    def written(self) -> Handwritten:
        """Return what they say to the site."""
        found, known = self._docs.gather(), self.kept.written
        is_alike = dataclasses.replace(found, parts=known.parts) == known
        if not is_alike or self._docs.unread or self._is_any_linked() or not self._are_told_apart():
            raise Overtaken
        uris = {uri for uri in found.urls if found.parts.get(uri) != known.parts.get(uri)}
        keys = uris.union(f"/{found.urls[uri]}" for uri in uris)
        notes = {asked(IDS, key) for key in keys}
        if not self.asked_anew.isdisjoint(notes) or self.record.readers(POST, notes):
            raise Overtaken  # Posts link to a part of one.
        return found

    def _is_any_linked(self) -> bool:
        """Tell whether one is only linked into the docs folder by now: that isn't published."""
        docs = self.project.docs.resolve()
        return any((docs / uri).resolve() != docs / uri for uri in self.kept.written.urls)

    @functools.cached_property
    def _docs(self) -> Docs:
        known, config = self.kept.written, handwritten.settings(self.project)
        listed = Inventory(known.urls, known.waiting, config=config)
        return handwritten.examine(self.project, listed)

    def _are_told_apart(self) -> bool:
        assert self.kept.told is not None
        config = self.project.shown(self.project.config)
        written = [one for one in self.kept.told.sources if _is_of_page(one, self.kept)]
        return not any(one.path == config or one.code in _OF_OTHERS for one in written)

    @functools.cached_property
    def _paths(self) -> frozenset[str]:
        """Return, as they are shown, the files of pages."""
        docs = self.project.docs
        return frozenset(self.project.shown(docs / uri) for uri in self._docs.pages)

    @functools.cached_property
    def ways(self) -> Ways:
        """Return where their links lead."""
        index = dataclasses.replace(self.index, parts=self.written.known_parts)
        return Ways(index, self.written, _Ends(self), _Live(self))

    @functools.cached_property
    def _judged(self) -> tuple[list[Diagnostic], frozenset[str]]:
        with recording() as notes:
            links = page_links.problems(self.ways, self._docs, self.project)
        return [*self._docs.problems(self.project), *links], frozenset(notes)

    @property
    def problems(self) -> list[Diagnostic]:
        """Return what is wrong with them."""
        return self._judged[0]

    @property
    def of_pages(self) -> frozenset[str]:
        """Return what was asked when their links were judged."""
        return self._judged[1]

    def told(self, others: Complaints, share: EngineShare) -> Complaints:
        """Return what is wrong with the site, of which `others` knew how its pages were before."""
        kept = (one for one in others.sources if one.path not in self._paths)
        sources = (*kept, *map(Problem.of, self.problems))
        return Complaints(share.before, sources, share.after)

    def old_cards(self) -> set[str]:
        """Return the share cards that the pages had."""
        query = "SELECT path FROM outputs WHERE part IS NULL AND path >= ? AND path < ?"
        first = urls.CARDS
        return {path for (path,) in self.record.ask(query, first, first[:-1] + "0")}

    def _linked(self, notes: AbstractSet[str]) -> tuple[Page, ...]:
        """Return the pages of ours at the addresses that are asked for."""
        prefix = asked(page_links.OUTPUT, "")
        paths = {note.removeprefix(prefix) for note in notes if note.startswith(prefix)}
        return tuple(page for path in sorted(paths) for page in self.pages_at(path))

    def pages_at(self, path: str) -> Iterator[Page]:
        """Yield the page that a view gives at a path, if there is one."""
        known = self.plan.items.get(path)
        if known is None and path not in self.plan.gone:
            part = self.part_at(path)
            if planning.is_of_view(part):
                outputs = planning.part(part, self.province).outputs
                known = next((o for o in outputs if made_outputs.path_of(o) == path), None)
        if known is not None and not isinstance(known, File):
            yield known

    def part_at(self, path: str) -> str:
        """Return the part that gave an output; "" where none did."""
        found = made_outputs.at(self.record, [path]).get(path)
        return found.part if found else ""


class _Live:
    """The paths of all outputs that a page may link to, of which only those asked for are read."""

    def __init__(self, pages: ChangedPages) -> None:
        self._pages = pages
        written = pages.written.urls.values()
        self._others = _FIXED.union(map(urls.output_path, written))

    def __contains__(self, path: object) -> bool:
        assert isinstance(path, str)
        pages, (gone, come) = self._pages, self._pages.pictures
        if path in self._others or path in pages.plan.items or path in come:
            return True
        if path in pages.plan.gone or path in gone:
            return False
        found = made_outputs.at(pages.record, [path]).get(path)
        return found is not None and bool(found.part or path.endswith(_OF_POSTS))


class _Ends(Mapping[str, str]):
    """The URL of each key of a reference, read where it is asked for."""

    def __init__(self, pages: ChangedPages) -> None:
        self._pages = pages
        self._known = planning.targets_of(pages.province)

    def __getitem__(self, key: str) -> str:
        if key in self._known:
            return self._known[key]
        if key.startswith("/"):
            path = urls.output_path(key[1:])
            if self._pages.part_at(path) == planning.MOVED:  # Where it leads on is not kept.
                raise Overtaken
            for page in self._pages.pages_at(path):
                if isinstance(page, HtmlOutput) and page.moved_to:
                    return page.moved_to
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
