"""The data blocks of a whole site: each is read, leads to what is there, and breaks no policy."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kim_plugins.model import urls
from tests.browser.conftest import opened
from tests.browser.watching import watched
from tests.data_blocks import nodes_of
from tests.e2e.html import Page
from tests.rich.pages import PAGES

SITE = "https://kim-kaltim.example.org/"
EVERYWHERE = {"url", "item", "@id", "contentUrl"}
"""The keys that hold addresses; those of other sites are an office's or a channel's."""
BLOCK = 'script[type="application/ld+json"]'


def _addresses(node: Any) -> Iterator[str]:
    """Yield the addresses within this site that a node names, at any depth."""
    for value in node if isinstance(node, list) else ():
        yield from _addresses(value)
    for key, value in node.items() if isinstance(node, dict) else ():
        if key in EVERYWHERE and value.startswith(SITE):
            yield value.removeprefix(SITE)
        yield from _addresses(value)


@dataclasses.dataclass(frozen=True)
class Told:
    """A page, and what it tells machines."""

    page: Page
    nodes: list[dict[str, Any]]


@pytest.fixture(scope="module")
def told(rich_folder: Path) -> dict[Path, Told]:
    """Read every page once."""
    texts = {file: file.read_text("utf-8") for file in rich_folder.rglob("*.html")}
    return {file: Told(Page(text), nodes_of(text)) for file, text in texts.items()}


def test_every_page_s_block_leads_to_what_is_there(
    rich_folder: Path, told: dict[Path, Told]
) -> None:
    kinds: set[str] = set()
    for file, one in told.items():
        for node in one.nodes:
            kinds.add(node["@type"])
            for address in _addresses(node):
                page, _, part = address.partition("#")
                there = rich_folder / urls.output_path(page)
                assert there.is_file(), (file, address)
                assert not part or part in told[there].page.ids, (file, address)
    assert kinds == {
        "Article",
        "BreadcrumbList",
        "ClaimReview",
        "Dataset",
        "Event",
        "GovernmentOrganization",
        "NewsArticle",
        "Organization",
        "Service",
        "WebSite",
    }


def test_the_page_s_own_address_is_the_one_that_it_tells(told: dict[Path, Told]) -> None:
    own = {"Article", "NewsArticle", "Event", "ClaimReview", "Dataset", "WebSite", "Organization"}
    for file, one in told.items():
        if file.name == "index.html":
            found = {node["url"] for node in one.nodes if node["@type"] in own}
            assert found <= {one.page.canonical}, file


def test_what_machines_may_not_list_tells_them_nothing(told: dict[Path, Told]) -> None:
    silent = [one for one in told.items() if one[1].page.metas.get("robots") == "noindex"]
    for file, one in silent:
        assert one.nodes == [], file
    assert len(silent) > 10


def test_the_policy_has_no_say_in_a_data_block(browser: Browser, rich: str) -> None:
    read = 0
    with opened(browser, 360) as page:
        seen = watched(page)
        for path in PAGES:
            page.goto(rich + path)
            for text in page.locator(BLOCK).all_text_contents():
                assert json.loads(text)["@context"] == "https://schema.org"
                read += 1
        assert seen.faults == []
    assert read > 10
