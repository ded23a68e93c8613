"""Which files are different from those of the last build, where they are few."""

from __future__ import annotations

import dataclasses
import os

from kim_plugins.builder.sources import inputs
from kim_plugins.builder.sources.inputs import Inputs, Survey
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.post_paths import FileRole

MOST_EDITS = 200
"""Files; more are made just as quickly by a whole build."""
_OURS = frozenset({FileRole.POST, FileRole.PICTURE, FileRole.ATTACHMENT, FileRole.IGNORED})


@dataclasses.dataclass(frozen=True)
class Changes:
    """Files below `docs/posts/` that came, went or changed, relative to the docs folder."""

    changed: frozenset[str]
    """Those that are there now."""
    gone: frozenset[str]
    new: frozenset[str]
    """Of those that are there, the ones that weren't."""
    is_registry: bool = False
    """groups.yaml is another, too."""
    pages: frozenset[str] = frozenset()
    """Hand-written pages that were there before and say something else, likewise."""

    @property
    def are_any(self) -> bool:
        """Tell whether anything is different."""
        return bool(self.changed or self.gone or self.is_registry or self.pages)

    def of(self, role: FileRole) -> set[str]:
        """Return those that are there or were, of one role."""
        return {uri for uri in self.changed | self.gone if post_paths.role(uri) is role}


def between(before: Survey, now: Survey, places: Inputs) -> Changes | None:
    """Return the few posts, pictures and pages that are different, and groups.yaml.

    `None` where others are, or many.
    """
    docs = places.docs
    old, new = now.beside(before)
    if now.base != before.base or inputs.UNSURE in old.values():
        return None
    paths = {path for path in new if old.get(path) != new[path]}
    is_registry = places.groups in paths
    if is_registry and places.groups.startswith(docs + os.sep):  # It is published as it is.
        return None
    paths.discard(places.groups)
    gone = old.keys() - new.keys()
    if len(paths) + len(gone) > MOST_EDITS:
        return None
    if not all(path.startswith(docs + os.sep) for path in (*paths, *gone)):
        return None
    names = {path: path[len(docs) + 1 :].replace(os.sep, "/") for path in (*paths, *gone)}
    pages = {path for path in paths if path in old and _is_written(names[path])}
    paths -= pages
    if not all(_is_ours(names[path]) for path in (*paths, *gone)):
        return None
    return Changes(
        changed=frozenset(names[path] for path in paths),
        gone=frozenset(names[path] for path in gone),
        new=frozenset(names[path] for path in paths if path not in old),
        is_registry=is_registry,
        pages=frozenset(names[path] for path in pages),
    )


def _is_written(uri: str) -> bool:
    return post_paths.is_page(uri) and not post_paths.is_post(uri)


def _is_ours(uri: str) -> bool:
    """Tell whether a file is one that posts are made of, and not a misplaced one."""
    return post_paths.is_post(uri) and post_paths.role(uri) in _OURS and uri.isprintable()
