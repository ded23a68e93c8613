"""Successors of MkDocs and of Material make the same pages with the same plugin.

Each is laid over the environment of the tests: only its own package, pinned with its hash, is
installed beside it. So it is the engine that differs and nothing else.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import commands
from tests.e2e.sites import MKDOCS_YML, POST, ROOT, Build, Site, post, site
from tests.few_places import AS_PROGRAM

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
STYLE = re.compile(r"kim\.[0-9a-f]{8}\.css")
Laid = Callable[[str], Path]

PAGE = "docs/halaman.md"
WRITTEN = f"""\
-- {POST} --
{post(body="## Bagian" + chr(10) + chr(10) + "Isi, dengan [halaman](../../../halaman.md).")}
-- {PAGE} --
# Halaman

Teks dengan `kode`.

## Satu

!!! note "Catatan"
    Isinya.

## Dua

| a | b |
|---|--:|
| 1 | 2 |

Catatan kaki.[^1]

[^1]: Isinya.
-- mkdocs.yml --
{MKDOCS_YML}markdown_extensions: [admonition, footnotes, tables]
"""


AS_MODULE = "import runpy\nrunpy.run_module({!r}, run_name='__main__', alter_sys=True)\n"


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Give a function that installs a package for this module; it returns the folder."""
    folder = tmp_path_factory.mktemp("mesin")

    def lay(name: str) -> Path:
        place = folder / name
        if not place.exists():
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps"]
            pip += ["--disable-pip-version-check", "--require-hashes", "--target", str(place)]
            subprocess.run([*pip, "-r", ROOT / f"requirements/{name}.txt"], check=True)
        return place

    return lay


def run(
    module: str, root: Path, *options: str, over: tuple[Path, ...], has_few: bool = True
) -> Build:
    """Build with an engine, started by its module; packages in `over` come before others."""
    target = f"situs-{module}-{len(over)}"
    few = ("-c", f"{AS_PROGRAM}{AS_MODULE.format(module)}")
    program = (sys.executable, *(few if has_few else ("-m", module)))
    result = subprocess.run(
        [*program, "build", "-f", "mkdocs.yml", "-d", target, *options],
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": os.pathsep.join(map(str, (*over, ROOT))),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(root / target, result.returncode, result.stdout + result.stderr)


def without_generator(build: Build) -> dict[str, bytes]:
    return {name: GENERATOR.sub(b"", content) for name, content in build.files().items()}


@pytest.mark.parametrize(
    ("engine", "module"), [("engine-properdocs", "properdocs"), ("engine-mkdocs-ng", "mkdocs")]
)
def test_the_own_site_is_the_same_to_the_byte(
    laid: Laid, own_site: Build, engine: str, module: str
) -> None:
    other = run(module, own_site.folder.parent, "--strict", over=(laid(engine),), has_few=False)

    assert other.exit_code == 0, other.log
    assert without_generator(other) == without_generator(own_site)


@pytest.mark.parametrize(
    ("engine", "module"), [("engine-properdocs", "properdocs"), ("engine-mkdocs-ng", "mkdocs")]
)
def test_strict_counts_a_bad_post_there_too(
    laid: Laid, tmp_path: Path, engine: str, module: str
) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post(kind='brita')}")

    strict = run(module, project.root, "--strict", over=(laid(engine),))

    assert strict.exit_code == 1, strict.log
    assert "KIM012" in strict.log


def as_shown(build: Build) -> dict[str, str]:
    """Return every page without what a style sheet's content decides: its name and its digest."""
    pages = {n: c.decode() for n, c in without_generator(build).items() if n.endswith(".html")}
    return {name: re.sub(r"\s+", " ", STYLE.sub("", text)) for name, text in pages.items()}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the site of which each engine makes the same."""
    with commands.few_places():
        build = site(tmp_path_factory.mktemp("biasa"), WRITTEN).build("--strict")
    assert build.exit_code == 0, build.log
    return build


@pytest.mark.parametrize(
    ("engines", "module"),
    [
        ([], "mkdocs"),
        (["engine-properdocs"], "properdocs"),
        (["engine-mkdocs-ng"], "mkdocs"),
    ],
)
def test_under_the_fork_of_the_theme_pages_differ_in_their_style_alone(
    laid: Laid, usual: Build, tmp_path: Path, engines: list[str], module: str
) -> None:
    project = site(tmp_path, WRITTEN)
    choose(project, "materialx")

    over = tuple(laid(name) for name in ["theme-materialx", *engines])
    other = run(module, project.root, "--strict", over=over)

    assert other.exit_code == 0, other.log
    assert as_shown(other) == as_shown(usual)
    (style,) = (other.folder / "assets").glob("kim.*.css")
    assert ".admonition" in style.read_text(encoding="utf-8")


@pytest.mark.usefixtures("few_places")
def test_our_own_theme_under_properdocs_needs_no_material(laid: Laid, tmp_path: Path) -> None:
    project = site(_folder(tmp_path / "proyek"), WRITTEN)
    choose(project, "kim")
    before = project.build("--strict")
    broken = tmp_path / "tanpa" / "material"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('no Material here')\n", "utf-8")

    over = (broken.parent, laid("engine-properdocs"))
    other = run("properdocs", project.root, "--strict", over=over)

    assert other.exit_code == 0, other.log
    assert without_generator(other) == without_generator(before)


def choose(project: Site, theme: str) -> None:
    """Name another theme in mkdocs.yml."""
    file = project.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("name: material\n", f"name: {theme}\n"), encoding="utf-8")


def _folder(path: Path) -> Path:
    path.mkdir()
    return path
