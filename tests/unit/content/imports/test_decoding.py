"""Bytes of unknown encoding become the words that were meant."""

from __future__ import annotations

import pytest

from kim_plugins.content.imports.decoding import decoded

TEXT = "“Kafé” – Rp5.000"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_each_encoding_is_known(encoding: str) -> None:
    assert decoded(TEXT[:1].replace("“", "a").encode(encoding)) == "a"
    assert decoded(("a" + TEXT).encode(encoding)) == "a" + TEXT


def test_a_file_of_both_is_read_by_each_byte() -> None:
    assert decoded("Kafé ".encode() + "Kafé".encode("cp1252")) == "Kafé Kafé"


def test_nothing_is_nothing() -> None:
    assert decoded(b"") == ""
