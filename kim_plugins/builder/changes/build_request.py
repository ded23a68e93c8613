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
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from pathlib import Path

from kim_plugins.base import home
from kim_plugins.base.settings import resolve_now
from kim_plugins.builder.changes import last_build
from kim_plugins.builder.changes.last_build import LastBuild
from kim_plugins.builder.processes import in_background
from kim_plugins.builder.search import index_record
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.sources.inputs import Survey
from kim_plugins.builder.storage import record, untouched
from kim_plugins.builder.storage.aside import Aside
from kim_plugins.builder.storage.folder import Folder
from kim_plugins.builder.storage.record import BROKEN, Record
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
    is_guest: bool = False
    """MkDocs was asked, and says itself what it finds before it asks us."""

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
        return record_of(self.cache, site)

    def aside(self, site: Path) -> Aside:
        """Return where a site waits while MkDocs builds."""
        return Aside(site, self.record(site).with_suffix(".site"))

    def journal(self, site: Path) -> Path:
        """Return where a build notes what it is about to touch."""
        return self.record(site).with_suffix(".journal")


def forget(cache: Path, site: Path) -> None:
    """Drop what is known of a site folder, because somebody else writes into it."""
    known = record_of(cache, site)
    record.remove(known)
    with contextlib.suppress(OSError):
        known.with_suffix(".journal").unlink()


def record_of(cache: Path, site: Path) -> Path:
    """Return where the record of a site folder is kept."""
    return cache / f"site-{_named(os.path.realpath(site))}.sqlite"


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


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """The site folder as it lies there."""

    is_intact: bool = False
    """It is as the last build left it, search indexes included."""
    stamps: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What may be noted of its outputs, by path (`builder/storage/stamps.py`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the last build into a folder, and its inputs as they are now."""

    known: LastBuild | None = None
    record: Record | None = None
    before: Survey = dataclasses.field(default_factory=Survey)
    """The inputs of that build."""
    survey: Survey = dataclasses.field(default_factory=Survey)
    look: Callable[[], Look] = Look
    """Waits for what was found in the site folder."""


@contextlib.contextmanager
def recalled(request: Request, path: Path | None = None) -> Iterator[Memory]:
    """Give what is known of the last build: that of this record, else that was asked for so.

    Its outputs are looked at in the background meanwhile.
    """
    with record.opened(path or _last_record(request)) as kept:
        known = last_build.load(kept) if kept else None
        is_ours = known and str(request.config.absolute()) == known.inputs.config
        if kept is None or known is None or not is_ours:
            yield Memory()
            return
        with contextlib.suppress(OSError):
            request.aside(Path(known.site)).come_back()
        # groups.yaml: what is meant by a moment without a zone.
        home.settle_for(Path(known.inputs.groups))
        look = functools.partial(_look_at, request, known)
        with in_background(look, request.jobs) as looked:
            before = last_build.survey_of(kept, known.base)
            yield Memory(known, kept, before, inputs.survey(known.inputs, before), looked)


def _last_record(request: Request) -> Path:
    try:
        return request.record(Path(request.pointer.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return request.pointer.with_suffix(".none")


def _look_at(request: Request, known: LastBuild) -> Look:
    """Compare the site folder with the record, of which this process opens its own."""
    site = Path(known.site)
    with record.opened(request.record(site), is_proven=True) as kept:
        files = index_record.files_of(kept) if kept else {}
        if kept is None or not index_record.is_complete(site, files.keys()):
            return Look()
        outputs = {
            **untouched.outputs_in(kept, untouched.touched(kept, site, request.jobs)),
            **files,
        }
        stamps = Folder(site, outputs, request.journal(site), request.jobs).looked_at()
    return Look() if stamps is None else Look(is_intact=True, stamps=stamps)


def unchanged(request: Request, memory: Memory) -> Report | None:
    """Answer a request for which the last build's site is still right; else `None`."""
    known, now = memory.known, moment_of(request, memory.known)
    if known is None or memory.record is None or now is None or is_due(known, now):
        return None
    if not is_told(request, known):
        return None
    if not memory.survey.is_same(memory.before) or not (look := memory.look()).is_intact:
        return None
    with contextlib.suppress(*BROKEN):
        last_build.restamp(memory.record, memory.before, memory.survey, look.stamps)
    is_strict = request.is_strict or known.is_strict
    has_failed = is_strict and any(is_error for is_error, _ in known.problems)
    return Report(known.summary, known.problems, reused=known.outputs, has_failed=has_failed)


@contextlib.contextmanager
def alone(request: Request) -> Iterator[None]:
    """Wait until no other build of this project runs (where the platform can tell)."""
    try:
        import fcntl

        request.cache.mkdir(parents=True, exist_ok=True)
        lock = (request.cache / "lock").open("w")
    except (ImportError, OSError):
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def moment_of(request: Request, known: LastBuild | None) -> dt.datetime | None:
    """Return the moment of this build, or `None` where it is before that of the last one."""
    if known is None:
        return None
    option = request.now or known.configured_now
    try:
        now = resolve_now(option, os.environ, dt.datetime.now(dt.UTC))
        begins = dt.datetime.fromisoformat(known.now)
    except (ValueError, OverflowError, OSError):
        return None
    return now if begins <= now else None


def is_told(request: Request, known: LastBuild) -> bool:
    """Tell whether all that has to be said of the site is known."""
    return known.hears_all or request.is_guest


def is_due(known: LastBuild, now: dt.datetime) -> bool:
    """Tell whether time alone has changed the site since it was built."""
    try:
        return bool(known.until) and dt.datetime.fromisoformat(known.until) <= now
    except (ValueError, TypeError):
        return True
