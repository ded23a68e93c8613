"""The KIM of a place, and whom a place without one may turn to."""

from __future__ import annotations

from collections.abc import Sequence

from kim_plugins.base import areas
from kim_plugins.base.locale_id import sort_key
from kim_plugins.model import urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import Context

MOST = 3
"""Groups that a place without one of its own is pointed to."""


def entry(group: Group, province: Province) -> Context:
    """Make a group's entry without the number of its posts.

    So a new post changes the pages of the places that it is about, and not its group's.
    """
    return {**parts.group_entry(group, province), "count": 0}


def nearby(here: Sequence[Group], area: Regency, province: Province) -> Context:
    """Choose whom to turn to: the KIM of one's kecamatan (`here`), else of one's regency.

    Which one of a regency's is nearest nobody can say: the region table has no
    locations, and neighbouring codes needn't be neighbouring places. So none is
    called so, and active and verified ones come first.
    """
    is_here = any(map(is_alive, here))
    candidates = here if is_here else province.groups_by_area.get(area.id, ())
    found = sorted(filter(is_alive, candidates), key=_by_readiness)
    return {
        "is_here": is_here,
        "district": areas.terms(area.code).district,
        "groups": [_named(group, province) for group in found[:MOST]],
        "count": len(found),
        "all": urls.area(area.id) + "#kelompok",
    }


def is_alive(group: Group) -> bool:
    """Tell whether a group may still be turned to."""
    return group.status != "bubar"


def _named(group: Group, province: Province) -> Context:
    place = parts.place_name(group.village, province).partition(",")[0] if group.village else ""
    return {"name": group.name, "url": urls.group(group.regency, group.id), "place": place}


def _by_readiness(group: Group) -> tuple[bool, bool, tuple[str, str], str]:
    return (group.status != "aktif", group.verified is None, sort_key(group.name), group.id)
