"""What the last build made, so that the next one can leave alone what is right.

Bound to one site folder; lies outside of it. Everything is judged by content.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORMAT = 4


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
    is_strict: bool
    """mkdocs.yml itself asks for strictness."""
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
    data = read_record(path, FORMAT)
    if data is None:
        return None
    try:
        inputs = data.pop("inputs")
        return Manifest(
            inputs=Inputs(
                docs=inputs["docs"],
                digest=inputs["digest"],
                **{name: tuple(inputs[name]) for name in ("files", "folders", "variables")},
            ),
            outputs={name: Made(*made) for name, made in data.pop("outputs").items()},
            problems=tuple((bool(is_error), text) for is_error, text in data.pop("problems")),
            **data,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def read_record(path: Path, form: int) -> dict[str, Any] | None:
    """Read a JSON object of the given form, kept with a proof that it is whole, or `None`."""
    try:
        proof, text = path.read_bytes().split(b"\n", 1)
        if proof != _proof(text):
            return None
        data = json.loads(text)
        return data if data.pop("format") == form else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write_record(path: Path, form: int, data: Mapping[str, Any]) -> None:
    """Write such a record at once; raise `OSError` where that can't be."""
    text = json.dumps({**data, "format": form}, separators=(",", ":")).encode()
    _replace(path, _proof(text) + b"\n" + text)


def save(path: Path, manifest: Manifest) -> None:
    """Write a manifest at once; raise `OSError` where that can't be."""
    # Field by field: `asdict` would copy ten thousand records first.
    data = {field.name: getattr(manifest, field.name) for field in dataclasses.fields(manifest)}
    data["inputs"] = dataclasses.asdict(manifest.inputs)
    data["outputs"] = {
        name: [made.digest, made.size, made.hash] for name, made in manifest.outputs.items()
    }
    write_record(path, FORMAT, data)


def announce(journal: Path, paths: set[str]) -> None:
    """Note, before the first write, every path that a build may touch.

    Where nothing can be noted, nothing is recorded afterwards either, and the next build
    begins anew.
    """
    with contextlib.suppress(OSError):
        _replace(journal, "\n".join(sorted(paths)).encode("utf-8", "surrogateescape"))


def announced(journal: Path) -> set[str]:
    """Return what an interrupted build had announced (nothing, if none was interrupted)."""
    try:
        return set(journal.read_bytes().decode("utf-8", "surrogateescape").split("\n")) - {""}
    except OSError:
        return set()


def _proof(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=16).hexdigest().encode()


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.write_bytes(content)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    temporary.replace(path)
