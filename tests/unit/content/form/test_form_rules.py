"""The form's table holds what its scripts need, in words for who fills in a form."""

from __future__ import annotations

import gzip
import json
import re
from importlib import resources
from string import Formatter

import pytest

from kim_plugins.base import messages
from kim_plugins.builder.assets.assets import minified
from kim_plugins.content.form import form_words
from kim_plugins.content.form.form_rules import CODES, patterns, rules
from kim_plugins.model.frontmatter import SCHEMAS
from tests.builders import a_registry

LARGEST_TABLE = 14_000
LARGEST_SCRIPTS = 16_000
"""Bytes, as they are sent."""
TABLE = rules(a_registry())
ASSETS = resources.files("kim_plugins") / "assets"
CHECKS = [
    minified((ASSETS / f"tulis-{name}.js").read_bytes()) for name in ("kata", "periksa", "pribadi")
]


def test_the_table_and_the_scripts_are_light() -> None:
    table = json.dumps(TABLE, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(table, mtime=0)) <= LARGEST_TABLE
    assert sum(len(gzip.compress(code, mtime=0)) for code in CHECKS) <= LARGEST_SCRIPTS


def test_a_browser_without_lookbehind_can_still_load_the_scripts() -> None:
    # A pattern that is written out is read with its script, which then can't be loaded at all.
    for code in CHECKS:
        assert not re.search(rb"\(\?<|/[a-z]*d[a-z]*[;).,]", code)


def test_a_key_is_required_and_limited_as_the_models_have_it() -> None:
    records = TABLE["records"]
    assert records["Berita"]["title"] == {
        "type": "text",
        "min": 1,
        "max": 110,
        "by": ["one_line"],
        "required": True,
    }
    assert records["Agenda"]["starts"] == {"type": "text", "by": ["moment"], "required": True}
    assert records["Pengumuman"]["sources"] == {
        "type": "list",
        "of": {"type": "record", "record": "Source"},
    }
    assert records["Source"]["url"] == {"type": "text", "by": ["url"]}
    assert {records[name]["kind"]["choices"][0] for name in TABLE["kinds"].values()} == set(SCHEMAS)


def test_the_scripts_know_every_function_that_reads_or_refuses_a_value() -> None:
    known = set(re.findall(r"[a-z_]+", b"".join(CHECKS).decode()))
    shapes = [shape for keys in TABLE["records"].values() for shape in keys.values()]
    shapes += [shape["of"] for shape in shapes if "of" in shape]
    # What is given twice counts once: the scripts ask for it where it matters.
    # The number of a contribution is the office's to give.
    left = {"distinct", "repeats", "contribution"}
    named = {name for shape in shapes for name in shape.get("by", ())} - left
    assert named <= known


def test_the_scripts_ask_for_no_other_patterns_and_for_all_of_them() -> None:
    code = b"".join(CHECKS).decode()
    asked = set(re.findall(r'"([a-z_]+\.[A-Z_]+)"', code))
    asked |= {f"numbers.{name}" for name in ("AMOUNT", "COUNT", "DECIMAL", "BUDGET")}
    asked |= {f"prose.{name}" for name in ("ADDRESS", "QUOTED_BLOCK", "QUOTATION")}
    assert asked == set(patterns())


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_told_with_arguments_that_it_has(code: str) -> None:
    told = messages.message(code)
    severity, *said = TABLE["messages"][code]
    assert severity == told.severity
    names = {name for text in said for _, name, _, _ in Formatter().parse(text) if name}
    assert names <= {
        name for text in (told.message, told.hint) for _, name, _, _ in Formatter().parse(text)
    }


def test_nobody_is_asked_about_keys_or_front_matters() -> None:
    for _, *said in TABLE["messages"].values():
        for text in said:
            bare = re.sub(r"\{\w+\}", "", text)
            assert not re.search(r"\bkunci\b|[a-z]_|bagian atas|kim fix|img/", bare), text


def test_every_key_of_a_kind_has_a_name() -> None:
    keys = {key for record in TABLE["records"].values() for key in record}
    assert keys <= set(form_words.LABELS)
