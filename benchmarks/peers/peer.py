"""What a benchmark has to know about another generator."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

SITES = Path(__file__).parents[1] / "sites"
PAGE_SIZE = 30
"""Entries of a list's page, with every peer."""
SOURCES = "\n## Sumber\n\n- [Contoh](https://example.org/)\n"
"""The posts' sources, for generators whose templates don't show them."""


@dataclasses.dataclass(frozen=True)
class Peer:
    """Another generator, in an environment of its own."""

    key: str
    """Its name here: of the case, of its requirements file and of its folder in sites/."""
    label: str
    packages: tuple[str, ...]
    """Distributions whose versions belong beside the result."""
    convert: Callable[[Path, Path], None]
    """Write a corpus (first) as a project of this generator (second)."""
    command: Callable[[Path], list[str]]
    """Return the command of a build, given the folder of the environment."""
    output: str
    """The folder of the result, inside the project."""
    differs: str
    """Where its work differs from ours, for the reader of the results."""


def copy_site(key: str, folder: Path) -> None:
    """Start a project with what we have written for this generator: settings and templates."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SITES / key, folder)


def write(path: Path, text: str) -> None:
    """Write a file into a folder that may not exist yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
