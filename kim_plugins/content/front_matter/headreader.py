"""A post's front matter: Indonesian names of keys, the schema of its kind, partial readings."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import create_model
from pydantic.fields import FieldInfo

from kim_plugins.base.diagnostics import Diagnostic, closest
from kim_plugins.content.front_matter import schema, times, yamltext
from kim_plugins.model.frontmatter import (
    INDONESIAN_KEYS,
    SCHEMAS,
    TOMBSTONE_KEYS,
    Agenda,
    FrontMatter,
    Tombstone,
)

DEFAULT_KIND = "berita"
EVENT_TIMES = ("starts", "ends", "repeats", "repeats_until", "repeats_except")


def read(
    head: yamltext.Mapping, day: dt.date | None = None
) -> tuple[FrontMatter, yamltext.Mapping, list[Diagnostic]]:
    """Read a front matter; return the record, the mapping by English keys, the problems.

    `day` is the date in the file's name. Dates in words stand in the mapping as what they mean.
    Where something doesn't fit, the record holds `None` for it and the problems say why.
    """
    renamed, problems = _english(head)
    model = SCHEMAS[_kind(renamed) or DEFAULT_KIND]
    renamed, told = times.understood(renamed, model, day)
    problems += told
    if "withdrawn" in renamed.items:
        return _read_tombstone(renamed, problems)
    kind = _kind(renamed)
    if kind is None:
        problems.append(_unknown_kind(renamed))
    reading = schema.read(renamed, model)
    if reading.record is not None:
        return reading.record, renamed, problems
    found = [_of_other_kind(p, kind or DEFAULT_KIND, renamed) for p in reading.diagnostics]
    if kind is None:
        place = renamed.items["kind"].span
        found = [p for p in found if p.code not in ("KIM008", "KIM044") and p.span != place]
    return _partial(renamed, model), renamed, problems + found


def complete(head: Mapping[str, yamltext.Data]) -> FrontMatter:
    """Return the record of a front matter that is known to fit, by English keys."""
    if "withdrawn" in head:
        return Tombstone.model_validate(head)
    return SCHEMAS[str(head.get("kind", DEFAULT_KIND)).strip()].model_validate(head)


def in_english(head: yamltext.Mapping) -> Mapping[str, yamltext.Node]:
    """Return a front matter's values by their English keys."""
    return _english(head)[0].items


def event_times(head: yamltext.Mapping) -> dict[str, yamltext.Node]:
    """Return the values that say when an event is, as far as they can be read.

    Calendars need them to take back an event that was withdrawn. An example is in no calendar.
    """
    renamed = _english(head)[0]
    if _kind(renamed) != "agenda":
        return {}
    renamed, _ = times.understood(renamed, Agenda)
    known = _partial(renamed, Agenda)
    if known.example or getattr(known, "starts", None) is None:
        return {}
    given = {key: renamed.items[key] for key in EVENT_TIMES if getattr(known, key)}
    return {key: node for key, node in given.items() if _is_whole(node, getattr(known, key))}


def _is_whole(node: yamltext.Node, value: Any) -> bool:
    """Tell whether all of a list could be read, so that no other words stay in it."""
    return not isinstance(node, yamltext.Sequence) or len(node.items) == len(value)


def _read_tombstone(
    head: yamltext.Mapping, problems: list[Diagnostic]
) -> tuple[FrontMatter, yamltext.Mapping, list[Diagnostic]]:
    """Read only what a withdrawn post still needs, so that nothing else can stand in its way."""
    rest = yamltext.Mapping(head.span)
    kept = {key: node for key, node in head.items.items() if key in TOMBSTONE_KEYS}
    rest.items = kept | event_times(head)
    rest.keys = head.keys
    reading = schema.read(rest, Tombstone)
    record = reading.record or _partial(rest, Tombstone)
    return record, rest, [*of_tombstones(problems), *reading.diagnostics]


def of_tombstones(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Keep the problems that count for a withdrawn post, not those of keys it leaves behind."""
    return [p for p in problems if p.args.get("key", "date") in TOMBSTONE_KEYS]


def _english(head: yamltext.Mapping) -> tuple[yamltext.Mapping, list[Diagnostic]]:
    """Rename the known Indonesian keys, refusing two names for one key."""
    renamed = yamltext.Mapping(head.span)
    problems: list[Diagnostic] = []
    names: dict[str, str] = {}
    for given, node in head.items.items():
        key, span = INDONESIAN_KEYS.get(given.lower(), given), head.keys[given]
        if key in names:
            args = {"first": names[key], "second": given, "key": key}
            problems.append(Diagnostic("KIM009", span, args))
            continue
        if key != given:
            problems.append(Diagnostic("KIM011", span, {"given": given, "key": key}))
        names[key] = given
        renamed.items[key], renamed.keys[key] = node, span
    return renamed, problems


def _kind(head: yamltext.Mapping) -> str | None:
    """Return the kind, the default where none is given, or `None` for an unknown one."""
    node = head.items.get("kind")
    if node is None or (isinstance(node, yamltext.Scalar) and node.text is None):
        return DEFAULT_KIND
    text = node.text.strip() if isinstance(node, yamltext.Scalar) and node.text else ""
    return text if text in SCHEMAS else None


def _unknown_kind(head: yamltext.Mapping) -> Diagnostic:
    node = head.items["kind"]
    value = (node.text or "") if isinstance(node, yamltext.Scalar) else "daftar"
    args = {"value": value, "choices": ", ".join(SCHEMAS)}
    return Diagnostic("KIM012", node.span, args, closest(value, SCHEMAS))


def _of_other_kind(problem: Diagnostic, kind: str, head: yamltext.Mapping) -> Diagnostic:
    """Say of an unknown key that another kind has it, if so; keys inside a key are nobody's."""
    key = problem.args.get("key", "")
    if head.keys.get(key) != problem.span:
        return problem
    kinds = [name for name, model in SCHEMAS.items() if key in model.model_fields]
    if problem.code != "KIM008" or not kinds:
        return problem
    return Diagnostic("KIM044", problem.span, {"key": key, "kind": kind, "kinds": ", ".join(kinds)})


def _partial(head: yamltext.Mapping, model: type[FrontMatter]) -> FrontMatter:
    """Read what does fit; everything else is `None`."""
    given: Any = schema.without_blanks(yamltext.data(head))
    lenient = _lenient(model)
    bad = schema.misfits(given, lenient)
    fitting = {
        key: [item for n, item in enumerate(value) if (key, n) not in bad]
        if isinstance(value, list)
        else value
        for key, value in given.items()
        if (key,) not in bad
    }
    still_bad = {key for key, *_ in schema.misfits(fitting, lenient)}
    return lenient.model_validate({k: v for k, v in fitting.items() if k not in still_bad})


def _annotated(field: FieldInfo) -> Any:
    """Return a field's type with its validators, which pydantic keeps apart."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


@functools.cache
def _lenient(model: type[FrontMatter]) -> type[FrontMatter]:
    """Return the same schema with nothing required and everything absent by default."""
    fields: dict[str, Any] = {
        name: (_annotated(field) | None, None) for name, field in model.model_fields.items()
    }
    fields["kind"] = (Any, None)
    return create_model(model.__name__, __base__=model, **fields)
