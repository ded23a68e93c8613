"""How long a place or group holds, and what it was merged into: rules on groups.yaml and posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter import yamltext
from kim_plugins.model.groups import Group, Lifetime, Registry
from kim_plugins.model.posts import PostPlace


def lifetime(entry: Lifetime, node: yamltext.Mapping) -> Iterator[Diagnostic]:
    """Report an entry that ends before it begins."""
    if entry.valid_from and entry.valid_until and entry.valid_until < entry.valid_from:
        yield Diagnostic("KIM134", yamltext.locate(node, ("valid_until",)))


def circles(entries: Sequence[tuple[Group, yamltext.Mapping]]) -> Iterator[Diagnostic]:
    """Report groups whose mergers lead back to themselves."""
    into = {(group.regency, group.id): _next(group, entries) for group, _ in entries}
    for group, node in entries:
        seen, here = [group.id], into[group.regency, group.id]
        while here is not None and here.id not in seen:
            seen.append(here.id)
            here = into[here.regency, here.id]
        if here is not None and here.id == group.id and here.regency == group.regency:
            args = {"way": " → ".join([*seen, group.id])}
            yield Diagnostic("KIM133", yamltext.locate(node, ("merged_into",)), args)


def post_outside(place: PostPlace, path: str, registry: Registry) -> list[Diagnostic]:
    """Report a post of a day on which its group did not exist yet or any more."""
    group = registry.groups_by_id[place.area, place.group]
    is_early = group.valid_from is not None and place.day < group.valid_from
    is_late = group.valid_until is not None and place.day > group.valid_until
    if not (is_early or is_late):
        return []
    args = {
        "group": group.name,
        "first": group.valid_from.isoformat() if group.valid_from else "…",
        "last": group.valid_until.isoformat() if group.valid_until else "…",
    }
    return [Diagnostic("KIM135", Span(path), args)]


def _next(group: Group, entries: Sequence[tuple[Group, yamltext.Mapping]]) -> Group | None:
    """Return what a group was merged into, as `former.merged_into` finds it later."""
    others = [other for other, _ in entries if other.id == group.merged_into]
    near = [other for other in others if other.regency == group.regency]
    return next(iter([*near, *others]), None)
