"""Notes which posts are read while something is made: that is what it depends on.

A view asks a post for its details as it likes; whoever made the page knows afterwards
of which posts' details the page is made, without any view having to say so.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any, Generic, TypeVar, cast, overload

Value = TypeVar("Value")
_notes: ContextVar[set[str] | None] = ContextVar("notes", default=None)


def note(source: str) -> None:
    """Note that a post's details are read."""
    notes = _notes.get()
    if notes is not None:
        notes.add(source)


@contextlib.contextmanager
def noting() -> Iterator[set[str]]:
    """Collect, inside the block, the source files of the posts whose details are read."""
    found: set[str] = set()
    token = _notes.set(found)
    try:
        yield found
    finally:
        _notes.reset(token)


class kept(Generic[Value]):  # noqa: N801 - used like `functools.cached_property`
    """A property that is computed once; what it was computed from is noted at every use."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> kept[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> kept[Value] | Value:
        """Return the value, computed at first use."""
        if instance is None:
            return self
        key = f"_kept_{self._name}"
        if key not in instance.__dict__:
            with noting() as found:
                value = self._compute(instance)
            instance.__dict__[key] = (value, found)
        value, found = instance.__dict__[key]
        notes = _notes.get()
        if notes is not None:
            notes |= found
        return cast("Value", value)
