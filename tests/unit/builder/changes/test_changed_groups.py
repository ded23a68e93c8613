"""What is made of groups is made anew whenever groups.yaml tells something else of them.

Every view's outputs are made with both registries. Each that differs must be stale by what was
noted while it was made, or by what the plan hands to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest

from kim_plugins.builder.changes import changed_reads
from kim_plugins.builder.changes.changed_groups import ChangedGroups
from kim_plugins.builder.sources.inputs import Survey
from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from tests.builders import REGISTRY, a_post, a_province, a_registry
from tests.few_places import few_places
from tests.unit.builder.changes.test_staleness import made

OTHER = {"id": "kim-baru", "name": "KIM Baru", "regency": "samarinda", "status": "aktif"}
TOLD: dict[str, dict[str, object]] = {
    "a name": {"name": "KIM Lain"},
    "a status": {"status": "vakum", "status_since": "2026-10-01", "status_reason": "Pengurus baru"},
    "a dissolved group": {"status": "bubar"},
    "what it is": {"description": "Warga yang menulis.", "fields": ["literasi"], "kim_id": "K-1"},
    "how it is reached": {"contact": {"email": "kim@example.org", "confirmed_at": "2026-10-02"}},
    "where else it writes": {"channels": {"web": "https://kim.example.org/contoh"}},
    "where it lies": {"location": ["0.5", "117.5"]},
    "who confirmed it": {"verified": {"by": "Diskominfo Contoh", "at": "2026-10-02"}},
    "its decree": {"decree": {"number": "1", "date": "2020-05-04", "ends": "2026-10-30"}},
    "where that is told": {"sources": [{"title": "Surat contoh"}], "founded": "2020-05-04"},
    "who may write": {"authors": ["contoh"], "trust": "tepercaya"},
}


@pytest.fixture(autouse=True, scope="module")
def _few_places() -> Iterator[None]:
    with few_places():
        yield


def posts() -> list[Post]:
    where = "Balai Desa Contoh"
    return [
        a_post("2026-11-01-kabar", topics=["literasi"], areas=["64.08.12.2004"]),
        a_post("2026-11-02-rapat", kind="agenda", starts="2026-12-05T08:00", place=where),
        a_post("2026-11-03-keliru", withdrawn={"at": "2026-11-10", "reason": "Keliru."}),
        a_post("2026-11-04-contoh", example=True),
    ]


def changed(before: Province, after: Province) -> ChangedGroups:
    """Return the groups of which something else is told."""
    old, new = before.registry.groups_by_id, after.registry.groups_by_id
    groups = ChangedGroups(cast("Any", None), cast("Any", None), Survey(), is_another=False)
    different = {place for place in new if old.get(place) != new[place]}
    groups.states = [found[p] for found in (old, new) for p in sorted(different) if p in found]
    return groups


def reads(before: Province, after: Province) -> set[str]:
    """Return what has another answer."""
    groups = changed(before, after)
    nothing: frozenset[str] = frozenset()
    return {*groups.reads(after), *changed_reads.between(before, after, nothing, nothing)}


def retold(**told: object) -> Registry:
    """Return the registry of which the first group with posts tells something else."""
    desk, first, *others = cast("list[dict[str, object]]", REGISTRY["groups"])
    return a_registry(groups=[desk, {**first, **told}, *others])


def insist_on_stale(registry: Registry) -> None:
    before, after = a_province(posts()), a_province(posts(), registry=registry)
    found = reads(before, after)
    first, second = made(before), made(after)
    differing = {path for path in first.keys() & second.keys() if first[path] != second[path]}
    assert differing
    for path in differing:
        was, now = first[path], second[path]
        is_stale = was.given != now.given or not now.given or not was.notes.isdisjoint(found)
        assert is_stale or was.content == now.content, path


@pytest.mark.parametrize("told", TOLD)
def test_what_tells_of_a_group_is_stale(told: str) -> None:
    insist_on_stale(retold(**TOLD[told]))


@pytest.mark.parametrize("told", TOLD)
def test_posts_are_stale_only_by_what_they_show_of_it(told: str) -> None:
    after = a_province(posts(), registry=retold(**TOLD[told]))
    stale = [*changed(a_province(posts()), after).posts(after)]

    assert bool(stale) == (told in {"a name", "how it is reached", "who confirmed it"})


def test_so_is_what_lists_a_new_one() -> None:
    groups = cast("list[dict[str, object]]", REGISTRY["groups"])

    insist_on_stale(a_registry(groups=[*groups, OTHER]))
    insist_on_stale(a_registry(groups=[{**OTHER, "village": "64.72.01.1001"}, *groups]))
