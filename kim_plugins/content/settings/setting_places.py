"""Where each setting stands in mkdocs.yml, so that what is wrong with it is told at its line."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping

import yaml

from kim_plugins.base.diagnostics import Diagnostic, Span

_DEEPEST = 5
"""`plugins`, `kim`, `contact` and its keys; aliases may make a file endless, hence `_MOST`."""
_MOST = 2000
_OF_KEYS = frozenset({"KIM008", "KIM181", "KIM191", "KIM194"})
"""These speak of a key, not of its value."""
_SPEAKS_OF = {
    "KIM008": "plugins.kim.*",
    "KIM137": "plugins.kim.authority",
    "KIM151": "site_url",
    "KIM180": "plugins.kim.contact.* plugins.kim.contact",
    "KIM181": "plugins.kim.contact.*",
    "KIM190": "plugins.kim.cms.* plugins.kim.cms",
    "KIM191": "plugins.kim.cms.*",
    "KIM192": "plugins.kim.cms.package plugins.kim.cms",
    "KIM194": "plugins.kim.repository.*",
    "KIM195": "plugins.kim.repository.* plugins.kim.repository",
    "KIM201": "site_url",
    "KIM202": "theme.name theme",
    "KIM203": "use_directory_urls",
    "KIM204": "plugins.kim.now",
    "KIM205": "plugins.kim.format",
    "KIM206": "* plugins.kim.* plugins.kim.contact.*",
    "KIM208": "theme.name theme",
    "KIM209": "plugins.kim.contact.security_until",
}
"""The settings that each code may speak of, the likeliest first; `*` is the key that it names."""


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A setting's key and its value (the key again, where the value spans lines)."""

    key: Span
    value: Span


Places = Mapping[str, Place]
"""By the keys that lead to a setting: `plugins.kim.contact`."""


def of(node: yaml.Node, path: str) -> dict[str, Place]:
    """Return where each setting in a file stands."""
    return dict(itertools.islice(_walk(node, path, ()), _MOST))


def of_value(places: Places, name: str, path: str) -> Span:
    """Return where a setting's value stands; the file as a whole, if that isn't known."""
    return places[name].value if name in places else Span(path)


def located(found: Diagnostic, places: Places) -> Diagnostic:
    """Give a problem of the settings the place of the one that it speaks of, if that is written."""
    if found.span.line:
        return found
    key = found.args.get("key", "").rpartition(".")[2]
    names = (name.replace("*", key) for name in _SPEAKS_OF.get(found.code, "").split())
    place = next((places[name] for name in names if name in places), None)
    if place is None:
        return found
    span = place.key if found.code in _OF_KEYS else place.value
    return dataclasses.replace(found, span=span)


def _walk(node: yaml.Node, path: str, above: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
    """Yield the settings below a node; items of a list count as keys (`plugins: [kim]`)."""
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for part in parts if len(above) < _DEEPEST else ():
        if isinstance(part, yaml.MappingNode):
            for key, value in part.value:
                place = span(key, path)
                names = (*above, str(key.value))
                yield ".".join(names), Place(place, _shown(value, path) or place)
                yield from _walk(value, path, names)
        elif isinstance(part, yaml.ScalarNode) and part is not node:
            place = span(part, path)
            yield ".".join((*above, part.value)), Place(place, place)


def _shown(node: yaml.Node, path: str) -> Span | None:
    is_short = isinstance(node, yaml.ScalarNode) and node.value != ""
    return span(node, path) if is_short and node.start_mark.line == node.end_mark.line else None


def span(node: yaml.Node, path: str) -> Span:
    """Return the place of a node, on its first line."""
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(path, start.line + 1, start.column + 1, max(1, length))
