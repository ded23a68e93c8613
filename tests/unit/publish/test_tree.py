"""A site as content: its name follows from paths and bytes alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim_plugins.publish import tree
from kim_plugins.publish.refusal import Refusal
from kim_plugins.publish.tree import Entry, Tree


def of(**files: str) -> Tree:
    return Tree(Path("x"), {name: Entry(len(text), text) for name, text in files.items()})


def test_equal_content_has_an_equal_name_wherever_it_lies() -> None:
    assert (
        of(a="1", b="2").digest
        == Tree(Path("y"), dict(reversed([*of(a="1", b="2").files.items()]))).digest
    )
    assert of(a="1", b="2").digest != of(a="1", b="3").digest
    assert of(a="1").digest != of(b="1").digest


def test_differences_name_each_file_once() -> None:
    found = tree.differences(of(a="1", b="1", c="1"), of(b="2", c="1", d="1"))
    assert found == [("a", "hilang"), ("b", "berubah"), ("d", "baru")]


def test_a_site_within_its_limits_passes() -> None:
    tree.guard(of(a="12", b="3"), most_bytes=3, most_files=2)
    with pytest.raises(Refusal, match="padahal batasnya"):
        tree.guard(of(a="12", b="3"), most_bytes=2)
    with pytest.raises(Refusal, match="berisi 2 berkas"):
        tree.guard(of(a="12", b="3"), most_files=1)
