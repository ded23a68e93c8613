"""Where a project's site lives, read without starting the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kim_plugins.content.settings import siteaddress
from kim_plugins.model import urls

CONFIG = "mkdocs.yml"


def of_site(root: Path, environ: Mapping[str, str]) -> str:
    """Return the site's address with a trailing slash, or "" where mkdocs.yml tells none."""
    try:
        text = (root / CONFIG).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return siteaddress.read(text, environ)


def explainer(root: Path, environ: Mapping[str, str]) -> Callable[[str], str]:
    """Return what gives the address of the page about a code.

    It gives "" where the project's mkdocs.yml is missing, can't be read or names no address.
    """
    site_url = of_site(root, environ)
    return lambda code: urls.absolute(site_url, urls.code(code)) if site_url else ""
