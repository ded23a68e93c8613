"""Assets are named by their content."""

from __future__ import annotations

import re
from importlib import resources

from kim_plugins.build.assets import address, read_assets


def test_style_sheet_and_icon_carry_a_digest_in_their_names() -> None:
    assets = read_assets("")

    assert re.fullmatch(r"assets/kim\.[0-9a-f]{8}\.css", assets.style.path)
    assert re.fullmatch(r"assets/ikon\.[0-9a-f]{8}\.svg", assets.icon.path)
    assert assets.style.content
    assert assets.icon.content.lstrip().startswith((b"<svg", b"<?xml"))


def test_scripts_are_published_at_the_address_that_pages_ask_for() -> None:
    assert address("masa-berlaku.js") in [script.path for script in read_assets("").scripts]


def test_a_script_is_published_without_what_it_says_to_its_makers() -> None:
    for script in read_assets("").scripts:
        lines = script.content.decode().split("\n")[:-1]
        assert not [line for line in lines if not line or line.startswith((" ", "\t", "//"))]


def test_no_script_has_a_text_over_several_lines_which_would_lose_its_insets() -> None:
    folder = resources.files("kim_plugins") / "assets"
    for script in (file for file in folder.iterdir() if file.name.endswith(".js")):
        for line in script.read_text(encoding="utf-8").split("\n"):
            # A single mark in a pattern stands in a statement, which ends where its line does.
            is_open = line.count("`") % 2 and not line.strip().startswith("//")
            assert not is_open or line.endswith((";", "{", ")", "}")), f"{script.name}: {line}"


def test_the_same_content_has_the_same_name() -> None:
    assert read_assets("") == read_assets("")


def test_a_script_imports_others_by_their_published_names() -> None:
    scripts = {script.path: script.content.decode() for script in read_assets("").scripts}

    for path, code in scripts.items():
        for name in re.findall(r'(?:from |import\()"\./([^"]+)"', code):
            assert f"assets/{name}" in scripts, path
    assert address("cocok.js").removeprefix("assets/") in scripts[address("cari-desa.js")]
