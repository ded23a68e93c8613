"""The places where things run: a folder that git ignores, an environment for each peer."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".bench"
"""Environments and earlier results; git ignores it."""
MEMORY = Path("/dev/shm")
ROOM = 300_000
"""Bytes for each post, of all projects and results together."""
ENV = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
ENV.pop("PYTHONDONTWRITEBYTECODE", None)  # Everybody's Python keeps what it has compiled.


def workplace(size: int) -> Path:
    """Return the folder for one size: in memory if there is room, else on disk.

    Memory is the same to all. A disk isn't: some file systems make new files many times slower
    for minutes after others were deleted, and the generator that comes next would pay for it.
    """
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 2 * size * ROOM:
        return MEMORY / f"kim-bench-{os.getuid()}-{size}"
    return HOME / "work" / str(size)


def environment(key: str) -> Path:
    """Return a peer's environment, made anew if its pinned packages or Python changed."""
    folder = HOME / "environments" / key
    requirements = ROOT / "requirements" / f"bench-{key}.txt"
    stamp = folder / "stamp"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest() + platform.python_version()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    print(f"installing {key} …", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    install = [str(folder / "bin/pip"), "install", "--quiet", "--require-hashes"]
    subprocess.run([*install, "-r", str(requirements)], env=ENV, check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return folder


def versions(python: Path, packages: tuple[str, ...]) -> dict[str, str]:
    """Return the versions of packages in an environment."""
    code = "import sys, importlib.metadata as m; print(*map(m.version, sys.argv[1:]))"
    result = subprocess.run(
        [str(python), "-c", code, *packages], capture_output=True, text=True, check=True
    )
    return dict(zip(packages, result.stdout.split(), strict=True))
