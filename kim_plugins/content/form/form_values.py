"""What each key of a post may hold, as data for the form: taken from the models themselves."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import AfterValidator, BeforeValidator
from pydantic.fields import FieldInfo

from kim_plugins.model.fields import Record

Shape = dict[str, Any]
"""`type` is text, choice, list or record; `by` names the functions that read or refuse a value."""
_LIMITS = (("min_length", "min"), ("max_length", "max"), ("pattern", "pattern"))


def records(models: Iterable[type[Record]]) -> Mapping[str, Mapping[str, Shape]]:
    """Return the keys of these records, and of all records in them, by the records' names."""
    found: dict[str, Mapping[str, Shape]] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = _keys(model)
            waiting += _inner(model)
    return dict(sorted(found.items()))


def _keys(model: type[Record]) -> Mapping[str, Shape]:
    return {key: shape(field) for key, field in model.model_fields.items()}


def shape(field: FieldInfo) -> Shape:
    """Return what one field may hold."""
    required = {"required": True} if field.is_required() else {}
    return _shape(field.annotation, field.metadata) | required


def _shape(annotation: Any, metadata: Iterable[Any] = ()) -> Shape:
    """Describe a field's type, with what its annotations ask for."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, *more = typing.get_args(annotation)
        return _shape(inner, [*more, *metadata])
    if origin in (types.UnionType, typing.Union):
        choices = [one for one in typing.get_args(annotation) if one is not type(None)]
        return _shape(choices[0], metadata)
    asked = _asked(metadata)
    if origin is typing.Literal:
        return {"type": "choice", "choices": list(typing.get_args(annotation)), **asked}
    if origin is tuple:
        return {"type": "list", "of": _shape(typing.get_args(annotation)[0]), **asked}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {"type": "record", "record": annotation.__name__, **asked}
    return {"type": "text", **asked}


def _asked(metadata: Iterable[Any]) -> Shape:
    found: Shape = {}
    by: list[str] = []
    for one in _flat(metadata):
        for name, short in _LIMITS:
            if getattr(one, name, None) is not None:
                found[short] = getattr(one, name)
        if isinstance(one, BeforeValidator | AfterValidator):
            by.append(getattr(one.func, "__name__", "").lstrip("_"))
    return {**found, "by": by} if by else found


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """Yield annotations, also those that pydantic has gathered into a field."""
    for one in metadata:
        yield from one.metadata if isinstance(one, FieldInfo) else (one,)


def _inner(model: type[Record]) -> Iterator[type[Record]]:
    waiting = [field.annotation for field in model.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, Record):
            yield annotation
        waiting += typing.get_args(annotation)
