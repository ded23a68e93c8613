"""Wheels made of the packages that are installed here, since no index may be asked for them.

What was compiled is taken as it is, so such a wheel suits this machine alone; its RECORD is the
one that the installer wrote, which pip doesn't check when it installs.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from importlib import metadata
from pathlib import Path

_PINNED = re.compile(r"^([\w.-]+)==(\S+)( *;.*)? \\$", re.MULTILINE)
_UNUSED = ("/.icons/", "/assets/javascripts/", "__pycache__/", ".map")
"""Most of Material by its count of files, which our pages don't ask for."""


def lay(lock: str, folder: Path) -> str:
    """Make a wheel of each installed package of a lock file; return a lock file of theirs."""
    folder.mkdir()
    lines = []
    for name, version, _ in _PINNED.findall(lock):
        try:
            dist = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # Only another system needs it.
        wheel = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        _pack(dist, wheel)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        lines.append(f"{name}=={version} \\\n    --hash=sha256:{digest}\n")
    return "".join(lines)


def _pack(dist: metadata.Distribution, wheel: Path) -> None:
    base = Path(str(dist.locate_file("")))
    with zipfile.ZipFile(wheel, "w") as packed:
        for file in dist.files or ():
            name = file.as_posix()
            if not name.startswith("../") and not any(part in name for part in _UNUSED):
                packed.write(base / name, name)
