"""A front matter is read by the schema of its kind; what does not fit is left out and told."""

from __future__ import annotations

import pytest

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.front_matter import headreader, yamltext
from kim_plugins.model.frontmatter import (
    INDONESIAN_KEYS,
    SCHEMAS,
    Agenda,
    Berita,
    FrontMatter,
    Tombstone,
)
from tests.builders import SUMMARY

BASE = f"title: Panen madu\ndate: 2026-05-08\nsummary: {SUMMARY}\n"


def _read(text: str) -> tuple[FrontMatter, list[Diagnostic]]:
    root = yamltext.read(text, "a.md").root
    assert isinstance(root, yamltext.Mapping)
    meta, _, problems = headreader.read(root)
    return meta, problems


def test_without_a_kind_a_post_is_a_berita() -> None:
    for kind in ("", "kind:\n", "kind: berita\n"):
        meta, problems = _read(BASE + kind)
        assert isinstance(meta, Berita)
        assert problems == []


def test_each_kind_is_read_by_its_own_schema() -> None:
    meta, problems = _read(BASE + "kind: agenda\nstarts: 2026-05-20\nplace: Balai Desa Contoh\n")

    assert isinstance(meta, Agenda)
    assert meta.place == "Balai Desa Contoh"
    assert problems == []


def test_what_does_not_fit_is_none_and_the_rest_is_read() -> None:
    meta, problems = _read(BASE + "kind: agenda\nstarts: besok\ntopics: [literasi]\numur: 3\n")

    assert isinstance(meta, Agenda)
    assert meta.title == "Panen madu"
    assert meta.topics == ("literasi",)
    assert meta.starts is None
    assert meta.place is None
    assert [p.code for p in problems] == ["KIM016", "KIM010", "KIM008"]


def test_in_a_partial_reading_what_was_not_given_is_none_as_well() -> None:
    meta, _ = _read("title: Panen madu\n")

    keys = ("date", "summary", "topics", "draft", "origin")
    assert [getattr(meta, key) for key in keys] == [None] * len(keys)


def test_a_post_of_an_unknown_kind_is_read_as_far_as_all_kinds_agree() -> None:
    meta, problems = _read(BASE + "kind: acara\nstarts: 2026-05-20\n")

    assert meta.title == "Panen madu"
    assert [p.code for p in problems] == ["KIM012"]


@pytest.mark.parametrize(("given", "key"), INDONESIAN_KEYS.items())
def test_an_indonesian_name_is_read_as_its_key_with_a_warning(given: str, key: str) -> None:
    _, problems = _read(f"{given.capitalize()}: x\n")

    assert problems[0].code == "KIM011"
    assert problems[0].args == {"given": given.capitalize(), "key": key}


def test_a_value_under_an_indonesian_name_keeps_its_place() -> None:
    root = yamltext.read("judul: Panen madu\n", "a.md").root
    assert isinstance(root, yamltext.Mapping)

    _, head, _ = headreader.read(root)

    assert str(yamltext.locate(head, ("title",))) == "a.md:1:8"
    assert str(yamltext.locate(head, ("title",), key=True)) == "a.md:1:1"


def test_two_names_of_one_key_are_refused_in_either_order() -> None:
    for first, second in (("title", "judul"), ("judul", "title"), ("judul", "Judul")):
        _, problems = _read(f"{first}: A\n{second}: B\n")
        (problem,) = (p for p in problems if p.code == "KIM009")
        assert problem.args == {"first": first, "second": second, "key": "title"}


def test_a_key_of_other_kinds_is_told_apart_from_an_unknown_one() -> None:
    _, problems = _read(BASE + "place: Balai Desa Contoh\nplaces: x\n")

    assert [(p.code, p.args.get("kinds")) for p in problems] == [
        ("KIM044", "agenda, potensi"),
        ("KIM008", None),
    ]


def test_items_of_a_list_that_fit_are_read_beside_one_that_does_not() -> None:
    meta, problems = _read(BASE + "areas: [64.08, Sangatta, 64]\n")

    assert meta.areas == ("64.08", "64")
    assert [p.code for p in problems] == ["KIM034"]


def test_of_a_withdrawn_post_only_its_date_and_reason_are_read() -> None:
    withdrawn = "withdrawn: {at: 2026-05-10, reason: Keliru.}\n"
    meta, problems = _read(BASE + withdrawn + "kind: beritta\nauthors: x\n")

    assert isinstance(meta, Tombstone)
    assert meta.date.day.isoformat() == "2026-05-08"
    assert (meta.title == "Panen madu", meta.authors) == (False, ())
    assert problems == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_kind_can_be_read_in_part(kind: str) -> None:
    meta, problems = _read(f"kind: {kind}\nlang: x y\n")

    assert isinstance(meta, SCHEMAS[kind])
    assert "KIM013" in {p.code for p in problems}
