"""Files that are brought into a project, and what comes of them (`root` is in conftest.py)."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result
from PIL import Image

from kim_plugins.builder.imports.photo_pairs import difference_hash
from kim_plugins.cli import main
from tests.pictures import saved

FOLDER = "docs/posts/kutai-timur/kim-contoh"


def given_to(command: str, arguments: tuple[object, ...], answer: str) -> Result:
    """Give a command its files for the group, and answer what it asks."""
    words = [command, *map(str, arguments), "--group", "kim-contoh"]
    return CliRunner().invoke(main, words, input=answer)


def written(root: Path) -> list[str]:
    """Name the files that the group has."""
    return sorted(path.name for path in (root / FOLDER).rglob("*") if path.is_file())


def hash_of(image: Image.Image) -> str:
    """Write a photo's difference hash as the form does."""
    digits = f"{difference_hash(saved(image)):016x}"
    return "".join("abcdefghijklmnop"[int(digit, 16)] for digit in digits)
