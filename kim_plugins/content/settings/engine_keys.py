"""What the engine would refuse of mkdocs.yml, told without it.

The engine's own check runs what the file names (hooks, objects, extensions), which nobody may
let a request's file do.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.content.settings import setting_places
from kim_plugins.content.settings.setting_places import Places


@dataclasses.dataclass(frozen=True, slots=True)
class _Shape:
    types: tuple[type, ...]
    words: str


_TEXT = _Shape((str,), "isinya seharusnya teks; angka dan tanggal ditulis di antara tanda kutip")
_SWITCH = _Shape((bool,), "isinya seharusnya true atau false")
_LIST = _Shape((list,), "isinya seharusnya daftar (tiap butir diawali tanda -)")
_NAMES = _Shape((list, dict), _LIST.words)
_KEYS = _Shape((dict,), "isinya seharusnya kunci dan nilai")
_NAME = _Shape((str, dict), "isinya seharusnya nama tema, atau kunci dan nilai dengan name")
_ANY = _Shape((object,), "")
_SHAPES = {
    **dict.fromkeys(
        "site_name site_url site_description site_author copyright repo_url repo_name edit_uri "
        "edit_uri_template docs_dir site_dir remote_branch remote_name exclude_docs draft_docs "
        "not_in_nav dev_addr".split(),
        _TEXT,
    ),
    **dict.fromkeys(("strict", "use_directory_urls"), _SWITCH),
    **dict.fromkeys("nav extra_css extra_javascript extra_templates watch".split(), _LIST),
    **dict.fromkeys(("markdown_extensions", "plugins", "hooks"), _NAMES),
    **dict.fromkeys(("extra", "validation"), _KEYS),
    "theme": _NAME,
    **dict.fromkeys("INHERIT mdx_configs config_file_path pages google_analytics".split(), _ANY),
}
KEYS = frozenset(_SHAPES)
"""The engine's settings: of one misspelt it would say in English that it left it out."""
_ENTRIES = "tiap butirnya seharusnya satu nama, atau satu nama dengan kunci dan nilainya"
_MENU = "tiap butirnya seharusnya satu alamat, atau satu judul dengan alamat atau daftarnya"
_PATTERNS = "ada pola nama berkas yang tidak dapat dibaca"
_FOLDER = "custom_dir seharusnya nama folder; hapus kunci itu bila tidak dipakai"
_NO_NAME = "nama situs belum ditulis; tulislah, misalnya, site_name: KIM Contoh"
_NO_PLUGIN = "pengaya kim belum disebut; tulislah plugins: [kim]"


def faults(
    data: Mapping[str, Any], places: Places, path: str, unknown: type
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the settings `data`; values of the type `unknown` count as right."""
    strangers = sorted(str(key) for key in data.keys() - KEYS if not isinstance(key, unknown))
    meant = set()
    for key in strangers:
        place = places[key].key if key in places else Span(path)
        near = closest(key, KEYS - data.keys())
        meant.add(near)
        yield Diagnostic("KIM008", place, {"key": key}, near)
    for key in sorted(data.keys() & KEYS):
        value, shape = data[key], _SHAPES[key]
        if not isinstance(value, (*shape.types, unknown, type(None))):
            yield refused(key, shape.words, setting_places.of_value(places, key, path))
        elif words := _wrong_inside(key, value, unknown):
            yield refused(key, words, setting_places.of_value(places, key, path))
    if data.get("site_name") is None and "site_name" not in meant:
        yield refused("site_name", _NO_NAME, Span(path))
    if not _has_plugin(data.get("plugins"), unknown) and "plugins" not in meant:
        yield refused("plugins", _NO_PLUGIN, setting_places.of_value(places, "plugins", path))


def _wrong_inside(key: str, value: Any, unknown: type) -> str:
    """Say what is wrong with the entries of a setting ("" if nothing is)."""
    if key in ("plugins", "markdown_extensions") and isinstance(value, list):
        return "" if all(_is_entry(item, unknown) for item in value) else _ENTRIES
    if key == "nav" and isinstance(value, list):
        return "" if _is_menu_part(value, unknown, set()) else _MENU
    if key in ("exclude_docs", "draft_docs", "not_in_nav") and isinstance(value, str):
        return "" if _are_patterns(value) else _PATTERNS
    if key == "INHERIT":
        return "" if isinstance(value, (str, unknown)) else _TEXT.words
    if key == "theme" and isinstance(value, dict) and "custom_dir" in value:
        return "" if isinstance(value["custom_dir"], (str, unknown)) else _FOLDER
    return ""


def _is_entry(item: Any, unknown: type) -> bool:
    """Tell whether an item of a list is a name, or one name with its options."""
    if not isinstance(item, dict):
        return isinstance(item, (str, unknown))
    return len(item) == 1 and all(
        isinstance(name, (str, unknown)) and (not options or isinstance(options, (dict, unknown)))
        for name, options in item.items()
    )


def _is_menu_entry(item: Any, unknown: type, seen: set[int]) -> bool:
    """Tell whether an item of the menu is a target, or one title with what it leads to."""
    if not isinstance(item, dict):
        return isinstance(item, (str, unknown))
    return len(item) == 1 and all(_is_menu_part(part, unknown, seen) for part in item.values())


def _is_menu_part(part: Any, unknown: type, seen: set[int]) -> bool:
    if id(part) in seen:  # Aliases may make a menu endless.
        return True
    if isinstance(part, (list, dict)):
        seen.add(id(part))
    if isinstance(part, list):
        return all(_is_menu_entry(item, unknown, seen) for item in part)
    if isinstance(part, dict):  # The engine only warns of it.
        return bool(part) and all(_is_menu_part(one, unknown, seen) for one in part.values())
    return isinstance(part, (str, unknown))


def _are_patterns(text: str) -> bool:
    try:
        GitIgnoreSpec.from_lines(text.splitlines())
    except (ValueError, re.error):  # A range such as `[z-a]` is handed to Python as it is.
        return False
    return True


def refused(key: str, reason: str, place: Span, near: str = "") -> Diagnostic:
    """Say why the engine would refuse a setting."""
    return Diagnostic("KIM216", place, {"key": key, "reason": reason}, near)


def _has_plugin(given: Any, unknown: type) -> bool:
    """Tell whether the plugin is asked for; what only the engine can tell counts as yes."""
    if isinstance(given, dict):
        return "kim" in given
    if not isinstance(given, list):
        return given is not None  # Its shape is told.
    return any(
        item == "kim" or isinstance(item, unknown) or (isinstance(item, dict) and "kim" in item)
        for item in given
    )
