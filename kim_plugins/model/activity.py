"""How much each group publishes, and what its papers say."""

from __future__ import annotations

import dataclasses
import datetime as dt

from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.province import Province
from kim_plugins.model.regions import RegionTable

QUIET = dt.timedelta(days=90)
"""After so long without a post a group counts as dormant."""


@dataclasses.dataclass(frozen=True, slots=True)
class Activity:
    """A group at one moment."""

    group: Group
    regency: str
    village: str
    """With its kind (`Desa Contoh`), or empty."""
    posts: int
    """Those that indexes show, examples apart."""
    newest: dt.date | None
    """The date of the newest of them."""
    is_dormant: bool
    """It has published nothing for 90 days (or ever), and is not known to be dissolved."""
    decree_ended: dt.date | None
    """The last day of its decree, where that is over."""


def activities(province: Province) -> list[Activity]:
    """Return every group in the order of the registry, as of the moment of the build."""
    return [_activity(group, province) for group in province.groups]


def _activity(group: Group, province: Province) -> Activity:
    now = province.settings.now
    written = province.posts_by_group.get((group.regency, group.id), ())
    posts = [post for post in written if not post.entry.is_example]  # They count nowhere.
    newest = posts[-1].meta.date if posts else None
    area = province.registry.areas[group.regency]
    ends = group.decree.ends if group.decree else None
    is_quiet = newest is None or now - newest.at > QUIET
    return Activity(
        group=group,
        regency=area.name,
        village=_village(group.village, area, province.regions) if group.village else "",
        posts=len(posts),
        newest=newest.day if newest else None,
        is_dormant=is_quiet and group.status != "bubar",
        decree_ended=ends if ends and ends < now.date() else None,
    )


def _village(code: str, area: Regency, regions: RegionTable) -> str:
    """Name a village by the word that is used there: a desa may be called kampung."""
    village = regions[code]
    term = area.village_term if village.kind == "desa" else village.kind
    return f"{term.capitalize()} {village.name}"
