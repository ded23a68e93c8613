"""Finds a group or a regency by whatever a person calls it: its name, its place, its folder."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import click

from kim_plugins.base.diagnostics import closest
from kim_plugins.base.locale_id import sort_key
from kim_plugins.model.groups import Group, Regency, Registry
from kim_plugins.model.regions import RegionTable


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A group with all the names that lead to it."""

    group: Group
    area_name: str
    names: tuple[str, ...]
    """Its folder first, then its id and its name."""
    words: str
    """Everything that a search looks through, in lower case."""

    def __str__(self) -> str:
        """Name the group as a list shows it."""
        return f"{self.group.name}, {self.area_name} ({self.names[0]})"

    def is_called(self, given: str) -> bool:
        """Tell whether `given` is one of its names."""
        return given.strip("/").lower() in {name.lower() for name in self.names}

    def fits(self, given: str) -> bool:
        """Tell whether every word of `given` occurs somewhere in its names and places."""
        return all(word in self.words for word in given.lower().split())


def places_of(registry: Registry, regions: RegionTable) -> Sequence[Place]:
    """Return every group, sorted by regency and name."""
    found = [_place(group, registry, regions) for group in registry.groups]
    return sorted(found, key=lambda p: (sort_key(p.area_name), sort_key(p.group.name), p.names))


def area_called(given: str, registry: Registry) -> Regency:
    """Find a regency by its id, its name, or what else people call it.

    Raises `click.ClickException` where there is none of that name.
    """
    names = {
        name.casefold(): area
        for area in registry.areas.values()
        for name in (area.id, area.name, area.name.split(" ", 1)[-1], *area.aliases)
    }
    found = names.get(given.strip().casefold())
    if found is None:
        near = closest(given, names)
        guess = f" Mungkin maksud Anda: {near}." if near else ""
        raise click.ClickException(f"Kabupaten atau kota {given} tidak terdaftar.{guess}")
    return found


def folder_of(group: Group) -> str:
    """Name a group as its folder does: `kabupaten-contoh/kim-contoh`."""
    return f"{group.regency}/{group.id}"


def _place(group: Group, registry: Registry, regions: RegionTable) -> Place:
    area = registry.areas[group.regency]
    path = regions.path(group.village) if group.village else []
    names = (folder_of(group), group.id, group.name)
    words = [*names, area.name, *area.aliases, *(region.name for region in path)]
    return Place(group, area.name, names, " ".join(words).lower())
