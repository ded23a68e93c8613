"""One at a time: a lock that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from kim_plugins.publish.refusal import Refusal


@contextlib.contextmanager
def held(path: Path, waiting: Callable[[], None], *, shared: bool = False) -> Iterator[None]:
    """Hold a lock; call `waiting` once where somebody else has it, and wait.

    A `shared` lock keeps out only those who don't share. Raises `Refusal` on systems without
    such locks.
    """
    try:
        import fcntl
    except ImportError:
        raise Refusal("kim publish memerlukan Linux atau macOS.") from None
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    with path.open("a") as file:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(file, kind)
        yield
