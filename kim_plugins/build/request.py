"""What is asked of a build and what it answers; and the answer when nothing has changed.

Nothing here starts the engine or loads the model, so that an idle build is quick.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

from kim_plugins.base.settings import resolve_now
from kim_plugins.build import inputs, manifest
from kim_plugins.build.folder import Folder
from kim_plugins.build.manifest import Manifest
from kim_plugins.build.store import FOLDER

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and of how many."""


def _silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


@dataclasses.dataclass(frozen=True)
class Request:
    """What a caller asks of a build."""

    config: Path
    site: Path | None = None
    now: str | None = None
    is_strict: bool = False
    jobs: int = dataclasses.field(default_factory=lambda: os.cpu_count() or 1)
    executor: Executor | None = None
    """Somebody else's workers, which render the texts."""
    progress: Progress = _silent

    @property
    def record(self) -> Path:
        """Return where the record of this site folder is kept."""
        name = f"{self.config.name}\0{self.site.absolute() if self.site else ''}"
        digest = hashlib.blake2b(name.encode(), digest_size=8).hexdigest()
        return self.config.absolute().parent / FOLDER / f"site-{digest}.json"

    @property
    def journal(self) -> Path:
        """Return where a build notes what it is about to touch."""
        return self.record.with_suffix(".journal")


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """What a build did, for people and tests."""

    summary: str
    """What became of the posts."""
    problems: tuple[tuple[bool, str], ...]
    """Every diagnostic of the whole site: whether it is an error, and its text."""
    written: tuple[str, ...] = ()
    """Outputs made anew, by path."""
    reused: int = 0
    removed: tuple[str, ...] = ()
    has_failed: bool = False
    """Something was wrong, and the build was to be strict."""


@dataclasses.dataclass(frozen=True, slots=True)
class Memory:
    """The record of the last build into a folder, and its inputs' digest as they are now."""

    known: Manifest | None = None
    digest: str = ""


def recall(request: Request) -> Memory:
    """Return what is known of the last build, if there was one."""
    known = manifest.load(request.record)
    return Memory(known, inputs.digest_of(known.inputs)) if known else Memory()


def unchanged(request: Request, memory: Memory) -> Report | None:
    """Answer a request for which the last build's site is still right; else `None`."""
    known = memory.known
    if known is None or memory.digest != known.inputs.digest or not _is_current(request, known):
        return None
    folder = Folder(Path(known.site), known.outputs, request.journal, request.jobs)
    if not folder.is_intact():
        return None
    has_failed = request.is_strict and any(is_error for is_error, _ in known.problems)
    return Report(known.summary, known.problems, reused=len(known.outputs), has_failed=has_failed)


def _is_current(request: Request, known: Manifest) -> bool:
    """Tell whether time alone has changed nothing since the last build."""
    option = request.now or known.configured_now
    try:
        now = resolve_now(option, os.environ, dt.datetime.now(dt.UTC))
    except (ValueError, OverflowError, OSError):
        return False
    begins = dt.datetime.fromisoformat(known.now)
    return begins <= now and (not known.until or now < dt.datetime.fromisoformat(known.until))
