"""Assets are named by their content."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from kim_plugins.builder.assets.assets import address, minified, read_assets

SCRIPTS = sorted(Path(str(resources.files("kim_plugins") / "assets")).rglob("*.js"))


def test_style_sheet_and_icon_carry_a_digest_in_their_names() -> None:
    assets = read_assets()

    assert re.fullmatch(r"assets/kim\.[0-9a-f]{8}\.css", assets.style.path)
    assert re.fullmatch(r"assets/ikon\.[0-9a-f]{8}\.svg", assets.icon.path)
    assert assets.style.content
    assert assets.icon.content.lstrip().startswith((b"<svg", b"<?xml"))


def test_scripts_are_published_at_the_address_that_pages_ask_for() -> None:
    assert address("masa-berlaku.js") in [script.path for script in read_assets().scripts]


def test_the_same_content_has_the_same_name() -> None:
    assert read_assets() == read_assets()


def test_a_script_imports_others_by_their_published_names() -> None:
    scripts = {script.path: script.content.decode() for script in read_assets().scripts}

    for path, code in scripts.items():
        for name in re.findall(r'(?:from|import\()"\./([^"]+)"', code):
            assert f"assets/{name}" in scripts, path
    assert address("cocok.js").removeprefix("assets/") in scripts[address("cari-desa.js")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_template_within_a_template(script: Path) -> None:
    """The minifier would take what stands between the two for code (rjsmin 1.3)."""
    code = re.sub(r"(?m)^ *//.*$", "", script.read_text(encoding="utf-8"))

    assert not re.search(r"`(?:[^`\\$]|\\.|\$(?!\{))*\$\{[^}`]*`", code)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_pattern_right_behind_an_arrow(script: Path) -> None:
    """The minifier would take it for a division, and its blanks out of it (rjsmin 1.3)."""
    assert not re.search(r"=>\s*/(?![/*])", script.read_text(encoding="utf-8"))


def test_a_script_is_published_without_what_only_engineers_read() -> None:
    code = (
        b"// Says hello.\nexport const hello = (name) => {\n  return `Halo, ${name}`; // so\n};\n"
    )

    assert minified(code).strip() == b"export const hello=(name)=>{return`Halo, ${name}`;};"
