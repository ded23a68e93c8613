"""The files with which a content repository begins: templates of this package, filled in."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from kim_plugins.base import areas
from kim_plugins.base.areas import ProvinceArea
from kim_plugins.base.slug import slugify
from kim_plugins.builder import editor
from kim_plugins.content.registry import new_registry
from kim_plugins.content.settings.wrong_settings import FORMAT

FOLDER = resources.files("kim_plugins") / "starter"
LOCK = "requirements.txt"
RECORD = ".kim.json"
"""What the program wrote itself, so that an upgrade changes nothing that people changed."""
EXECUTABLE = frozenset({"deploy/post-receive"})
_HIDDEN = ("forgejo", "github", "gitignore", "gitlab-ci.yml", "vscode")
"""What begins with a dot in a repository; in the package it is to be seen."""
_THE_OFFICE_S = re.compile(r"docs/|(?:README\.md|mkdocs\.yml|groups\.yaml|\.gitignore)$")
_MARK = re.compile(r"@@([a-z]+)@@")
_EXAMPLE = "docs/posts/provinsi/redaksi/contoh.md"


def files(province: ProvinceArea, today: dt.date) -> dict[str, bytes]:
    """Return every file of a new repository but `kim.txt` and `RECORD`, by its path."""
    called = new_registry.called(province)
    values = {
        "called": called,
        "code": province.code,
        "day": today.isoformat(),
        "domain": f"kim-{slugify(called)}.example.org",
        "format": str(FORMAT),
        "name": province.name,
        "place": areas.terms(province.code).village.capitalize(),
        "year": str(today.year),
    }
    found = {path: _filled(content, values) for path, content in _templates()}
    post = _EXAMPLE.replace("contoh", f"{today.isoformat()}-contoh-potensi-keripik")
    found[post] = found.pop(_EXAMPLE)
    found["groups.yaml"] = new_registry.text_of(province).encode()
    return dict(sorted({**found, **_for_editors()}.items()))


def own_files() -> dict[str, bytes]:
    """Return those that stay the program's own and are the same everywhere."""
    found = {**dict(_templates()), **_for_editors()}
    return {path: found[path] for path in sorted(found) if not _THE_OFFICE_S.match(path)}


def record(contents: Mapping[str, bytes], version: str) -> bytes:
    """Return the record of files that a release has written."""
    told = {"files": {path: digest(content) for path, content in sorted(contents.items())}}
    return (json.dumps({**told, "release": version}, indent=1) + "\n").encode()


def recorded(text: str) -> dict[str, str]:
    """Return the digest of each file that an earlier release wrote, as far as it can be read.

    The record lies in a repository to which many write: a path that leads out of it, or to a
    text of the office, is none that a release wrote, and an upgrade would remove that file.
    """
    try:
        told = json.loads(text)["files"]
        found = {str(path): str(value) for path, value in told.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {path: value for path, value in found.items() if _is_the_program_s(path)}


def digest(content: bytes) -> str:
    """Return what names a text's content; Git on Windows writes other ends of lines."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _is_the_program_s(path: str) -> bool:
    is_inside = path != "" and not {"", ".", "..", ".git"} & {*re.split(r"[/\\]", path)}
    return is_inside and ":" not in path and not _THE_OFFICE_S.match(path)


def _templates() -> Iterator[tuple[str, bytes]]:
    for path, content in _below(FOLDER, ""):
        yield ("." + path if path.partition("/")[0] in _HIDDEN else path), content


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


def _for_editors() -> dict[str, bytes]:
    return {f"{editor.FOLDER}/{name}": text.encode() for name, text in editor.files().items()}


def _filled(content: bytes, values: Mapping[str, str]) -> bytes:
    return _MARK.sub(lambda found: values[found[1]], content.decode()).encode()
