"""The site's own style sheet, icon and scripts, named by their content: kept for ever."""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from importlib import resources

import rjsmin

from kim_plugins.builder.assets.bundling import joined
from kim_plugins.builder.assets.styles import ThemeStyle, style_sheet, without_blanks
from kim_plugins.content.form import form_rules
from kim_plugins.model import urls
from kim_plugins.views.output import FileOutput, named_by_content

JOINED = frozenset({"tulis.js", "tulis-hasil.js", "tulis-repositori.js"})
"""Scripts that are published as one file with all that they import."""
RULES = "tulis-aturan.json"
"""What the form checks, made from the rules of `kim check`."""
NO_THEME = ThemeStyle()
PARTS = "tulis-"
"""How the names of modules begin that are published in no other way."""
_IMPORTED = re.compile(rb'(?:(?<= from "\./)|(?<=import\("\./))[\w-]+\.js(?=")')
"""The name by which one script imports another, which lies beside it."""


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


def read_assets(theme_style: ThemeStyle = NO_THEME) -> Assets:
    """Make the assets from the theme's style sheet and what comes with the package."""
    folder = resources.files("kim_plugins") / "assets"
    sections = sorted((folder / "styles").iterdir(), key=lambda section: section.name)
    own = "\n".join(section.read_text(encoding="utf-8") for section in sections)
    style = style_sheet(theme_style, own).encode()
    files = sorted(file.name for file in folder.iterdir() if file.name.endswith((".js", ".css")))
    names = [name for name in files if name in JOINED or not name.startswith(PARTS)]
    scripts = tuple(asset(name) for name in [*names, RULES])
    return Assets(
        style=named_by_content(f"{urls.ASSETS}kim.css", style),
        icon=asset("ikon.svg"),
        scripts=scripts,
    )


def address(name: str) -> str:
    """Return where one of the package's assets is published: a function of its content alone."""
    return asset(name).path


@functools.cache
def asset(name: str) -> FileOutput:
    """Return one of the package's assets; a script imports others by their published names."""
    content = read(name)
    if name in JOINED:
        content = joined(name, lambda part: read(part).decode()).encode()
    if name.endswith(".js"):
        content = minified(_IMPORTED.sub(lambda found: _published(found[0].decode()), content))
    elif name.endswith(".css"):
        content = without_blanks(content.decode()).encode()
    return named_by_content(urls.ASSETS + name, content)


@functools.cache
def read(name: str) -> bytes:
    """Return one of the package's assets as it lies there."""
    if name == RULES:
        return json.dumps(form_rules.rules(), ensure_ascii=False, separators=(",", ":")).encode()
    return (resources.files("kim_plugins") / "assets" / name).read_bytes()


def minified(script: bytes) -> bytes:
    """Return a script without comments and blanks, which readers would pay for.

    The minifier doesn't know a template within a template (rjsmin 1.3); a test sees that no
    script has one.
    """
    return bytes(rjsmin.jsmin(script))


def _published(name: str) -> bytes:
    return address(name).removeprefix(urls.ASSETS).encode()
