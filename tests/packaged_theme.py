"""Lets builds of a process read what comes with packages once: the engine's theme, our own code.

Of the theme the names of its files, its compiled templates and the style sheet made of it. Nobody
changes packages while tests run, and what is made of them is the same for each of hundreds of
small sites, which would spend a third of their time on it.
"""

from __future__ import annotations

import functools
import sys
from importlib import resources
from importlib.metadata import EntryPoint
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs import utils
from mkdocs.theme import Theme

from kim_plugins.builder.assets import assets
from kim_plugins.builder.assets.styles import style_sheet
from kim_plugins.builder.sources import inputs
from kim_plugins.builder.storage import version
from kim_plugins.engine import theme as our_theme


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
_code_mark = functools.cache(version.code_mark)


def read_once() -> None:
    """From here on, read what comes with packages once; a project's own theme each time."""
    Theme.get_env = _env  # type: ignore[assignment, method-assign]
    jinja2.FileSystemLoader.list_templates = _list  # type: ignore[assignment, method-assign]
    utils.get_themes = _Themes()  # type: ignore[assignment]
    assets.style_sheet = functools.cache(style_sheet)  # type: ignore[attr-defined]
    inputs.code_mark = _code_mark  # type: ignore[attr-defined]


class _Themes:
    """Knows the themes that are installed, and forgets them for nobody who asks."""

    def __init__(self) -> None:
        self._found = utils.get_themes()

    def __call__(self) -> dict[str, EntryPoint]:
        return self._found

    def cache_clear(self) -> None:
        """Keep what is known: MkDocs asks each new theme to look for all of them again."""


def read_now() -> None:
    """Read it at once, for the processes that will be forked from this one."""
    assets.read_assets(our_theme.installed_style_sheet())
    for digest in (_code_mark, version.code_digest, version.picture_digest):
        digest()
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
