"""What of Material we use: its base template and main style sheet, and none of its scripts."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_KEPT = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")


def set_up(config: MkDocsConfig) -> None:
    """Put our templates before the theme's and choose what every site of ours has in common."""
    # After a folder of the project's own, which may replace any part of ours.
    position = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(position, str(resources.files("kim_plugins") / "templates"))
    # Ours replace them: the theme's sitemap carries today's date, its 404 page knows no regency.
    config.theme.static_templates -= {"sitemap.xml", "404.html"}
    config.theme["language"] = "id"
    config.theme["font"] = False
    config.theme["palette"] = None


def style_sheet(files: Files) -> str:
    """Return the path of the theme's main style sheet; raise `LookupError` if it has none."""
    found = [file.src_uri for file in files if _KEPT.fullmatch(file.src_uri)]
    if not found:
        raise LookupError("Material's main style sheet has another name than we know")
    return found[0]


def is_unused(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file comes from the theme and no page of ours asks for it."""
    is_theirs = file.src_dir is not None and file.src_dir in config.theme.dirs
    return is_theirs and not _KEPT.fullmatch(file.src_uri)
