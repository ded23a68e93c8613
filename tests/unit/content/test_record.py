"""An examination kept as JSON comes back as it was, wherever its file lies then."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content import record
from kim_plugins.content.body import render_text
from kim_plugins.content.examine import Examination, examine
from tests.builders import FOLDER, a_source, a_text

WHOLE = a_text(
    "## Harga\n\n[a](rapat.md#x) ![Madu](img/madu.jpg) <b>\n\nSenin, 8 Mei 2022",
    topics=["literasi", "musik"],
    areas=["64.08"],
    image="img/madu.jpg",
    draft="ya",
)


def _again(found: Examination, path: str) -> Examination:
    head, rest = record.encode(found)
    return record.decode(head, path, record.decode_pieces(rest))


def test_an_examination_comes_back_as_it_was() -> None:
    file = a_source(WHOLE)
    found = examine(file, render_text)

    assert found.diagnostics
    assert found.image is not None
    assert _again(found, file.path) == found


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: a_text(text).encode()))
def test_so_does_that_of_any_file(content: bytes) -> None:
    file = a_source(content)
    found = examine(file, render_text)

    assert _again(found, file.path) == found


def test_the_path_is_that_of_the_file_today() -> None:
    here = a_source(WHOLE)
    there = a_source(WHOLE, f"{FOLDER.replace('contoh', 'lain')}/2026-05-08-panen-madu.md")

    assert record.encode(examine(here, render_text)) == record.encode(examine(there, render_text))
    assert _again(examine(here, render_text), there.path) == examine(there, render_text)


def test_what_is_kept_is_json_without_a_path() -> None:
    head, rest = record.encode(examine(a_source(WHOLE), render_text))

    assert isinstance(json.loads(head), list)
    assert isinstance(json.loads(rest), list)
    assert b"docs/posts" not in head + rest
