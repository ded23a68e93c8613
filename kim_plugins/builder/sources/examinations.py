"""Examines posts: what the cache knows is taken from it, the rest is shared out to workers."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import overload

from kim_plugins.base import home
from kim_plugins.base.home import Home
from kim_plugins.builder.processes import CAN_FORK, die_with_parent
from kim_plugins.builder.sources import bodies
from kim_plugins.builder.storage.store import Entry, Store
from kim_plugins.builder.storage.version import reading_digest
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import record
from kim_plugins.content.judging.examine import Examination, examine
from kim_plugins.model.body import SafeHtml

SHARE = 64
"""Posts that a worker takes at a time."""
SMALL = 100
"""Posts below which one process is faster than several."""
FEW_BODIES = 8
"""Bodies whose pieces are held at a time."""

Batch = list[tuple[str, bytes, bytes, bool]]
"""Examinations as a worker sends them: key, head, pieces, and whether they may be kept."""
Progress = Callable[[int, int], None]
"""Told how many posts of how many are examined."""
Reader = Callable[[str], SourceFile]
"""Reads a post by its path in the docs folder."""


class Changed(Exception):
    """A post isn't as it was when the build began, and what it was is lost; names its file."""


class Shelf:
    """Where bodies' pieces are read from; it holds the last few, for a page asks more than once.

    They go with it: what outlived the build would keep the store's file open, and through that,
    by SQLite's way with locks, all files that were opened of it meanwhile.
    """

    def __init__(self, store: Store, again: Reader) -> None:
        """Read from a store; `again` reads a post of which the store has lost the text."""
        self._store = store
        self._again = again
        self._held: dict[str, tuple[SafeHtml, ...]] = {}

    def pieces(self, key: str, uri: str) -> tuple[SafeHtml, ...]:
        """Return the pieces of a body; raise `Changed` where it is lost and the post another."""
        held = self._held
        held[key] = found = held.pop(key, None) or self._read(key, uri)
        if len(held) > FEW_BODIES:
            del held[next(iter(held))]
        return found

    def _read(self, key: str, uri: str) -> tuple[SafeHtml, ...]:
        rest = self._store.rest(key)
        if rest is None:  # Lost since the build began: made again.
            file = self._again(uri)
            if key_of(file) != key:
                raise Changed(file.path)  # All else was made of what stood there before.
            rest = record.encode(examine(file, bodies.render))[1]
        return record.decode_pieces(rest)


class KeptPieces(Sequence[SafeHtml]):
    """The pieces of a body, read from the store only when a page is made of them.

    They aren't held: whoever makes a page wants them once, and no other page does.
    """

    __slots__ = ("_key", "_shelf", "_uri")

    def __init__(self, shelf: Shelf, key: str, uri: str) -> None:
        self._shelf = shelf
        self._key = key
        self._uri = uri

    @overload
    def __getitem__(self, index: int) -> SafeHtml: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[SafeHtml]: ...
    def __getitem__(self, index: int | slice) -> SafeHtml | Sequence[SafeHtml]:
        """Return one piece, or some."""
        return self._shelf.pieces(self._key, self._uri)[index]

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self._shelf.pieces(self._key, self._uri))


@dataclasses.dataclass(frozen=True)
class Workshop:
    """What examining may use: a store, and how many processes or whose executor."""

    store: Store = dataclasses.field(default_factory=lambda: Store(None))
    jobs: int = 1
    start_method: str = "fork" if CAN_FORK else "spawn"
    executor: Executor | None = None
    """Somebody else's workers (a cluster's), which outlive this build."""
    progress: Progress = lambda done, total: None
    prunes: bool = True
    """Whether what these posts don't use may be dropped from the store."""

    def examine(
        self, files: Sequence[SourceFile], again: Reader | None = None
    ) -> list[Examination]:
        """Examine posts, in their order.

        `again` reads one once more, should its text be wanted when the store has lost it: so
        that nobody need hold the files. Where one has changed by then, that raises `Changed`.
        """
        shelf = Shelf(self.store, again or {file.uri: file for file in files}.__getitem__)
        keys = [key_of(file) for file in files]
        heads = self.store.heads(keys)
        missing = {k: f for k, f in zip(keys, files, strict=True) if k not in heads}
        if missing:
            self.progress(len(files) - len(missing), len(files))
        unkept: dict[str, bytes] = {}
        for batch in self._batches(list(missing.items())):
            entries = {key: Entry(head, rest) for key, head, rest, keep in batch if keep}
            self.store.put(entries)
            heads |= {key: head for key, head, _, _ in batch}
            unkept |= {key: rest for key, _, rest, keep in batch if not keep}
            waiting = len(missing.keys() - heads.keys())
            self.progress(len(files) - waiting, len(files))
        if self.prunes:
            self.store.prune(set(keys))
        return [
            record.decode(
                heads[key],
                file.path,
                record.decode_pieces(unkept[key])
                if key in unkept
                else KeptPieces(shelf, key, file.uri),
            )
            for key, file in zip(keys, files, strict=True)
        ]

    def _batches(self, missing: list[tuple[str, SourceFile]]) -> Iterator[Batch]:
        """Yield what the workers send, as it comes; where workers die, the rest is done here."""
        shares = [missing[start : start + SHARE] for start in range(0, len(missing), SHARE)]
        left = dict(enumerate(shares))
        with contextlib.suppress(BrokenExecutor), self._workers(len(missing)) as executor:
            if executor is not None:
                futures = {
                    executor.submit(examine_share, s, home.settled()): n for n, s in left.items()
                }
                for future in as_completed(futures):
                    batch = future.result()
                    del left[futures[future]]
                    yield batch
        yield from (examine_share(share, home.settled()) for share in left.values())

    @contextlib.contextmanager
    def _workers(self, count: int) -> Iterator[Executor | None]:
        if self.executor is not None:
            yield self.executor if count else None
        elif self.jobs < 2 or count < SMALL:
            yield None
        else:
            context = get_context(self.start_method)
            with ProcessPoolExecutor(
                self.jobs, context, die_with_parent, (os.getpid(),)
            ) as executor:
                yield executor


def examine_share(share: list[tuple[str, SourceFile]], site: Home) -> Batch:
    """Examine some posts of a site, for which a worker may not have worked before.

    What depends on the machine's speed may not be kept, nor what a worker with other code made.
    """
    home.settle(site)
    batch: Batch = []
    for key, file in share:
        found = examine(file, bodies.render)
        is_slow = any(problem.code == bodies.TOO_SLOW for problem in found.diagnostics)
        keep = not is_slow and key == key_of(file)
        batch.append((key, *record.encode(found), keep))
    return batch


def key_of(file: SourceFile) -> str:
    """Return the key of a post's examination: its name and bytes, and our code."""
    digest = hashlib.blake2b(digest_size=16)
    name = file.uri.rpartition("/")[2]
    facts = f"{reading_digest()}\0{name}\0{file.is_link}\0{file.size}\0"
    digest.update(facts.encode("utf-8", "surrogateescape"))
    digest.update(file.content)
    return digest.hexdigest()
