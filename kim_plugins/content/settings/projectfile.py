"""What mkdocs.yml says about hand-written pages, read without the engine.

The engine's own reader runs what the file names (hooks, objects); here it is text only, so
that a request's file may be read by whoever checks it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml
from pathspec.gitignore import GitIgnoreSpec

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.front_matter.yamltext import Loader, explained
from kim_plugins.content.settings import engine_keys, setting_places
from kim_plugins.content.settings.setting_places import Place, Places
from kim_plugins.content.settings.wrong_settings import RIGHT, UNKNOWN, Given

_NEVER = (".*", "/templates/")
"""Never published (mkdocs.org/user-guide/configuration, `exclude_docs`)."""
_EXTENSIONS = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs "
    "legacy_em md_in_html meta nl2br sane_lists smarty tables toc wikilinks".split()
)
"""Those that come with Markdown itself; what else is installed is not run for a check."""
BUILT_IN = ("toc", "tables", "fenced_code")
"""Those that MkDocs adds by itself."""
_KEYS_AND_VALUES = "kunci dan nilai, misalnya site_name: KIM Contoh"
_RIGHT_VALUES = "tanggal, jam, atau angka yang ada; apitlah dengan tanda kutip bila teks: "


class _Unknown:
    """Stands for a value that only running something would tell: `!ENV`, `!!python/name:…`."""


class _Plain(Loader):  # type: ignore[misc,valid-type]  # C's loader or Python's
    """YAML as plain data; a tag of any other kind is an unknown value."""


_Plain.add_multi_constructor("", lambda loader, tag, node: _Unknown())
Target = tuple[str, Span]
"""A text and where it stands."""


@dataclasses.dataclass(frozen=True)
class ProjectFile:
    """The keys that decide which pages there are and how they are read."""

    excluded: GitIgnoreSpec
    """What is never published."""
    drafts: GitIgnoreSpec
    """What only a preview shows."""
    extensions: Mapping[str, Mapping[str, Any]]
    """Those of Markdown's own extensions that are used, by their short names, with options."""
    is_whole: bool
    """These are all extensions and options, so that no id of a heading can be another."""
    nav: tuple[Target, ...] = ()
    """What the entries of the menu lead to."""
    own_theme: str | None = ""
    """The folder of templates that the site has beside its theme's, as it is written ("": none,
    `None`: only the engine can tell)."""
    given: Given | None = None
    """The settings that every site needs; `None` where there is no file."""
    broken: tuple[Diagnostic, ...] = ()
    """Why a file can't be read at all: nothing else that is said of the settings holds then."""
    places: Places = dataclasses.field(default_factory=dict)
    """Where each setting stands."""
    refused: tuple[Diagnostic, ...] = ()
    """What the engine would not take, as far as that can be told from the text alone."""
    named_plugins: tuple[str, ...] = ()
    named_extensions: tuple[str, ...] = ()
    """What has to be installed for this site."""
    docs: str = ""
    """The folder of the pages, where another is named."""
    inherits: str = ""
    """The file of settings that lies below this one."""

    def publishes(self, uri: str) -> bool:
        """Tell whether a file of the docs folder is published, as a page or as it is."""
        return not (self.excluded.match_file(uri) or self.drafts.match_file(uri))


def read(files: Iterable[tuple[str, str]]) -> ProjectFile:
    """Read mkdocs.yml and what it inherits from, each a path to show and a text.

    What can't be read counts as not written.
    """
    data: dict[str, Any] = {}
    nav: tuple[Target, ...] = ()
    broken: tuple[Diagnostic, ...] = ()
    places: dict[str, Place] = {}
    shown = ""
    for path, text in files:
        shown = shown or path
        found, node, wrong = _read(text, path)
        broken += wrong
        if isinstance(found, dict) and isinstance(node, yaml.MappingNode):
            if "nav" in found and "nav" not in data:
                menu = next(value for key, value in node.value if key.value == "nav")
                nav = tuple(_targets(menu, path, set()))
            data = _over(found, data)
            places = {**setting_places.of(node, path), **places}
    excluded = GitIgnoreSpec.from_lines(_NEVER) + _patterns(data.get("exclude_docs"))
    named = dict(_named(data.get("markdown_extensions")))
    extensions = {name: named.get(name, {}) for name in (*BUILT_IN, *named) if name in _EXTENSIONS}
    return ProjectFile(
        excluded,
        _patterns(data.get("draft_docs")),
        {name: _known(options) for name, options in extensions.items()},
        not broken
        and all(n in _EXTENSIONS and _known(options) == options for n, options in named.items()),
        nav,
        _own_theme(data.get("theme")),
        _given(data) if data and not broken else None,
        broken,
        places,
        tuple(engine_keys.faults(data, places, shown, _Unknown)) if shown and not broken else (),
        _names(data.get("plugins")),
        _names(data.get("markdown_extensions")),
        _told(data.get("docs_dir")),
        _told(data.get("INHERIT")),
    )


