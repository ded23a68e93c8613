"""What is asked of a build and what it answers; and the answer when nothing has changed.

Nothing here starts the engine or loads the model, so that an idle build is quick.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
import hashlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from kim_plugins.base.settings import resolve_now
from kim_plugins.builder.processes import in_background
from kim_plugins.builder.search import index_record
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.sources.inputs import Survey
from kim_plugins.builder.storage import manifest
from kim_plugins.builder.storage.folder import Folder
from kim_plugins.builder.storage.manifest import Manifest
from kim_plugins.builder.storage.store import FOLDER

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
    def cache(self) -> Path:
        """Return the folder of what may be kept between builds."""
        return self.config.absolute().parent / FOLDER

    @property
    def pointer(self) -> Path:
        """Return the file that names the site folder which such a request last built into."""
        return self.cache / f"last-{_named(self.config.name, str(self.site or ''))}"

    def record(self, site: Path) -> Path:
        """Return where the record of a site folder is kept: one, whoever built into it."""
        return self.cache / f"site-{_named(os.path.realpath(site))}.json"

    def build_record(self, site: Path) -> Path:
        """Return where it is kept what each output of a site folder was made from."""
        return self.record(site).with_suffix(".knowledge")

    def search(self, site: Path) -> Path:
        """Return where it is kept which search indexes a site folder holds."""
        return self.record(site).with_suffix(".search")

    def journal(self, site: Path) -> Path:
        """Return where a build notes what it is about to touch."""
        return self.record(site).with_suffix(".journal")


def forget(cache: Path, site: Path) -> None:
    """Drop what is known of a site folder, because somebody else writes into it."""
    for suffix in ("json", "knowledge", "survey", "search", "journal"):
        with contextlib.suppress(OSError):
            (cache / f"site-{_named(os.path.realpath(site))}.{suffix}").unlink()


def _named(*facts: str) -> str:
    text = "\0".join(facts).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(text, digest_size=8).hexdigest()


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


def _is_lost() -> bool:
    return False


@dataclasses.dataclass(frozen=True, slots=True)
class Memory:
    """The record of the last build into a folder, and its inputs as they are now."""

    known: Manifest | None = None
    survey: Survey = dataclasses.field(default_factory=Survey)
    is_intact: Callable[[], bool] = _is_lost
    """Tell whether the site still lies there as that build left it, search indexes included."""


@contextlib.contextmanager
def recalled(request: Request) -> Iterator[Memory]:
    """Give what is known of the last build that was asked for in this way.

    Its outputs are looked at in the background meanwhile.
    """
    known = _last_build(request)
    if known is None:
        yield Memory()
        return
    with in_background(functools.partial(_is_intact, request, known), request.jobs) as is_intact:
        yield Memory(known, inputs.survey(known.inputs), is_intact)


def _last_build(request: Request) -> Manifest | None:
    try:
        site = Path(request.pointer.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    known = manifest.load(request.record(site))
    is_ours = known and str(request.config.absolute()) in known.inputs.files
    return known if is_ours else None


def _is_intact(request: Request, known: Manifest) -> bool:
    site = Path(known.site)
    index = index_record.load(request.search(site))
    if index is None or not index_record.is_complete(site, index):
        return False
    outputs = {**known.outputs, **index.outputs()}
    return Folder(site, outputs, request.journal(site), request.jobs).is_intact()


def unchanged(request: Request, memory: Memory) -> Report | None:
    """Answer a request for which the last build's site is still right; else `None`."""
    known = memory.known
    now = moment_of(request, known) if known else None
    if known is None or now is None or is_due(known, now):
        return None
    if memory.survey.digest != known.inputs.digest or not memory.is_intact():
        return None
    is_strict = request.is_strict or known.is_strict
    has_failed = is_strict and any(is_error for is_error, _ in known.problems)
    return Report(known.summary, known.problems, reused=len(known.outputs), has_failed=has_failed)


def moment_of(request: Request, known: Manifest) -> dt.datetime | None:
    """Return the moment of this build, or `None` where it is before that of the last one."""
    option = request.now or known.configured_now
    try:
        now = resolve_now(option, os.environ, dt.datetime.now(dt.UTC))
        begins = dt.datetime.fromisoformat(known.now)
    except (ValueError, OverflowError, OSError):
        return None
    return now if begins <= now else None


def is_due(known: Manifest, now: dt.datetime) -> bool:
    """Tell whether time alone has changed the site since it was built."""
    try:
        return bool(known.until) and dt.datetime.fromisoformat(known.until) <= now
    except (ValueError, TypeError):
        return True
