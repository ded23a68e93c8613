"""Plans anew, of all parts of the site, those that asked for what is different now.

All other outputs are as the last build has left them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kim_plugins.builder import planning
from kim_plugins.builder.changes import made_outputs, staleness
from kim_plugins.builder.changes.made_outputs import Planned, path_of
from kim_plugins.builder.changes.plan_digest import PlanDigest
from kim_plugins.builder.changes.staleness import Staleness
from kim_plugins.builder.planning import MOVED, SITEMAP, Part
from kim_plugins.builder.posts.known_post import KnownPost
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.builder.storage.record import OUTPUT, PART, Record
from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import sitemap
from kim_plugins.views.output import File, HtmlOutput, Page, PlannedFile
from kim_plugins.views.redirects import Moved, Refusal, concerned, move


@dataclasses.dataclass(eq=False)
class Replanning:
    """The outputs of a province that differs from the one that was recorded."""

    record: Record
    earlier: Province
    """As it was recorded."""
    province: Province
    pages: Handwritten
    known: Callable[[str], KnownPost | None]
    """What is known of a post, by its file."""
    changed: Iterable[tuple[Post | None, Post | None]]
    """What was published, and what is, of each file that was judged anew."""
    reads: AbstractSet[str]
    """The notes that have another answer now."""
    has_claims: bool
    """A post that has changed names former addresses, or did."""

    def __post_init__(self) -> None:
        """Plan what has to be planned."""
        self.parts: dict[str, Part] = {}
        self.items: dict[str, Page | File] = {}
        self.planned: dict[str, Planned] = {}
        self.before: dict[str, Planned] = {}
        """How the outputs of the same parts were planned, and of those that are gone."""
        self.refused: tuple[Refusal, ...] = ()
        self._given = PlanDigest(_Identities(self.known))
        before, names = self._names()
        self.read = self.record.readers(OUTPUT, self.reads)
        wanted = self.record.readers(PART, self.reads) | (names - before)
        self.gone_parts = before - names
        self.before |= made_outputs.of_parts(self.record, self.gone_parts)
        self._plan_all(wanted - self.gone_parts)
        self._find_planned()
        self._add_moved()
        self._add_sitemap()

    @property
    def gone(self) -> frozenset[str]:
        """Return the outputs that nothing gives any more, by path."""
        return frozenset(self.before.keys() - self.items.keys())

    @property
    def new(self) -> frozenset[str]:
        """Return those that nothing gave before."""
        return frozenset(self.items.keys() - self.before.keys())

    @property
    def stale(self) -> dict[str, Page | File]:
        """Return those that have to be made, whatever lies there."""
        judge = self.staleness
        return {path: item for path, item in self.items.items() if judge.is_stale(path)}

    @property
    def part_notes(self) -> dict[str, frozenset[str]]:
        """Return what was read to plan each part that was planned anew."""
        return {name: part.notes for name, part in self.parts.items()}

    @property
    def staleness(self) -> Staleness:
        """Return the judge of them."""
        return Staleness(self.before, self.planned, self.read)

    def answers(self, asked: AbstractSet[str]) -> dict[str, str]:
        """Return, of the site's own addresses in keys of references, the URL of those that exist.

        The same as `planning.answers` of a whole plan.
        """
        if not asked:
            return {}
        everything = {**self._others(), **self.planned}
        names = (made_outputs.address(path, one) for path, one in everything.items())
        found = {"/" + name: name for name in names if not urls.is_card(name)}
        ends = (item for item in self.items.values() if isinstance(item, HtmlOutput))
        found |= {"/" + item.url: item.moved_to for item in ends if item.moved_to}
        return {key: found[key] for key in sorted(asked & found.keys())}

    def _names(self) -> tuple[set[str], set[str]]:
        """Return the parts that were and are, but for those of posts that stay as they are."""
        own = planning.views_of_posts()
        before = set(filter(planning.is_of_view, made_outputs.part_names(self.record, own)))
        names = set(planning.common_part_names(self.province))
        for post in (post for pair in self.changed for post in pair if post):
            before.update(planning.part_names_of(post, self.earlier))
            names.update(planning.part_names_of(post, self.province))
        return before, names

    def _plan_all(self, names: Iterable[str]) -> None:
        self._plan({name: planning.part(name, self.province) for name in sorted(names)})

    def _find_planned(self) -> None:
        """Find what is to be made in parts that stay as they are planned."""
        known = made_outputs.at(self.record, self.read - self.before.keys())
        for name in sorted(filter(planning.is_of_view, {one.part for one in known.values()})):
            for item in planning.part(name, self.province).outputs:
                if (path := path_of(item)) in known:
                    self.items[path] = item
                    self.before[path] = self.planned[path] = known[path]

    def _plan(self, parts: Mapping[str, Part]) -> None:
        self.parts |= parts
        self.before |= made_outputs.of_parts(self.record, parts)
        self.items |= {path_of(item): item for part in parts.values() for item in part.outputs}
        self.planned |= staleness.planned(parts, self._given)

    def _others(self) -> dict[str, Planned]:
        """Return the outputs of the parts that stay as they are planned, by path."""
        changed = self.parts.keys() | self.gone_parts
        found = made_outputs.planned(self.record)
        return {
            path: one
            for path, one in found.items()
            if planning.is_of_view(one.part) and one.part not in changed
        }

    def _add_moved(self) -> None:
        """Plan anew all that leads on from former addresses, which may hang on any output."""
        if not self._is_moving():
            return
        made = self._moved()
        origins = {f.make.path for f in made.files if isinstance(f.make, _Unplanned)}
        if origins:
            self._plan_all(made_outputs.parts_of(self.record, origins))
            made = self._moved()
        self.refused = made.refused
        self._plan({MOVED: Part((*made.pages, *made.files), frozenset())})

    def _is_moving(self) -> bool:
        """Tell whether something else may lead on from former addresses than before."""
        moved = made_outputs.of_parts(self.record, [MOVED])
        if not moved and not planning.has_moves(self.province, self.pages):
            return False
        if self.has_claims or any(not one.listed for one in moved.values()):
            return True
        everything = {**self.before, **self.planned}
        changed = self.before.keys() ^ self.items.keys()
        addresses = [made_outputs.address(path, everything[path]) for path in changed]
        return concerned(self.province, self.pages.moves, addresses)

    def _moved(self) -> Moved:
        others, items = self._others(), self.items.values()
        pages = [_Standing(*one.listed) for one in others.values() if one.listed]
        files = [PlannedFile(p, _Unplanned(p)) for p, one in others.items() if not one.listed]
        own = [one for one in items if not isinstance(one, File)]
        own_files = [one for one in items if isinstance(one, File)]
        written = self.pages.urls.values()
        return move(self.province, [*pages, *own], [*files, *own_files], written, self.pages.moves)

    def _add_sitemap(self) -> None:
        """Plan the sitemaps anew that say anything else of a page."""
        old, new = (
            {one.listed for one in of.values() if one.listed} for of in (self.before, self.planned)
        )
        if old == new:
            return
        folders = sitemap.folders(self.province)
        known = made_outputs.sitemaps(self.record)
        if folders and len(known) > 1:
            changed = {sitemap.folder_of(url, folders) for url, *_ in old ^ new}
            self._add_folders(sorted(changed), folders, known)
            return
        changed_parts = self.parts.keys() | self.gone_parts
        own = (one.listed for one in self.planned.values() if one.listed)
        listed = (*made_outputs.listed_outside(self.record, changed_parts), *own)
        written = planning.written_pages(self.pages)
        made = planning.sitemaps(self.province, [_Standing(*one) for one in listed], written)
        gone = known - made.keys()
        self.gone_parts |= gone
        self.before |= made_outputs.of_parts(self.record, gone)
        self._plan(made)

    def _add_folders(self, changed: Sequence[str], own: Sequence[str], known: set[str]) -> None:
        """Plan the sitemaps of some folders anew, and their index."""
        site_url, parts = self.province.settings.site_url, self.parts.keys() | self.gone_parts
        made: dict[str, Part] = {}
        days: dict[str, str] = {}
        for folder in changed:
            kept = made_outputs.listed_in(self.record, folder, own)
            listed = [one for name, one in kept if name not in parts]
            listed += (one.listed for one in self.planned.values() if one.listed)
            pages = [_Standing(*one) for one in listed if sitemap.folder_of(one[0], own) == folder]
            written = planning.written_pages(self.pages)
            inside = [url for url in written if sitemap.folder_of(url, own) == folder]
            files = sitemap.of_folder(folder, site_url, sitemap.entries(pages, inside))
            made[planning.sitemap_name(folder)] = Part(files, frozenset())
            days |= {file.path: file.changed for file in files}
        others = made_outputs.of_parts(self.record, known - made.keys() - {SITEMAP})
        days |= {path: one.listed[1] if one.listed else "" for path, one in others.items()}
        self._plan({**made, SITEMAP: Part((sitemap.index(site_url, days),), frozenset())})


@dataclasses.dataclass(frozen=True, slots=True)
class _Standing:
    """A page that stays as it is planned."""

    url: str
    changed: str
    is_indexed: bool
    source: str = ""
    preview: None = None

    def make(self) -> HtmlOutput:
        """Raise `LookupError`: nobody should ask."""
        raise LookupError(self.url)


@dataclasses.dataclass(frozen=True, slots=True)
class _Unplanned:
    """Stands for what makes a file that stays as it is planned."""

    path: str

    def __call__(self) -> bytes:
        raise LookupError(self.path)


class _Identities(dict[str, str]):
    """A digest of what lists may know of each post (`known_post.of_post`), by its file."""

    def __init__(self, known: Callable[[str], KnownPost | None]) -> None:
        super().__init__()
        self._find = known

    def __missing__(self, source: str) -> str:
        post = self._find(source)
        if post is None:
            raise KeyError(source)
        self[source] = post.identity
        return post.identity