def _read(text: str, path: str) -> tuple[Any, yaml.Node | None, tuple[Diagnostic, ...]]:
    """Return the data in a text, the nodes that say where each value stands, and what is wrong."""
    try:
        data, node = _parsed(text)
    except yaml.YAMLError as error:
        return None, None, (explained(error, text, path),)
    except ValueError as error:  # `2026-13-45` is no day, and the engine trips over it, too.
        return None, None, (_shape(Span(path), _RIGHT_VALUES + str(error)),)
    except RecursionError:
        return None, None, ()
    is_right = data is None or isinstance(data, dict)
    return data, node, () if is_right else (_shape(Span(path, 1), _KEYS_AND_VALUES),)


def _shape(place: Span, expected: str) -> Diagnostic:
    return Diagnostic("KIM013", place, {"expected": expected})


def _parsed(text: str) -> tuple[Any, yaml.Node | None]:
    loader = _Plain(text)
    try:
        node = loader.get_single_node()
        return (None if node is None else loader.construct_document(node)), node
    finally:
        loader.dispose()


def _given(data: Mapping[str, Any]) -> Given:
    """Return the settings that every site needs; what only the engine can tell counts as right."""
    theme = data.get("theme", "mkdocs")
    entries = data.get("plugins")
    named = dict(_named(entries if isinstance(entries, list) else [entries]))
    kim = named.get("kim", {})
    return Given(
        _told(data.get("site_url"), RIGHT.site_url),
        _told(theme.get("name", "mkdocs") if isinstance(theme, dict) else theme, RIGHT.theme),
        data.get("use_directory_urls") is not False,
        _told(kim.get("now")),
        _told(kim.get("authority")),
        _whole(kim.get("contact")),
        _whole(kim.get("repository")),
        _whole(kim.get("cms")),
        tuple(map(str, kim)),
        RIGHT.format if (form := kim.get("format")) is None else _told(form, RIGHT.format),
    )


def _over(below: Mapping[str, Any], above: Mapping[str, Any], deep: int = 4) -> dict[str, Any]:
    """Lay settings over those that they inherit, as MkDocs does: mappings key by key.

    Nothing that is read lies deeper than that, and aliases may make a mapping endless.
    """
    both = {
        key: _over(below[key], value, deep - 1)
        for key, value in above.items()
        if deep and isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return {**below, **above, **both}


def _own_theme(theme: Any) -> str | None:
    folder = theme.get("custom_dir") if isinstance(theme, dict) else theme
    if isinstance(folder, _Unknown):
        return None
    return str(folder or "") if isinstance(theme, dict) else ""


def _whole(value: Any) -> object:
    return UNKNOWN if _has_unknown(value) else value


def _has_unknown(value: Any) -> bool:
    """Tell whether only running something would tell a value, or one in it."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, _Unknown) or any(map(_has_unknown, inside))


def _told(value: Any, otherwise: str = "") -> str:
    return otherwise if isinstance(value, _Unknown) else str(value or "")


def _patterns(text: Any) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines(text.splitlines() if isinstance(text, str) else ())
    except (ValueError, re.error):  # A range such as `[z-a]` is handed to Python as it is.
        return GitIgnoreSpec.from_lines(())


def _named(given: Any) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    """Yield each extension with its options: a list of names, of mappings, or one mapping."""
    entries = given if isinstance(given, list) else [given] if isinstance(given, dict) else []
    for entry in entries:
        options = entry if isinstance(entry, dict) else {str(entry): None}
        for name, values in options.items():
            short = str(name).removeprefix("markdown.extensions.")
            yield short, values if isinstance(values, dict) else {}


def _names(given: Any) -> tuple[str, ...]:
    """Return what is named in a list of names and mappings, or in one mapping."""
    entries = given if isinstance(given, list) else [given] if isinstance(given, dict) else []
    names = (name for entry in entries for name in (entry if isinstance(entry, dict) else [entry]))
    return tuple(name for name in names if isinstance(name, str))


def _known(options: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(k): v for k, v in options.items() if not isinstance(v, _Unknown)}


def _targets(node: yaml.Node, path: str, seen: set[yaml.Node]) -> Iterator[Target]:
    """Yield what the menu's entries lead to: every text in it that is no title.

    Aliases may make a menu endless, so each part is `seen` once.
    """
    if node in seen:
        return
    seen.add(node)
    match node:
        case yaml.ScalarNode() if node.tag == "tag:yaml.org,2002:str":
            mark = node.start_mark
            quoted = int(node.style in ("'", '"'))
            place = Span(path, mark.line + 1, mark.column + 1 + quoted, len(node.value))
            yield node.value, place
        case yaml.SequenceNode():
            for item in node.value:
                yield from _targets(item, path, seen)
        case yaml.MappingNode():
            for _, item in node.value:
                yield from _targets(item, path, seen)
