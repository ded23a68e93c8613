"""What makes a build begin anew: our own code, and the libraries that shape what it makes."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from kim_plugins.builder.storage import version
from tests.e2e.sites import ROOT

SHAPES_NO_OUTPUT = {
    "xlsxwriter": "reports, which are no part of the site",
    "beautifulsoup4": "reads what is brought home from other sites",
    "click": "the command line",
    "defusedxml": "reads archives of other sites",
    "mammoth": "reads documents of Word",
    "markdownify": "writes posts from other sites' HTML",
    "pi-heif": "only `kim fix` reads HEIC",
    "rich": "the command line",
}


def test_each_library_that_we_ask_for_counts_or_shapes_no_output() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=~!; \[]", line)[0] for line in project["dependencies"]}
    assert asked - set(version.LIBRARIES) == SHAPES_NO_OUTPUT.keys()


def test_versions_are_those_that_python_knows() -> None:
    known = version._installed()
    for library in ("mkdocs", "markdown", "pydantic-core", "pymdown-extensions", "pyyaml"):
        assert known[library] == metadata.version(library)


@pytest.mark.parametrize("name", ["rjsmin-99.dist-info", "PyYAML-99-py3.11.egg-info"])
def test_an_upgraded_library_makes_everything_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    def digest() -> str:
        monkeypatch.setattr(version, "_known", [])
        return version.code_digest()

    before = digest()
    tmp_path.joinpath(name).mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert digest() != before
