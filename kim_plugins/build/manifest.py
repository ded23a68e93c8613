"""What the last build made, so that the next one can leave alone what is right.

Bound to one site folder; lies outside of it. Everything is judged by content.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

FORMAT = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """One output: the digest of what it was made from, and what lay on disk afterwards."""

    digest: str
    size: int
    hash: str


@dataclasses.dataclass(frozen=True, slots=True)
class Inputs:
    """Where everything lies that a build reads, and a digest of all of it."""

    docs: str
    files: tuple[str, ...]
    """groups.yaml, mkdocs.yml and what it inherits from."""
    folders: tuple[str, ...]
    """Further folders, such as the theme's custom one."""
    variables: tuple[str, ...]
    """Environment variables that mkdocs.yml asks for."""
    digest: str


@dataclasses.dataclass(frozen=True, slots=True)
class Manifest:
    """The record of one finished build."""

    inputs: Inputs
    site: str
    configured_now: str
    """The moment that mkdocs.yml fixes, as text; "" where it leaves that to the clock."""
    now: str
    """ISO 8601: the moment for which the site was built."""
    until: str
    """ISO 8601: the moment at which time alone will change it; "" for never."""
    outputs: Mapping[str, Made]
    problems: tuple[tuple[bool, str], ...]
    """Every diagnostic, whether it is an error and as text."""
    summary: str


def load(path: Path) -> Manifest | None:
    """Read a manifest; one that is missing, broken or of another format is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            return None
        inputs = data["inputs"]
        return Manifest(
            inputs=Inputs(
                inputs["docs"],
                tuple(inputs["files"]),
                tuple(inputs["folders"]),
                tuple(inputs["variables"]),
                inputs["digest"],
            ),
            site=data["site"],
            configured_now=data["configured_now"],
            now=data["now"],
            until=data["until"],
            outputs={name: Made(*made) for name, made in data["outputs"].items()},
            problems=tuple((bool(error), str(text)) for error, text in data["problems"]),
            summary=data["summary"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def save(path: Path, manifest: Manifest) -> None:
    """Write a manifest at once."""
    data = {"format": FORMAT, **dataclasses.asdict(manifest)}
    data["outputs"] = {
        name: [made.digest, made.size, made.hash] for name, made in manifest.outputs.items()
    }
    _replace(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def announce(journal: Path, paths: set[str]) -> None:
    """Note, before the first write, every path that a build may touch."""
    _replace(journal, "\n".join(sorted(paths)))


def announced(journal: Path) -> set[str]:
    """Return what an interrupted build had announced (nothing, if none was interrupted)."""
    try:
        return set(journal.read_text(encoding="utf-8").split("\n")) - {""}
    except (OSError, ValueError):
        return set()


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
