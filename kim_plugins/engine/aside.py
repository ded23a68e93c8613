"""Where a finished site waits while MkDocs, which empties the site folder first, does its part."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
from collections.abc import Set as AbstractSet
from pathlib import Path

from kim_plugins.builder.sources import inputs
from kim_plugins.builder.storage.folder import remove


@dataclasses.dataclass(frozen=True, slots=True)
class Aside:
    """One site folder and the place beside our records to which it may step aside."""

    site: Path
    place: Path

    @property
    def where(self) -> Path:
        """Return where the finished site lies now."""
        return self.place if self.place.is_dir() else self.site

    def step(self) -> None:
        """Move the finished site out of MkDocs' way, where that can be."""
        with contextlib.suppress(OSError):
            self.site.rename(self.place)

    def clear(self) -> None:
        """Remove what waits there."""
        shutil.rmtree(self.place, ignore_errors=True)

    def come_back(self) -> None:
        """Put what waits there in its place; raise `OSError` where that can't be."""
        if self.place.is_dir():
            shutil.rmtree(self.site, ignore_errors=True)  # MkDocs may have had nothing to write.
            self.place.rename(self.site)

    def sweep(self, known: AbstractSet[str]) -> None:
        """Remove what is no output and not hidden, as MkDocs does before it builds."""
        place = self.where
        start = len(str(place)) + 1
        there = {path[start:].replace(os.sep, "/") for path in inputs.walk(str(place))}
        remove({path for path in there - known if not path.startswith(".")}, place)
