"""The data block of a page: whatever a text holds, it stays data."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.builder.pages import linked_data
from kim_plugins.views.output import HtmlOutput
from tests.data_blocks import nodes_of

SITE = "https://kim.example.org/"
CRUMBS = [{"label": "Beranda", "url": ""}, {"label": "Wilayah", "url": "desa/"}]
PAGE = HtmlOutput("a/", "area.html", "Judul", "", {"crumbs": CRUMBS})


@given(st.text())
def test_no_text_ends_the_element_or_begins_a_comment(text: str) -> None:
    written = linked_data.as_script_data({"name": text, text: [text]})

    assert not set("<>\u2028\u2029") & set(written)
    assert json.loads(written) == {"name": text, text: [text]}


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b"]
)
def test_a_title_that_would_break_out_is_read_back_as_it_was(title: str) -> None:
    page = dataclasses.replace(PAGE, title=title)
    block = str(linked_data.of_page(page, SITE))

    assert block.count("<") == 2
    (trail,) = nodes_of(block)
    assert trail["itemListElement"][-1]["name"] == title


def test_the_trail_is_the_one_above_the_page_and_the_page_itself() -> None:
    (trail,) = nodes_of(str(linked_data.of_page(PAGE, SITE)))

    assert trail["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Beranda", "item": SITE},
        {"@type": "ListItem", "position": 2, "name": "Wilayah", "item": f"{SITE}desa/"},
        {"@type": "ListItem", "position": 3, "name": "Judul"},
    ]


@pytest.mark.parametrize(
    "page",
    [
        dataclasses.replace(PAGE, is_indexed=False),
        dataclasses.replace(PAGE, moved_to="b/"),
        dataclasses.replace(PAGE, context={}),
        dataclasses.replace(PAGE, context={"crumbs": CRUMBS[:1]}),
    ],
)
def test_a_page_that_search_engines_may_not_list_or_that_has_nothing_to_say_has_no_block(
    page: HtmlOutput,
) -> None:
    assert linked_data.of_page(page, SITE) == ""


def test_several_nodes_are_one_graph() -> None:
    page = dataclasses.replace(PAGE, data=({"@type": "WebSite", "name": "KIM Uji"},))
    block = str(linked_data.of_page(page, SITE))

    assert block.count("<script") == block.count('"@context"') == 1
    assert [node["@type"] for node in nodes_of(block)] == ["WebSite", "BreadcrumbList"]
