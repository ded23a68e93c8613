"""The site's own style sheet, icon and scripts, named by their content: kept for ever."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import re
from importlib import resources

from kim_plugins.build.styles import style_sheet
from kim_plugins.model import urls
from kim_plugins.views.output import FileOutput

_IMPORTED = re.compile(rb'(?:(?<= from "\./)|(?<=import\("\./))[\w-]+\.js(?=")')
"""The name by which one script imports another, which lies beside it."""

_FOR_PEOPLE = re.compile(rb"^[ \t]*//[^\n]*\n|[ \t]+// [^\n\"'`/]*$|^[ \t]+|\n(?=\n)", re.MULTILINE)
"""Remarks, indents and empty lines: a fifth of what a phone would load. No text of ours between
backquotes runs over a line, and none holds such a remark (`tests/unit/build/test_assets.py`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Assets:
    """The files that every page uses."""

    style: FileOutput
    icon: FileOutput
    scripts: tuple[FileOutput, ...]
    """Small helpers that a page asks for; every page can be read without them."""

    @property
    def files(self) -> tuple[FileOutput, ...]:
        """Return all of them."""
        return (self.style, self.icon, *self.scripts)


def read_assets(theme_style: str) -> Assets:
    """Make the assets from the theme's style sheet and what comes with the package."""
    folder = resources.files("kim_plugins") / "assets"
    sections = sorted((folder / "styles").iterdir(), key=lambda section: section.name)
    own = "\n".join(section.read_text(encoding="utf-8") for section in sections)
    style = style_sheet(theme_style, own).encode()
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".js"))
    scripts = tuple(asset(name) for name in names)
    return Assets(style=_named("kim.css", style), icon=asset("ikon.svg"), scripts=scripts)


@functools.cache
def address(name: str) -> str:
    """Return where one of the package's assets is published: a function of its content alone."""
    return asset(name).path


def asset(name: str) -> FileOutput:
    """Return one of the package's assets; a script imports others by their published names.

    Scripts are read on phones by browsers, so what they say to people stays behind.
    """
    content = (resources.files("kim_plugins") / "assets" / name).read_bytes()
    if name.endswith(".js"):
        content = _FOR_PEOPLE.sub(b"", content)
        content = _IMPORTED.sub(lambda found: _published(found[0].decode()), content)
    return _named(name, content)


def _published(name: str) -> bytes:
    return address(name).removeprefix(urls.ASSETS).encode()


def _named(name: str, content: bytes) -> FileOutput:
    stem, _, suffix = name.rpartition(".")
    digest = hashlib.blake2b(content).hexdigest()[:8]
    return FileOutput(f"{urls.ASSETS}{stem}.{digest}.{suffix}", content)
