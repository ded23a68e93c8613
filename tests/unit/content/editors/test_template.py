"""A new post shows every key of its kind, and asks for what must be filled in."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.content.editors.template import new_post, quoted
from kim_plugins.content.front_matter import headreader, source
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.markdown import body
from kim_plugins.model.frontmatter import SCHEMAS
from tests.builders import a_source

DAY = dt.date(2026, 5, 8)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_only_what_the_author_must_fill_in_is_missing(kind: str) -> None:
    found = examine(a_source(new_post(kind, "Panen madu", DAY)), body.render_text)

    assert {problem.code for problem in found.diagnostics} <= {"KIM010", "KIM043", "KIM045"}
    asked = {p.args["key"] for p in found.diagnostics if p.code == "KIM010"}
    required = {n for n, field in SCHEMAS[kind].model_fields.items() if field.is_required()}
    assert asked == required - {"title", "date", "kind"}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_own_key_of_a_kind_is_there_with_its_explanation(kind: str) -> None:
    text = new_post(kind, "Panen madu", DAY)

    for name in set(SCHEMAS[kind].model_fields) - set(SCHEMAS["berita"].model_fields):
        assert f"\n{name}:" in text or f"\n#{name}:" in text
        assert f"# {SCHEMAS[kind].model_fields[name].description}" in text


@pytest.mark.parametrize("title", ['Rapat: "penting" #1', "a\\b", "'x'", "- y", "*tebal*"])
def test_any_title_is_read_back_as_it_was(title: str) -> None:
    halves = source.split(a_source(new_post("berita", title, DAY)))

    assert halves.raw is not None
    assert headreader.read(halves.raw.head)[0].title == title
    assert quoted(title).startswith('"')


def test_what_must_be_filled_in_comes_before_what_may() -> None:
    text = new_post("klarifikasi", "Kabar banjir", DAY, area="64.08.12.2004")
    must, may = text.split("# WAJIB DIISI")[1].split("# BOLEH DIISI")

    assert all(f"\n{key}:" in must for key in ("summary", "claim", "verdict", "sources"))
    assert '\n#areas: ["64.08.12.2004"]\n' in may
    assert "\nsources: []\n" in must
