"""A mapping becomes a frozen record, or each misfit with its place and a guess."""

from __future__ import annotations

from typing import Literal

from kim_plugins.content.front_matter import schema, yamltext
from kim_plugins.model.fields import Record, Source


class Harvest(Record):
    """A record with nested records, as registry and front matter have them."""

    title: str
    season: Literal["hujan", "kemarau"] = "hujan"
    first: Source | None = None
    sources: tuple[Source, ...] = ()


def _mapping(text: str) -> yamltext.Mapping:
    root = yamltext.read(text, "a.md").root
    assert isinstance(root, yamltext.Mapping)
    return root


def _problems(text: str) -> list[tuple[str, str, str]]:
    found = schema.read(_mapping(text), Harvest)
    assert found.record is None
    return [(p.code, str(p.span), p.suggestion) for p in found.diagnostics]


def test_what_fits_becomes_a_record() -> None:
    found = schema.read(_mapping("title: Madu\nsources: [{title: Notulen}]"), Harvest)

    assert found.record == Harvest(title="Madu", sources=(Source(title="Notulen"),))
    assert found.diagnostics == ()


def test_keys_left_blank_count_as_not_given_at_every_depth() -> None:
    found = schema.read(_mapping("title: Madu\nseason:\nfirst: {title: A, url: }"), Harvest)

    assert found.record == Harvest(title="Madu", first=Source(title="A"))


def test_every_misfit_is_told() -> None:
    assert _problems("seson: hujan\nseason: kemarauu\nsources:\n  - title: A\n    link: b\n") == [
        ("KIM010", "a.md:1:1", ""),
        ("KIM012", "a.md:2:9", "kemarau"),
        ("KIM008", "a.md:5:5", ""),
        ("KIM008", "a.md:1:1", "season"),
    ]


def test_an_unknown_key_is_compared_with_the_keys_of_its_own_record() -> None:
    assert _problems("title: Madu\nfirst: {titel: A, title: B}") == [
        ("KIM008", "a.md:2:9", "title")
    ]
    assert _problems("title: Madu\nfirst: {title: A, seson: b}") == [("KIM008", "a.md:2:19", "")]


def test_a_key_in_indonesian_leads_to_the_one_that_is_meant_where_its_record_has_it() -> None:
    assert _problems("title: Madu\nfirst: {judul: A}") == [("KIM008", "a.md:2:9", "title")]
    assert _problems("title: Madu\ntelepon: 1") == [("KIM008", "a.md:2:1", "")]
    assert _problems("title: Madu\nsumber: []") == [("KIM008", "a.md:2:1", "sources")]


def test_a_blank_required_key_is_told_at_the_key() -> None:
    assert _problems("season: hujan\ntitle:\n") == [("KIM010", "a.md:2:1", "")]


def test_a_shape_that_does_not_fit_is_told_in_words() -> None:
    found = schema.read(_mapping("title: {a: b}\nfirst: x\nsources: y"), Harvest)

    assert [(p.code, p.args["expected"].split()[0]) for p in found.diagnostics] == [
        ("KIM013", "teks"),
        ("KIM013", "kunci"),
        ("KIM013", "daftar"),
    ]


def test_the_keys_that_do_not_fit_are_known_by_name() -> None:
    given = yamltext.data(_mapping("title: Madu\nseason: panas\nlain: x\nfirst: {url: x}"))

    assert {key for key, *_ in schema.misfits(given, Harvest)} == {"season", "lain", "first"}
    assert schema.misfits({"title": "Madu"}, Harvest) == set()


def test_of_a_list_the_items_that_do_not_fit_are_known_by_number() -> None:
    given = yamltext.data(_mapping("title: Madu\nsources: [{title: A}, {url: x}, {title: B}]"))

    assert schema.misfits(given, Harvest) == {("sources", 1)}
