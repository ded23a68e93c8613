"""The changes of areas that groups.yaml tells (`regions`): read, and judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.front_matter import schema, times, yamltext
from kim_plugins.model import region_changes
from kim_plugins.model.groups import Registry
from kim_plugins.model.region_changes import RegionChange
from kim_plugins.model.regions import RegionTable, regency_code

Entry = tuple[RegionChange, yamltext.Mapping]


def told(text: str) -> list[RegionChange]:
    """Return the changes that the lines of `regions` tell, without those that can't be read.

    What is wrong with the others is told where the whole of groups.yaml is read.
    """
    root = yamltext.read(text, "").root
    if not isinstance(root, yamltext.Mapping):
        return []
    items = times.understood(root, Registry)[0].items.get("regions")
    nodes = items.items if isinstance(items, yamltext.Sequence) else []
    read = [schema.read(node, RegionChange) for node in nodes if isinstance(node, yamltext.Mapping)]
    return [reading.record for reading in read if reading.record is not None]


def problems(entries: Sequence[Entry], table: RegionTable) -> Iterator[Diagnostic]:
    """Report the changes that don't fit the region table as it was until their day."""
    ordered = sorted(entries, key=lambda entry: entry[0].since)
    done: list[RegionChange] = []
    for _, same_day in groupby(ordered, key=lambda entry: entry[0].since):
        for change, node in same_day:
            now = region_changes.applied(table, done)
            if key := region_changes.why_not(change, now):
                yield _misfit(change, key, node, now)
            else:
                done.append(change)


def _misfit(
    change: RegionChange, key: str, node: yamltext.Mapping, table: RegionTable
) -> Diagnostic:
    span = yamltext.locate(node, (key,))
    if key == "former":
        return Diagnostic("KIM111", span, {"value": change.former or ""})
    if change.code in table:
        args = {"value": change.code, "name": table[change.code].name}
        return Diagnostic("KIM112", span, args)
    above = change.code.rpartition(".")[0] or regency_code(change.code)
    return Diagnostic("KIM113", span, {"value": change.code, "above": above})
