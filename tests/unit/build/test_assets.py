"""Assets are named by their content."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from kim_plugins.build.assets import address, asset, read_assets

SOURCES = {
    file.name: file.read_text(encoding="utf-8")
    for file in (resources.files("kim_plugins") / "assets").iterdir()
    if file.name.endswith(".js")
}


def test_style_sheet_and_icon_carry_a_digest_in_their_names() -> None:
    assets = read_assets("")

    assert re.fullmatch(r"assets/kim\.[0-9a-f]{8}\.css", assets.style.path)
    assert re.fullmatch(r"assets/ikon\.[0-9a-f]{8}\.svg", assets.icon.path)
    assert assets.style.content
    assert assets.icon.content.lstrip().startswith((b"<svg", b"<?xml"))


def test_scripts_are_published_at_the_address_that_pages_ask_for() -> None:
    assert address("masa-berlaku.js") in [script.path for script in read_assets("").scripts]


def test_the_same_content_has_the_same_name() -> None:
    assert read_assets("") == read_assets("")


def test_a_script_imports_others_by_their_published_names() -> None:
    scripts = {script.path: script.content.decode() for script in read_assets("").scripts}

    for path, code in scripts.items():
        for name in re.findall(r'(?:from |import\()"\./([^"]+)"', code):
            assert f"assets/{name}" in scripts, path
    assert address("cocok.js").removeprefix("assets/") in scripts[address("cari-desa.js")]


def test_a_script_is_published_without_what_it_says_to_people() -> None:
    published = asset("masa-berlaku.js").content.decode()

    assert not re.search(r"(?m)^\s*//|^[ \t]|^$\n| // ", published)
    assert len(published) < len(SOURCES["masa-berlaku.js"])


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_no_text_of_a_script_depends_on_where_its_lines_begin(name: str) -> None:
    for line in SOURCES[name].split("\n"):
        # Text between backquotes ends in its line; in a pattern such a sign is written `\\x60`.
        assert line.count("`") % 2 == 0, line
        assert " // " not in line or line.partition(" // ")[0].count('"') % 2 == 0, line
        assert "/*" not in line.replace("/*/", "") or line.lstrip().startswith("//"), line
