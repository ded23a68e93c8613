"""Tells files that nobody has touched since their content was looked at, without reading them.

A stamp is a file's size, times and number. As in Git's index it is trusted only if the file had
been left alone for a while when its content was read: one that is written again within the grain
of a clock may look the same. Where the system keeps no time of change, no stamp is trusted.
"""

from __future__ import annotations

import os
import stat
import time

GRAIN_NS = 2_000_000_000
"""Nanoseconds; the coarsest grain of a file system's clock (FAT)."""
_IS_KEPT = os.name == "posix"
"""Elsewhere `st_ctime` is the time of creation, and `st_mtime` may be set by anyone."""


def clock_ns() -> int:
    """Return the moment, in nanoseconds, as files are stamped with it."""
    return time.time_ns()


def stamp(facts: os.stat_result, looked_at: int) -> str:
    """Return the stamp of a file whose content is read at a moment, "" if it can't be trusted."""
    touched = max(facts.st_mtime_ns, facts.st_ctime_ns)
    if not _IS_KEPT or touched > looked_at - GRAIN_NS or not stat.S_ISREG(facts.st_mode):
        return ""
    return facts_of(facts)


def facts_of(facts: os.stat_result) -> str:
    """Return a file's size, times and number, which change with every touch that can be seen."""
    return f"{facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns} {facts.st_ino}"


def stamp_of(path: str, looked_at: int) -> str:
    """Return the stamp of what lies at a path, "" for a link or where nothing lies there."""
    try:
        return stamp(os.lstat(path), looked_at)
    except OSError:
        return ""
