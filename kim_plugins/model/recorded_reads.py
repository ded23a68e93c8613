"""Notes what is read while something is made: that is what it depends on.

A view asks a post for its details, or the province for the posts of a place, as it likes;
whoever made the page knows afterwards what the page is made from, without any view having to
say so. A note is the file of a post whose text is read, `head:` and its file where only its
front matter is, or `query:argument` for an answer that is made of posts' entries (`Answers`).
"""

from __future__ import annotations

import contextlib
from collections.abc import (
    Callable,
    ItemsView,
    Iterator,
    Mapping,
    MutableMapping,
    ValuesView,
)
from contextvars import ContextVar
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
_notes: ContextVar[set[str] | None] = ContextVar("notes", default=None)


def record_read(read: str) -> None:
    """Note a read."""
    notes = _notes.get()
    if notes is not None:
        notes.add(read)


def asked(query: str, argument: object) -> str:
    """Return the note of a question."""
    return f"{query}:{argument}"


ANY = "*"
"""As an argument: all answers of a query, or how many there are."""


class Answers(Mapping[Key, Value]):
    """The answers of a query by its argument; asking for one is noted, known or not."""

    def __init__(self, query: str, answers: Mapping[Key, Value]) -> None:
        self._query = query
        self.unrecorded = answers
        """The answers, for whoever makes nothing of them that is kept."""

    def __getitem__(self, argument: Key) -> Value:
        """Return an answer; raise `KeyError` where there is none."""
        record_read(asked(self._query, argument))
        return self.unrecorded[argument]

    def __contains__(self, argument: object) -> bool:
        """Tell whether there is an answer."""
        record_read(asked(self._query, argument))
        return argument in self.unrecorded

    def __iter__(self) -> Iterator[Key]:
        """Yield every argument that has an answer."""
        record_read(asked(self._query, ANY))
        return iter(self.unrecorded)

    def __len__(self) -> int:
        """Return how many arguments have an answer."""
        record_read(asked(self._query, ANY))
        return len(self.unrecorded)

    def values(self) -> ValuesView[Value]:
        """Return every answer."""
        record_read(asked(self._query, ANY))
        return self.unrecorded.values()

    def items(self) -> ItemsView[Key, Value]:
        """Return every argument with its answer."""
        record_read(asked(self._query, ANY))
        return self.unrecorded.items()


def once(
    made: MutableMapping[Key, tuple[Value, frozenset[str]]],
    name: Key,
    make: Callable[[], Value],
) -> Value:
    """Return what `make` makes, made once a name; what it was made from is noted each time."""
    if name not in made:
        with recording() as found:
            value = make()
        made[name] = (value, frozenset(found))
    value, reads = made[name]
    notes = _notes.get()
    if notes is not None:
        notes |= reads
    return value


@contextlib.contextmanager
def recording() -> Iterator[set[str]]:
    """Collect what is read inside the block."""
    found: set[str] = set()
    token = _notes.set(found)
    try:
        yield found
    finally:
        _notes.reset(token)
