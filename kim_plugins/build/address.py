"""Where a project's site lives, read without starting the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kim_plugins.content import siteaddress
from kim_plugins.model import urls

CONFIG = "mkdocs.yml"


def explainer(root: Path, environ: Mapping[str, str]) -> Callable[[str], str]:
    """Return what gives the address of the page about a code.

    It gives "" where the project's mkdocs.yml is missing, can't be read or names no address.
    """
    try:
        text = (root / CONFIG).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    site_url = siteaddress.read(text, environ)
    return lambda code: urls.absolute(site_url, urls.code(code)) if site_url else ""
