"""Joins a script with all that it imports into one file: one request, and less to load.

Only the shapes that our scripts have are known: named imports and exports, and namespaces, each
at the beginning of a line. Whatever else a module may say stays as it is, so that a browser tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Read = Callable[[str], str]
"""Returns the text of a script by its name."""
_IMPORT = re.compile(r'^import (?:\{([^}]*)\}|\* as (\w+)) from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:const|function\*?|class) ([\w$]+)", re.MULTILINE)
_WORD = re.compile(r"^export ", re.MULTILINE)


def joined(name: str, read: Read) -> str:
    """Return a script and what it imports as one module, which exports what the script does.

    Each module keeps its names to itself, as modules do. Raises `ValueError` where modules
    import one another in a circle, or take a name that another one doesn't give.
    """
    parts: dict[str, str] = {}
    stem = name.removesuffix(".js")
    _gather(stem, read, parts, ())
    given = ", ".join(_EXPORT.findall(read(name)))
    parts["export"] = f"export const {{ {given} }} = {_room(stem)};\n" if given else ""
    return "".join(parts.values())


def _gather(name: str, read: Read, parts: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"{name}.js imports itself by way of {', '.join(above)}")
    text = read(f"{name}.js")
    for names, _, wanted in _IMPORT.findall(text):
        if wanted not in parts:
            _gather(wanted, read, parts, (*above, name))
        offered = set(_EXPORT.findall(read(f"{wanted}.js")))
        if missing := {one.strip() for one in names.split(",") if one.strip()} - offered:
            raise ValueError(f"{wanted}.js gives no {', '.join(sorted(missing))}")
    inner = _WORD.sub("", _IMPORT.sub(_taken, text))
    own = ", ".join(_EXPORT.findall(text))
    parts[name] = f"const {_room(name)} = (() => {{\n{inner}return {{ {own} }};\n}})();\n"


def _taken(found: re.Match[str]) -> str:
    """Take what a module imports out of the other one's room."""
    names, whole, wanted = found.groups()
    return f"const {whole or f'{{{names}}}'} = {_room(wanted)};\n"


def _room(name: str) -> str:
    return "$" + name.replace("-", "_")
