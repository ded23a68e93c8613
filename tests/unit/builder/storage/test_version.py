"""What makes a build begin anew: our own code, and the libraries that shape what it makes."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

import pytest

from kim_plugins.builder.storage import version
from tests.e2e.sites import ROOT

SHAPES_NO_OUTPUT = {
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


@pytest.mark.parametrize("library", ["rjsmin", "pymdown-extensions", "pillow"])
def test_an_upgraded_library_makes_everything_anew(
    monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    def digest() -> str:
        monkeypatch.setattr(version, "_known", [])
        return version.code_digest()

    before, known = digest(), metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == library else known(name))
    assert digest() != before
