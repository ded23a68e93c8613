"""What the engine would refuse of mkdocs.yml, told without it.

The engine's own check runs what the file names (hooks, objects, extensions), which nobody may
let a request's file do.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

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
_NO_NAME = "nama situs belum ditulis; tulislah, misalnya, site_name: KIM Contoh"
_NO_PLUGIN = "pengaya kim belum disebut; tulislah plugins: [kim]"


def faults(
    data: Mapping[str, Any], places: Places, path: str, unknown: type
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the settings `data`; values of the type `unknown` count as right."""
    strangers = sorted(str(key) for key in data.keys() - KEYS)
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
    if not data.get("site_name") and "site_name" not in meant:
        yield refused("site_name", _NO_NAME, Span(path))
    if not _has_plugin(data.get("plugins"), unknown) and "plugins" not in meant:
        yield refused("plugins", _NO_PLUGIN, setting_places.of_value(places, "plugins", path))


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
