"""A digest of what the plan hands to an output: the posts of its list, its titles and addresses.

A page that is planned holds its function and the arguments of it. What the function reads
beyond them is noted while the page is made (`model/recorded_reads.py`); both together are all
that a page is made from, as long as code, registry, settings and the sections of time stay.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import hashlib
from collections.abc import ItemsView, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from kim_plugins.base.settings import Settings
from kim_plugins.model.groups import Group
from kim_plugins.model.kept_lists import KeptList
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.output import (
    CardFile,
    File,
    FileOutput,
    Page,
    Planned,
    PlannedFile,
    RowsFile,
)

_PLAIN = (int, float, bool, bytes, dt.date, type(None))
"""What its own writing tells apart; a moment is a `date` too."""


class PlanDigest:
    """Digests the outputs of one plan; what several are given is looked at once."""

    def __init__(self, posts: Mapping[str, str]) -> None:
        """Begin with the digest of each post (`known_post.of_post`) by its file."""
        self._posts = posts
        self._known: dict[int, tuple[object, bytes]] = {}
        """By identity; the value is held, so that its identity stays its own."""

    def digest(self, output: Page | File) -> str:
        """Return the digest for an output ("" for one that is made already: it is at hand)."""
        if isinstance(output, Planned):
            shown = output.preview and (output.preview.url, output.preview.alt)
            facts = (output.source, output.changed, output.is_indexed, shown, output.build)
            written = self._joined(facts)
        elif isinstance(output, RowsFile):
            written = self._joined((output.head, output.tail))
        elif isinstance(output, PlannedFile):
            written = self._of(output.make)
        elif isinstance(output, CardFile):
            written = output.path.encode()  # Which says all that is drawn.
        else:
            return ""
        return hashlib.blake2b(written, digest_size=12).hexdigest()

    def _of(self, value: object) -> bytes:
        if isinstance(value, str):
            return b"'" + value.encode("utf-8", "surrogatepass")
        if isinstance(value, Post):
            return self._posts[value.source].encode()
        if isinstance(value, _PLAIN):
            return repr(value).encode()
        known = self._known.get(id(value))
        if known is None:
            known = (value, hashlib.blake2b(self._written(value), digest_size=12).digest())
            self._known[id(value)] = known
        return known[1]

    def _written(self, value: Any) -> bytes:
        if isinstance(value, Province | Settings):
            written = _name(value)  # What is read of it is noted, or stays the same.
        elif isinstance(value, Group):
            written = repr(value).encode("utf-8", "surrogatepass")
        elif isinstance(value, functools.partial):
            written = self._joined([value.func, *value.args, value.keywords])
        elif isinstance(value, Mapping):
            written = self._joined(part for pair in value.items() for part in pair)
        elif isinstance(value, list | tuple | KeptList) and all(type(one) is Post for one in value):
            written = "\0".join([self._posts[post.source] for post in value]).encode()
        elif isinstance(value, list | tuple | ItemsView):
            written = self._joined(value)
        elif isinstance(value, AbstractSet):
            written = b"\0".join(sorted(map(self._of, value)))
        elif callable(value):
            written = self._function(value)
        elif dataclasses.is_dataclass(value):
            parts = (getattr(value, field.name) for field in dataclasses.fields(value))
            written = _name(value) + self._joined(parts)
        else:
            written = _name(value)
        return written

    def _function(self, value: Any) -> bytes:
        """Name a function, and what it is bound to, should that be one of our outputs."""
        owner = getattr(value, "__self__", None)
        name = f"{value.__module__}.{value.__qualname__}".encode()
        if isinstance(owner, FileOutput):
            return name + self._of(owner.content)
        return name + self.digest(owner).encode() if isinstance(owner, RowsFile) else name

    def _joined(self, parts: Iterable[object]) -> bytes:
        return b"\0".join(map(self._of, parts))


def _name(value: object) -> bytes:
    """Name a thing of the registry that stays the same: its class, and its id if it has one."""
    return f"{type(value).__qualname__}:{getattr(value, 'id', '')}".encode()
