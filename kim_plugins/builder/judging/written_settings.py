"""What is wrong with mkdocs.yml as it is written, each thing at its line.

For `kim check`, and for a build that the engine refuses: nothing in the file is run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import machinery, metadata, util
from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic, closest
from kim_plugins.builder.judging import standing
from kim_plugins.builder.sources.sources import Project
from kim_plugins.content.privacy.privacy import masked
from kim_plugins.content.settings import setting_places
from kim_plugins.content.settings.engine_keys import refused
from kim_plugins.content.settings.projectfile import ProjectFile
from kim_plugins.content.settings.setting_places import Places
from kim_plugins.content.settings.wrong_settings import faults

_PLUGINS = ("mkdocs.plugins", "properdocs.plugins")
"""Where packages name their plugins, for either engine."""
_EXTENSION = "sisipan Markdown {name} belum terpasang, atau namanya salah tulis"
_PLUGIN = "pengaya {name} belum terpasang, atau namanya salah tulis"
_SECRET = re.compile(r"(?<=//)[^/?#\s]*(?=@)")
_FILE = "berkas {name} tidak ada"
_FOLDER = "folder {name} tidak ada"


def problems(project: Project, config: ProjectFile) -> list[Diagnostic]:
    """Return what is wrong with the settings by themselves."""
    path = project.shown(project.config)
    wrong = [*config.broken, *config.refused]
    if config.given:
        wrong += faults(config.given, os.environ, path)
        wrong += standing.uninstalled_theme(config.given, path)
        wrong += _missing(project, config, path)
    return located(wrong, project, config.places)


def located(found: Iterable[Diagnostic], project: Project, places: Places) -> list[Diagnostic]:
    """Give problems of the settings their places and source lines, without what is secret there.

    What a message says of the office's own contact is not masked: it is meant for everybody.
    """
    told = [setting_places.located(one, places) for one in found]
    lines = {path: _lines(project.root / path) for path in {one.span.path for one in told}}
    return [one.with_excerpt(lines[one.span.path]) for one in told]


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8-sig", "replace")
    except OSError:
        return []
    return masked(_SECRET.sub(lambda found: "•" * len(found[0]), text)).split("\n")


def _missing(project: Project, config: ProjectFile, path: str) -> Iterator[Diagnostic]:
    """Report what the settings name and what isn't there."""
    places = config.places
    known = {one.name: one.value for one in metadata.entry_points(group="markdown.extensions")}
    for name in config.named_extensions:
        if not _is_installed(name, known):
            place = setting_places.of_value(places, f"markdown_extensions.{name}", path)
            reason = _EXTENSION.format(name=name)
            yield refused("markdown_extensions", reason, place, closest(name, known))
    plugins = {one.name for group in _PLUGINS for one in metadata.entry_points(group=group)}
    theme = config.given.theme if config.given else ""  # `tags` is `material/tags` by itself.
    for name in config.named_plugins:
        if not plugins & {name, name.rpartition("/")[2], f"{theme}/{name}"}:
            place = setting_places.of_value(places, f"plugins.{name}", path)
            yield refused("plugins", _PLUGIN.format(name=name), place, closest(name, plugins))
    below = project.config.parent / config.inherits
    if config.inherits and (not below.is_file() or below.samefile(project.config)):
        place = setting_places.of_value(places, "INHERIT", path)
        yield refused("INHERIT", _FILE.format(name=config.inherits), place)
    for key, name in (("docs_dir", config.docs), ("theme.custom_dir", config.own_theme or "")):
        if name and not (project.config.parent / name).is_dir():
            place = setting_places.of_value(places, key, path)
            yield refused(key.rpartition(".")[2], _FOLDER.format(name=name), place)


def _is_installed(name: str, known: Mapping[str, str]) -> bool:
    """Tell whether an extension is there, without running any of it: by name or by its module."""
    module = name.partition(":")[0]
    if name in known or f"markdown.extensions.{name}" in known.values():
        return True
    top, *parts = module.split(".")
    try:
        found = util.find_spec(top)
    except ValueError:
        return False
    for part in parts:  # A package isn't run, as it would be if its parts were asked for.
        folders = list(found.submodule_search_locations or ()) if found else []
        found = machinery.PathFinder.find_spec(f"{module}.{part}", folders)
    return found is not None
