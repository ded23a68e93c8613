"""What of a theme we use: its base template and parts of its main style sheet, no script.

The theme `kim` (`kim_plugins/shell/`) is ours and holds nothing but these two.
"""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_theme_dir

from kim_plugins.builder.assets.styles import ThemeStyle

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

OWN = "kim"
"""The name of our own theme."""
_STYLE = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")


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
    # The content policy allows no style attribute.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)


def style_sheet(files: Files, config: MkDocsConfig) -> ThemeStyle:
    """Return the theme's main style sheet; raise `LookupError` if it has none."""
    if config.theme.name == OWN:
        ground = resources.files("kim_plugins") / "shell" / "ground.css"
        return ThemeStyle(own=ground.read_text(encoding="utf-8"))
    found = [file for file in files if _STYLE.fullmatch(file.src_uri)]
    if not found:
        raise LookupError("Material's main style sheet has another name than we know")
    return ThemeStyle(found[0].content_string)


def installed_style_sheet() -> ThemeStyle:
    """Return the same from the theme as it is installed, for pages that no engine makes."""
    folder = Path(get_theme_dir("material")) / "assets" / "stylesheets"
    for path in sorted(folder.glob("main.*.min.css")):
        return ThemeStyle(path.read_text(encoding="utf-8"))
    raise LookupError("Material's main style sheet has another name than we know")


def is_unused(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file comes from the theme: our pages ask for none of them."""
    return file.src_dir is not None and file.src_dir in config.theme.dirs
