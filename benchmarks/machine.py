"""What a reader has to know about the machine; nothing that names or places it."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def describe(workplace: Path) -> dict[str, str]:
    """Return the facts that times depend on; the projects lie in `workplace`."""
    return {
        "CPU": f"{_first('/proc/cpuinfo', 'model name') or platform.machine()}",
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{int(_first('/proc/meminfo', 'MemTotal').split()[0]) / 1024**2:.0f} GiB",
        "system": f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
        "files on": _file_system(workplace),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _file_system(folder: Path) -> str:
    """Return the kind of file system that a folder lies on."""
    lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    kinds = {Path(line.split()[1]): line.split()[2] for line in lines}
    return next(kinds[place] for place in (folder, *folder.parents) if place in kinds)


def _first(path: str, name: str) -> str:
    """Return the value of the first line of that name."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""
