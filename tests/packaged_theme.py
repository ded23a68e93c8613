"""Lets builds of a process read the engine's theme once: its files' names, its compiled templates.

They come with packages, which nobody changes while tests run, and are the same for each of
hundreds of small sites, which would spend a third of their time on them.
"""

from __future__ import annotations

import functools
import sys
from importlib import resources
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.theme import Theme


class _Compiled(BytecodeCache):
    """Keeps templates as they were compiled, by the name of their file and by their text."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()
_OF_EVERY_PAGE = (
    "main.html",
    "base.html",
    "partials/language.html",
    "partials/languages/en.html",
    "partials/languages/id.html",
)
_get_env = Theme.get_env
_listed = jinja2.FileSystemLoader.list_templates


def read_once() -> None:
    """From here on, read what comes with packages once; a project's own theme each time."""
    Theme.get_env = _env  # type: ignore[assignment, method-assign]
    jinja2.FileSystemLoader.list_templates = _list  # type: ignore[assignment, method-assign]


def read_now() -> None:
    """Read it at once, for the processes that will be forked from this one."""
    theme = Theme(name="material")
    theme.dirs.insert(0, str(resources.files("kim_plugins") / "templates"))
    env = theme.get_env()
    env.list_templates()
    for name in _OF_EVERY_PAGE:
        env.get_template(name)


def _env(theme: Theme) -> jinja2.Environment:
    env = _get_env(theme)
    env.bytecode_cache = _COMPILED
    return env


def _list(loader: jinja2.FileSystemLoader) -> list[str]:
    found: set[str] = set()
    for folder in map(str, loader.searchpath):
        is_packaged = folder.startswith(sys.prefix)
        found.update(_packaged(folder) if is_packaged else _names(folder))
    return sorted(found)


@functools.cache
def _packaged(folder: str) -> list[str]:
    """Leave out hidden files: Material's ten thousand icons, which MkDocs leaves out itself."""
    return [name for name in _names(folder) if not name.startswith(".")]


def _names(folder: str) -> list[str]:
    return _listed(jinja2.FileSystemLoader(folder))
