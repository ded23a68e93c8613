"""groups.yaml as it was and as it is, where groups are new or pages show something else of them.

Where groups go or belong elsewhere, posts are judged otherwise and stand elsewhere, and where
areas or topics are others nearly everything is: that takes a whole build.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Sequence

from kim_plugins.base import home
from kim_plugins.builder import pipeline, planning
from kim_plugins.builder.changes import changed_reads
from kim_plugins.builder.changes.build_record import BuildRecord
from kim_plugins.builder.changes.rejudging import Overtaken
from kim_plugins.builder.sources import sources
from kim_plugins.builder.sources.inputs import Survey, state_of
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.registry import registry
from kim_plugins.content.registry.registry import RegistryReading
from kim_plugins.model import group_lists
from kim_plugins.model.former_addresses import successor
from kim_plugins.model.groups import Group, Lifetime, Publisher, Registry
from kim_plugins.model.post_lists import WITHDRAWN
from kim_plugins.model.posts import HEAD, Post
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import asked

Place = tuple[str, str]
"""A group's area and id."""
_DECIDING = frozenset({"id", "regency", "village", *Lifetime.model_fields})
"""What decides on more than what is shown of a group: where it and its posts stand, and when."""


@dataclasses.dataclass(eq=False)
class ChangedGroups:
    """The groups that groups.yaml tells of otherwise than before.

    Raises `Overtaken` where anything else is different, or is or was wrong with it, or somebody
    else but our views hangs on it: the places of what was wrong may have moved, and what the CMS
    asks is the engine's.
    """

    project: Project
    kept: BuildRecord
    survey: Survey
    is_another: bool
    """groups.yaml has another content."""

    def __post_init__(self) -> None:
        """Find them."""
        self.added: Sequence[Group] = ()
        """Those that are new."""
        self.states = self._states() if self.is_another else ()
        """What was and what is told of them."""

    @functools.cached_property
    def reading(self) -> RegistryReading:
        """Read groups.yaml; raise `Overtaken` where it is wrong, or not as it was surveyed."""
        path, file = str(self.project.groups), sources.read_registry(self.project)
        if file is None or state_of(path, file.content).hex() != self.survey.files.get(path):
            raise Overtaken
        found = pipeline.read_registry(self.project, file)
        # Which province it is was read before, perhaps while something else stood there.
        if found.registry is None or home.of_registry(found.source) != home.settled():
            raise Overtaken
        return found

    @property
    def registry(self) -> Registry:
        """Return the registry as it is; raise `Overtaken` likewise."""
        assert self.reading.registry is not None
        return self.reading.registry

    @functools.cached_property
    def before(self) -> Registry:
        """Return the registry of the last build; raise `Overtaken` where it can't be read."""
        if not self.is_another:
            return self.registry
        shown = self.project.shown(self.project.groups)
        file = SourceFile("", shown, self.kept.registry.encode(), size=1)
        found = registry.read(file, sources.region_table()).registry
        if found is None:
            raise Overtaken
        return found

    def _states(self) -> Sequence[Group]:
        before, now = self.before, self.registry
        if _without_groups(before) != _without_groups(now):
            raise Overtaken
        old, new = before.groups_by_id, now.groups_by_id
        if [place for place in new if place in old] != [*old]:
            raise Overtaken
        if self._is_told or self.kept.settings.cms:
            raise Overtaken
        self.added = [group for place, group in new.items() if place not in old]
        pairs = [(old[place], new[place]) for place in old if old[place] != new[place]]
        if any(getattr(a, name) != getattr(b, name) for a, b in pairs for name in _DECIDING):
            raise Overtaken
        if any(getattr(group, name) for group in self.added for name in Lifetime.model_fields):
            raise Overtaken
        if _heirs(before) != _heirs(now):
            raise Overtaken
        if any(a.name != b.name and (a.valid_from or a.valid_until) for a, b in pairs):
            raise Overtaken  # What is told of posts outside of that time names the group.
        return (*(group for pair in pairs for group in pair), *self.added)

    @functools.cached_property
    def shown_with_posts(self) -> set[tuple[str, str]]:
        """Return those of which posts show something else, by area and id, and new ones."""
        shown: dict[tuple[str, str], list[Publisher]] = {}
        for group in self.states:
            shown.setdefault((group.regency, group.id), []).append(Publisher.of(group))
        return {place for place, (first, *then) in shown.items() if then != [first]}

    @functools.cached_property
    def addresses(self) -> frozenset[str]:
        """Return where something stands whichever posts there are, new groups' pages too."""
        if not self.added:
            return self.kept.addresses
        return planning.fixed_addresses(self.registry, self.kept.written.urls)

    @property
    def moved(self) -> frozenset[str]:
        """Return the notes of links to where something stands now and did not, or the reverse."""
        changed = self.addresses ^ self.kept.addresses
        return frozenset(note for url in changed for note in changed_reads.of_address(url))

    @property
    def _is_told(self) -> bool:
        """Tell whether anything is or was wrong with groups.yaml."""
        shown, told = self.project.shown(self.project.groups), self.kept.told
        return (
            bool(self.reading.diagnostics)
            or told is None
            or any(one.path == shown for one in told.sources)
        )

    def posts(self, province: Province) -> Iterator[Post]:
        """Yield the published posts that show something else of a group, withdrawn ones too."""
        wanted = self.shown_with_posts
        for place in sorted(wanted):
            yield from province.posts_by_group.unrecorded.get(place, ())
        gone = province.of_sort(WITHDRAWN) if wanted else ()
        yield from (post for post in gone if (post.place.area, post.place.group) in wanted)

    def reads(self, province: Province) -> Iterator[str]:
        """Yield the notes that have another answer: of the groups, and of what tells of posts."""
        for group in self.states:
            yield from group_lists.notes_of(group)
        yield from (asked(HEAD, post.source) for post in self.posts(province))


def _without_groups(known: Registry) -> Registry:
    """Return a registry without its groups, and without who may write: no page tells that."""
    nobody: dict[str, object] = {"editors": ()}
    regencies = tuple(one.model_copy(update=nobody) for one in known.regencies)
    province = known.province.model_copy(update=nobody)
    rest = {"groups": (), "maintainers": (), "regencies": regencies, "province": province}
    return known.model_copy(update=rest)


def _heirs(registry: Registry) -> list[tuple[Place, Place]]:
    """Return where merged groups went: to one of that id, their own area's before any other's."""
    found = ((group, heir) for group in registry.groups if (heir := successor(group, registry)))
    return [((one.regency, one.id), (heir.regency, heir.id)) for one, heir in found]
