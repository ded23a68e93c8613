"""The values of a front matter, or of groups.yaml, that are dates, whatever words they are in.

Reading and mending are one mechanism: the reader takes a value in words for what it means,
with a warning that shows how it is written; `kim fix` writes it so.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import typing
from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.front_matter import given_dates, yamltext
from kim_plugins.content.front_matter.vocabulary import is_time
from kim_plugins.model.fields import Moment, Record, When

_WHEN: TypeAdapter[Moment] = TypeAdapter(When)
Schema = type[Record]
Found = tuple[yamltext.Scalar, str]
"""A value in words, and how ISO 8601 writes it."""


def moment(text: str) -> Moment | None:
    """Return the moment that an ISO date or time means."""
    try:
        return _WHEN.validate_python(text)
    except ValidationError:
        return None


def in_words(
    items: Mapping[str, yamltext.Node], model: Schema, day: dt.date | None = None
) -> Iterator[Found]:
    """Yield the dates of a record that are in words with one meaning.

    `day` is the one in the file's name, which tells what `date: 08/05/2026` means.
    """
    for key, inner in _times(model).items():
        node = items.get(key)
        if node is None:
            continue
        known = day if key == "date" else None
        base = _day_of(items.get("starts")) if key == "ends" else None
        for part in node.items if isinstance(node, yamltext.Sequence) else [node]:
            if inner is None and isinstance(part, yamltext.Scalar):
                yield from _scalar(part, known, base)
            elif inner is not None and isinstance(part, yamltext.Mapping):
                yield from in_words(part.items, inner)


def understood(
    head: yamltext.Mapping, model: Schema, day: dt.date | None = None
) -> tuple[yamltext.Mapping, list[Diagnostic]]:
    """Return a mapping with its dates as ISO 8601 writes them, and a warning for each in words."""
    problems = [
        Diagnostic("KIM154", node.span, {"value": (node.text or "").strip(), "iso": value}, value)
        for node, value in in_words(head.items, model, day)
    ]
    if not problems:
        return head, []
    replaced = _replaced(head, {(p.span.line, p.span.column): p.suggestion for p in problems})
    assert isinstance(replaced, yamltext.Mapping)
    return replaced, problems


def _replaced(node: yamltext.Node, values: Mapping[tuple[int, int], str]) -> yamltext.Node:
    if isinstance(node, yamltext.Mapping):
        items = {key: _replaced(item, values) for key, item in node.items.items()}
        return yamltext.Mapping(node.span, items, node.keys)
    if isinstance(node, yamltext.Sequence):
        return yamltext.Sequence(node.span, [_replaced(item, values) for item in node.items])
    value = values.get((node.span.line, node.span.column))
    return node if value is None else dataclasses.replace(node, text=value)


def _scalar(node: yamltext.Scalar, known: dt.date | None, base: dt.date | None) -> Iterator[Found]:
    if not node.text or moment(node.text):
        return
    value = given_dates.iso(node.text, known)
    if not value and base:
        value = given_dates.on(base, node.text)
    if value and moment(value):
        yield node, value


def _day_of(node: yamltext.Node | None) -> dt.date | None:
    """Return the day on which an event starts, as far as that can be told."""
    if not isinstance(node, yamltext.Scalar) or not node.text:
        return None
    found = moment(node.text) or moment(given_dates.iso(node.text))
    return found.day if found else None


@functools.cache
def _times(model: Schema) -> Mapping[str, Schema | None]:
    """Return the keys that are times, and the records that have such keys (by their key)."""
    found: dict[str, Schema | None] = {}
    for key, field in model.model_fields.items():
        inner = _record(field.annotation)
        if inner is not None:
            if _times(inner):
                found[key] = inner
        elif is_time(field.annotation):
            found[key] = None
    return found


def _record(annotation: object) -> Schema | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (_record(part) for part in typing.get_args(annotation))
    return next((record for record in inner if record), None)
