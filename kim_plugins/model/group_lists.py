"""By which places groups are asked for, and how it is noted that somebody asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kim_plugins.model.groups import Group
from kim_plugins.model.recorded_reads import ANY, asked
from kim_plugins.model.regions import kecamatan_code

GROUP = "group entry"
"""The query of whoever reads what groups.yaml says of a group, by its area and id."""


def query(place: str) -> str:
    """Return the query of whoever reads what it says of the groups of a place."""
    return f"{GROUP} {place}"


def places_of(group: Group) -> Mapping[str, str]:
    """Return the places by which a group is asked for, as far as they are known."""
    places = {"area": group.regency}
    if group.village:
        places |= {"village": group.village, "kecamatan": kecamatan_code(group.village)}
    return places


def notes_of(group: Group) -> Iterator[str]:
    """Yield the notes of all that is asked of groups and that this one is an answer to."""
    yield asked(GROUP, ANY)
    yield asked(GROUP, (group.regency, group.id))
    for place, code in places_of(group).items():
        yield asked(query(place), ANY)
        yield asked(query(place), code)
