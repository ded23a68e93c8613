"""Writes the joined page's folder as a whole: the one before stays until the new one is there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kim_plugins.builder.assets import assets
from kim_plugins.builder.federation.kept import FOLDER, OLD, swap
from kim_plugins.builder.pages import fragments
from kim_plugins.model import urls
from kim_plugins.views.output import FileOutput, HtmlOutput

SITE = "site"
SCRIPTS = (
    "gabung-cari.js",
    "cari-akar.js",
    "cari-hasil.js",
    "cari-kata.js",
    "cari-mesin.js",
    "cocok.js",
)
"""What the joined search needs; a test holds that nothing they import is missing."""
_MARK = "situs.txt"


class Foreign(Exception):
    """There is a `site` that this command hasn't made: a folder in use, a link, a file."""


def outputs(
    pages: Iterable[HtmlOutput], files: Iterable[FileOutput], base_path: str
) -> dict[str, bytes]:
    """Return every file of the site by its path, the package's own among them."""
    found = {file.path: file.content for file in files}
    for name in (*SCRIPTS, "ikon.svg"):
        found[assets.address(name)] = assets.asset(name).content
    for page in pages:
        found[urls.output_path(page.url)] = fragments.render(page, base_path).encode()
    return found


def heal(folder: Path) -> None:
    """Put back the site before, where a run was interrupted between the two names."""
    site, old = folder / SITE, folder / f"{SITE}{OLD}"
    if old.exists() and not site.exists():
        old.rename(site)


def write(folder: Path, contents: dict[str, bytes]) -> Path:
    """Put the site in place of the one before. Raises `Foreign`, `OSError`."""
    site, mark = folder / SITE, folder / FOLDER / _MARK
    if os.path.lexists(site) and not _is_ours(site, mark):
        raise Foreign(str(site))
    mark.parent.mkdir(exist_ok=True)
    mark.write_text("Folder site dibuat oleh kim gabung dan diganti setiap kali.\n", "utf-8")
    swap(site, contents)
    return site


def _is_ours(site: Path, mark: Path) -> bool:
    """Tell whether a `site` may be replaced. What a link leads to would be served on as it is."""
    is_folder = site.is_dir() and not site.is_symlink()
    return is_folder and (mark.exists() or not any(site.iterdir()))
