"""Which outputs of the last build are no longer what they would be, and so have to be made.

The one judge of that, whether the engine runs or not: an output is stale if the plan hands it
something else than before, or if something that was read while it was made has another answer
now.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kim_plugins.base.settings import Settings
from kim_plugins.builder import planning
from kim_plugins.builder.changes.build_record import BuildRecord
from kim_plugins.builder.changes.made_outputs import Planned, listed, path_of
from kim_plugins.builder.changes.plan_digest import PlanDigest
from kim_plugins.builder.planning import Material, Part
from kim_plugins.builder.sources import sources
from kim_plugins.content.files.links import LinkIndex
from kim_plugins.content.judging.judge import Surroundings
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province


@dataclasses.dataclass(frozen=True)
class Staleness:
    """What outputs were planned as, and what of that is different now."""

    before: Mapping[str, Planned]
    """What the last build planned, by path."""
    planned: Mapping[str, Planned]
    """What is planned now."""
    read: AbstractSet[str]
    """The outputs for which something was read that has another answer now."""

    def is_stale(self, path: str) -> bool:
        """Tell whether an output has to be made, even if it lies there as it was made."""
        before, given = self.before.get(path), self.planned[path].given
        return before is None or not given or before.given != given or path in self.read


def planned(parts: Mapping[str, Part], given: PlanDigest) -> dict[str, Planned]:
    """Return the outputs of some parts as they are planned, by path."""
    return {
        path_of(item): Planned(name, given.digest(item), listed(item))
        for name, part in parts.items()
        for item in part.outputs
    }


def province_before(
    kept: BuildRecord, posts: Sequence[Post], registry: Registry, settings: Settings
) -> Province:
    """Return the province of the last build, in which these posts were published.

    Of them no more is known than lists need. The settings are those of that build, its moment too.
    """
    material = Material(
        (), kept.pictures, frozenset(kept.bad_pictures), {}, attachments=kept.attachments
    )
    index = LinkIndex(frozenset(), frozenset(), kept.addresses)
    around = Surroundings(registry, sources.region_table(), index)
    province = planning.province_of(posts, around, settings, kept.written, material)
    return planning.with_targets(province, kept.late)
