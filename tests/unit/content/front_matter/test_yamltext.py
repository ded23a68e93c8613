"""YAML as text with places: nothing is guessed, nothing explodes, every fault has a place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kim_plugins.base import messages
from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.front_matter.yamltext import Document, Mapping, Scalar, Sequence

YAML_SIGNS = "abc 12:.-?#&*!|>'\"%@`{}[],~\n\t\\\u2028\x85\x00é😀<="
DOCUMENT = """\
title: Panen madu
areas: [64.10, "12:30"]
sources:
  - title: Notulen
    url: ya
"""


def _read(text: str) -> yamltext.Data:
    document = yamltext.read(text, "a.md")
    assert document.diagnostics == ()
    assert document.root is not None
    return yamltext.data(document.root)


def _codes(text: str) -> list[str]:
    return [problem.code for problem in yamltext.read(text, "a.md").diagnostics]


def _nodes(node: yamltext.Node) -> list[yamltext.Node]:
    """Return a node and all below it."""
    below: list[yamltext.Node] = []
    match node:
        case Sequence():
            below = node.items
        case Mapping():
            below = list(node.items.values())
    return [node, *(inner for item in below for inner in _nodes(item))]


def test_every_scalar_stays_the_text_that_was_written() -> None:
    assert _read(DOCUMENT) == {
        "title": "Panen madu",
        "areas": ["64.10", "12:30"],
        "sources": [{"title": "Notulen", "url": "ya"}],
    }


@pytest.mark.parametrize(
    "text",
    [
        "64.10",
        "007",
        "12:30",
        "1e3",
        "0x1F",
        "yes",
        "off",
        "true",
        "2026-05-08",
        "1_000",
        "=",
        "<<",
    ],
)
def test_nothing_becomes_a_number_a_date_or_a_truth_value(text: str) -> None:
    assert _read(f"a: {text}") == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_what_was_left_blank_is_none(text: str) -> None:
    assert _read(f"a: {text}") == {"a": None}


@pytest.mark.parametrize("text", ['""', "'~'", '"null"'])
def test_what_was_quoted_is_text(text: str) -> None:
    assert _read(f"a: {text}") == {"a": text[1:-1]}


@pytest.mark.parametrize("text", ["", "   \n\n", "# catatan\n", "~", "---\n"])
def test_a_document_without_content_is_empty_and_no_problem(text: str) -> None:
    assert yamltext.read(text, "a.md") == Document(None, ())


@given(st.text(st.sampled_from(YAML_SIGNS)) | st.text())
@example("1\x85\x851:")  # YAML ends a line where an editor does not.
def test_any_text_is_read_or_refused_but_never_raises(text: str) -> None:
    document = yamltext.read(text, "a.md", first_line=3)

    assert isinstance(document, Document)
    for problem in document.diagnostics:
        assert problem.span.line >= 3
        assert messages.as_text(problem)


@given(st.text(st.sampled_from(YAML_SIGNS)))
def test_whatever_is_read_is_text_at_a_place_in_the_file(text: str) -> None:
    root = yamltext.read(text, "a.md").root

    for node in _nodes(root) if root is not None else []:
        assert node.span.line >= 1
        assert node.span.column >= 1
        assert isinstance(node, Mapping | Sequence) or isinstance(node.text, str | None)


@given(st.dictionaries(st.text(min_size=1, max_size=50), st.text(), max_size=4))
def test_quoted_texts_come_back_as_they_are(given_texts: dict[str, str]) -> None:
    lines = (f"{_quoted(key)}: {_quoted(value)}\n" for key, value in given_texts.items())

    root = yamltext.read("".join(lines), "a.md").root

    assert (yamltext.data(root) if root else {}) == given_texts


def _quoted(text: str) -> str:
    """Write a text as a double-quoted scalar, every character escaped."""
    return '"' + "".join(f"\\U{ord(c):08x}" for c in text) + '"'


def test_a_value_is_at_its_first_character() -> None:
    root = yamltext.read(DOCUMENT, "a.md", first_line=10).root
    assert root is not None

    url = yamltext.locate(root, ("sources", 0, "url"))
    assert (url.path, url.line, url.column, url.length) == ("a.md", 14, 10, 2)
    assert str(yamltext.locate(root, ("areas", 1))) == "a.md:11:16"


def test_a_key_is_at_its_own_place() -> None:
    root = yamltext.read(DOCUMENT, "a.md").root
    assert root is not None

    assert str(yamltext.locate(root, ("sources", 0, "url"), key=True)) == "a.md:5:5"


def test_what_is_missing_is_at_the_nearest_place_above_it() -> None:
    root = yamltext.read(DOCUMENT, "a.md").root
    assert root is not None

    assert str(yamltext.locate(root, ("sources", 0, "judul"))) == "a.md:4:5"
    assert str(yamltext.locate(root, ("sources", 7, "url"))) == "a.md:4:3"
    assert str(yamltext.locate(root, ("judul",))) == "a.md:1:1"


def test_the_first_of_two_equal_keys_is_kept() -> None:
    document = yamltext.read("a: satu\nb: dua\na: tiga\n", "a.md")

    assert isinstance(document.root, Mapping)
    assert yamltext.data(document.root) == {"a": "satu", "b": "dua"}
    assert [(p.code, str(p.span)) for p in document.diagnostics] == [("KIM005", "a.md:3:1")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x b", "KIM006"),
        ("a: *x", "KIM006"),
        ("<<: *x", "KIM006"),
        ("a: !!python/name:os.system", "KIM007"),
        ("!!set {a}", "KIM007"),
        ("? [a, b]\n: c", "KIM003"),
        (": a", "KIM003"),
        ("a: b\n--- \nc: d", "KIM003"),
        ("a: [b", "KIM003"),
        ("a: @b", "KIM065"),
        ("a: & b", "KIM006"),
        ("a: * b", "KIM006"),
        ("a: %b", "KIM065"),
        ('a: "b" c', "KIM065"),
        ("a:\n\t- b", "KIM004"),
        ("a: b: c", "KIM050"),
        ("a: 'b", "KIM051"),
        ('a: "b\nc', "KIM051"),
        ("a: b\x01", "KIM060"),
    ],
)
def test_what_a_plain_list_of_keys_does_not_need_is_refused(text: str, code: str) -> None:
    assert _codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title Rapat\ndate: 1", "KIM003 a.md:1:1"),
        ("# Catatan\ntitle Rapat desa\ndate: 1", "KIM003 a.md:2:1"),
        ("a: b\ntitle Rapat\ndate: 1", "KIM003 a.md:2:1"),
        ("theme:\n  name material\n  lang: id", "KIM003 a.md:2:3"),
        ("a: Warga\n  berkumpul di\n  balai pukul: 9", "KIM050 a.md:3:14"),
        ("a: Rapat\n  pukul: 9", "KIM050 a.md:2:8"),
    ],
)
def test_a_colon_that_is_missing_is_told_at_its_line(text: str, place: str) -> None:
    (problem,) = yamltext.read(text, "a.md").diagnostics

    assert f"{problem.code} {problem.span}" == place


def test_eight_levels_are_read_and_a_ninth_is_refused() -> None:
    assert _codes("[" * 7 + "a" + "]" * 7) == []
    assert _codes("[" * 8 + "a" + "]" * 8) == ["KIM020"]


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    lines = ["a: &a [x, x]"] + [
        f"{c}: &{c} [*{p}, *{p}]" for p, c in zip("abcdefg", "bcdefgh", strict=True)
    ]

    assert _codes("\n".join(lines)) == ["KIM006"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "{a: ", "? "])
def test_endless_nesting_ends_at_the_limit(opening: str) -> None:
    assert set(_codes(opening * 10_000)) <= {"KIM020", "KIM003"}


def test_a_comment_glued_to_its_sign_is_a_warning_and_a_remark_is_none() -> None:
    (problem,) = yamltext.read("title: Rapat #1\n", "a.md").diagnostics

    assert (problem.code, problem.span.column, problem.args) == ("KIM061", 14, {"lost": "#1"})
    assert _codes("title: Rapat # ditulis Rina\n") == []
    assert _codes('title: "Rapat #1"\n') == []
    assert _codes("title: Rapat#1\n") == []


def test_a_scalar_alone_is_a_document() -> None:
    root = yamltext.read("Panen madu", "a.md").root

    assert isinstance(root, Scalar)
    assert root.text == "Panen madu"
