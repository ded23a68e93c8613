"""Where a finished site waits while MkDocs, which empties the site folder first, does its part."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from pathlib import Path


@dataclasses.dataclass(frozen=True, slots=True)
class Aside:
    """One site folder and the place beside its record to which it may step aside.

    What waits there when a build begins was left by one that was interrupted, and is whole.
    """

    site: Path
    place: Path

    @property
    def where(self) -> Path:
        """Return where the finished site lies now."""
        return self.place if self.place.is_dir() else self.site

    def step(self) -> bool:
        """Move the finished site out of MkDocs' way; tell whether that could be done.

        It can't to another file system, and a link would lead elsewhere from there.
        """
        with contextlib.suppress(OSError):
            if not self.site.is_symlink():
                self.site.rename(self.place)
                return True
        return False

    def come_back(self) -> None:
        """Put what waits there in its place; raise `OSError` where that can't be."""
        if self.place.is_dir():
            shutil.rmtree(self.site, ignore_errors=True)  # MkDocs may have had nothing to write.
            self.place.rename(self.site)
