"""The package is of no province: what is said of one stands in its data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kim_plugins.base import areas

PACKAGE = Path(__file__).parents[1] / "kim_plugins"
SAMPLE = "64"
"""The province of this repository's own site, whose names could have slipped into the program."""
KEPT = {"base/zones.py": re.compile(r"[Kk]alimantan|WITA|Makassar")}
"""The law about zones names the islands, and the zone has its name there alone."""
ZONE = ("wita", "makassar", r"\+08", r"hours=8")
NOT_TEXT = {".woff2", ".png", ".pyc", ".ico"}


def _names() -> list[str]:
    """Return the words that stand for the province and for its regencies, and its zone's."""
    regencies = [name for code, name in areas.rows(SAMPLE) if len(code) == len("64.01")]
    words = {name.split(maxsplit=1)[1].split()[0] for name in regencies}
    words |= {name for names in areas.short_names(SAMPLE).values() for name in names}
    return sorted({areas.provinces()[SAMPLE].name.split()[0], *words})


_ZONES = "|".join(rf"(?<![a-z]){word}" for word in ZONE)
WORDS = re.compile(rf"(?i)(?<![a-z])(?:{'|'.join(_names())})(?:\b|(?=-))|{_ZONES}")


def _files() -> list[str]:
    paths = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file())
    return sorted(
        path.as_posix() for path in paths if path.parts[0] != "data" and path.suffix not in NOT_TEXT
    )


def test_no_file_of_the_package_names_a_province() -> None:
    found = {name: words for name in _files() if (words := _told(name))}

    assert found == {}


def _told(name: str) -> list[str]:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    return [word for word in WORDS.findall(text) if not _may_stand(word, name)]


def _may_stand(word: str, name: str) -> bool:
    return name in KEPT and bool(KEPT[name].fullmatch(word))


@pytest.mark.parametrize(
    "text", ["KIM Kaltim", "kutai-timur/", "Di Samarinda, warga", "09.00 WITA", "+08:00"]
)
def test_such_a_word_would_be_found(text: str) -> None:
    assert WORDS.search(text)
