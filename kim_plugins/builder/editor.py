"""What the repository holds for VS Code, made from the models, and the writing of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kim_plugins.content.editors import jsonschema, snippets

FOLDER = ".vscode"


def files() -> Mapping[str, str]:
    """Return the generated files below `.vscode/`: the schema of groups.yaml, and snippets."""
    return {
        "schemas/groups.json": _written(jsonschema.schema(jsonschema.REGISTRY)),
        "kim.code-snippets": _written(snippets.snippets()),
    }


def write(root: Path) -> list[Path]:
    """Write those that differ from what lies there, and return them.

    Raises `OSError` where that is impossible.
    """
    changed = []
    for name, text in files().items():
        path = root / FOLDER / name
        if not path.is_file() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            changed.append(path)
    return changed


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
