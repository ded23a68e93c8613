"""The finished site that is to be published, and where it may go."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from kim_plugins.builder.changes.build_request import Request
from kim_plugins.builder.storage import manifest
from kim_plugins.publish.refusal import Refusal


def folder_of(request: Request) -> Path:
    """Return the folder of the site: the one asked for, else the one that was last built."""
    if request.site is not None:
        return request.site.absolute()
    with contextlib.suppress(OSError, ValueError):
        return Path(request.pointer.read_text(encoding="utf-8"))
    return request.config.absolute().parent / "site"


def insist_on_finished(request: Request, site: Path) -> None:
    """Raise `Refusal` where no site was built, or its build was interrupted."""
    if not (site / "index.html").is_file():
        raise Refusal(f"Belum ada situs di {site}. Buat dulu dengan: kim build")
    if request.journal(site).exists():
        raise Refusal(f"Pembuatan situs di {site} terputus. Jalankan lagi: kim build")


def insist_on_place(request: Request, site: Path, target: Path) -> None:
    """Raise `Refusal` where publishing would mix releases with sources or with the site itself."""
    known = manifest.load(request.record(site))
    docs = Path(known.inputs.docs) if known else request.config.absolute().parent / "docs"
    real = Path(os.path.realpath(target))
    for place, name in ((docs, "folder isi"), (site, "folder situs")):
        there = Path(os.path.realpath(place))
        if real == there or real.is_relative_to(there):
            raise Refusal(
                f"{target} ada di dalam {name} ({place}). Pilih tempat lain untuk menerbitkan."
            )
