"""What was last fetched of each site, as its files: read again through the same checks.

A site's folder is put in place as a whole, so an interrupted run leaves the one before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from kim_plugins.content.federation import published
from kim_plugins.content.federation.below import host

FOLDER, OLD = ".kim-gabungan", ".kim-lama"
DAYS = 30
"""Days for which a site that doesn't answer is shown: what it has withdrawn since must go."""
_MOMENT = "diambil.txt"


def keep(folder: Path, address: str, files: Mapping[str, bytes], now: dt.datetime) -> None:
    """Keep what was fetched of a site, in place of what was kept before."""
    swap(_place(folder, address), {**files, _MOMENT: now.isoformat().encode("ascii")})


def swap(place: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with these files in place of another, which stays until then as `OLD`."""
    fresh, old = (place.with_name(place.name + end) for end in (".kim-tmp", OLD))
    for one in (fresh, old):
        if one.is_symlink() or one.is_file():
            one.unlink()
        shutil.rmtree(one, ignore_errors=True)
    for name, content in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def last(folder: Path, address: str) -> tuple[dict[str, bytes], dt.datetime] | None:
    """Return what was kept of a site and when it was fetched; `None` where there is nothing whole.

    Raises `OSError` where it is there but this machine doesn't give it.
    """
    place = _place(folder, address)
    # Interrupted between the two renames, the one before lies beside.
    for one in (place, place.with_name(place.name + OLD)):
        try:
            moment = dt.datetime.fromisoformat((one / _MOMENT).read_text(encoding="ascii"))
            names = [*published.REQUIRED, *published.OPTIONAL]
            found = {name: (one / name).read_bytes() for name in names if (one / name).exists()}
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError):
            continue
        if moment.tzinfo is not None and {*published.REQUIRED} <= found.keys():
            return found, moment
    return None


def forget(folder: Path, sites: Collection[str]) -> None:
    """Drop what was kept of sites that are no longer joined."""
    wanted = {_place(folder, address).name for address in sites}
    for place in (folder / FOLDER).glob("*/"):
        if place.is_dir() and place.name.partition(".")[0] not in wanted:
            shutil.rmtree(place)


def _place(folder: Path, address: str) -> Path:
    digest = hashlib.blake2b(address.encode()).hexdigest()[:8]
    name = re.sub(r"[^a-z0-9]+", "-", host(address).lower()).strip("-")[:60]
    return folder / FOLDER / f"{name}-{digest}"
