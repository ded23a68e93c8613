"""The site's own style sheet and icon, named by their content so that they can be kept for ever."""

from __future__ import annotations

import dataclasses
import hashlib
from importlib import resources

from kim_plugins.model import urls
from kim_plugins.views.output import FileOutput


@dataclasses.dataclass(frozen=True, slots=True)
class Assets:
    """The files that every page uses."""

    style: FileOutput
    icon: FileOutput


def read_assets() -> Assets:
    """Read the assets that come with the package."""
    return Assets(style=_asset("kim.css"), icon=_asset("ikon.svg"))


def _asset(name: str) -> FileOutput:
    content = (resources.files("kim_plugins") / "assets" / name).read_bytes()
    stem, _, suffix = name.rpartition(".")
    digest = hashlib.blake2b(content).hexdigest()[:8]
    return FileOutput(f"{urls.ASSETS}{stem}.{digest}.{suffix}", content)
