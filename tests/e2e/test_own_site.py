"""What the repository itself publishes keeps the site's promises on every page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest

from kim_plugins.engine.shell import READING
from kim_plugins.model.kinds import KIND_LABELS
from tests.e2e.html import Page, dead_links, pages_of
from tests.e2e.sites import Build

REGENCIES = 10


Pages = Mapping[str, Page]

MOVED = ("Halaman ini sudah pindah – KIM Kaltim",)
"""Pages at addresses that earlier region tables made; each leads on to the page of today."""
LEADING_ON = (*MOVED, "Membuka tulisan – KIM Kaltim")
"""Those, and the short addresses on paper."""


@pytest.fixture(scope="module")
def pages(own_site: Build) -> Pages:
    """Parse every page."""
    return pages_of(own_site.files())


def test_it_builds_strictly_and_without_any_warning(own_site: Build) -> None:
    assert own_site.exit_code == 0, own_site.log
    assert "WARNING" not in own_site.log
    assert "KIM0" not in own_site.log


def test_every_page_has_one_heading_a_description_a_canonical_and_its_language(
    pages: Pages,
) -> None:
    for name, page in pages.items():
        assert len(page.headings) == 1, name
        assert page.headings[0].strip(), name
        assert page.lang == "id", name
        assert 20 <= len(page.metas["description"]) <= 300, name
        if name != "404.html" and page.title not in LEADING_ON:
            address = "https://kim-kaltim.example.org/" + name.removesuffix("index.html")
            assert page.canonical == address, name


def test_titles_are_told_apart(pages: Pages) -> None:
    titles = [page.title for page in pages.values() if page.title not in LEADING_ON]
    assert len(set(titles)) == len(titles)


def test_the_addresses_of_the_twelve_villages_that_were_respelt_lead_on(pages: Pages) -> None:
    moved = {name: page.canonical for name, page in pages.items() if page.title in MOVED}

    assert len(moved) == 12
    base = "https://kim-kaltim.example.org/balikpapan/kecamatan/balikpapan-selatan"
    old = "balikpapan/kecamatan/balikpapan-selatan/gunungbahagia/index.html"
    assert moved[old] == f"{base}/gunung-bahagia/"


def test_ids_are_unique_on_their_page(pages: Pages) -> None:
    for name, page in pages.items():
        assert len(set(page.ids)) == len(page.ids), name


def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(pages: Pages) -> None:
    for name, page in pages.items():
        assert not [url for url in page.loaded if urlsplit(url).netloc], name
        assert page.inline_scripts == 0, name
        assert page.handlers == [], name


def test_no_internal_link_is_dead(own_site: Build, pages: Pages) -> None:
    assert dead_links(own_site.files(), pages=pages) == []


def test_every_regency_and_every_group_has_its_page(own_site: Build) -> None:
    home = own_site.page("")
    regencies = [name for name in own_site.files() if name.count("/") == 1]
    assert home.count('href="') > REGENCIES
    for area in ("paser", "kutai-kartanegara", "berau", "kutai-barat", "kutai-timur"):
        assert f"{area}/index.html" in regencies
        assert f'href="{area}/"' in home


def test_the_site_says_that_it_is_a_sample(pages: Pages) -> None:
    for name, page in pages.items():
        assert "bukan situs resmi" in page.text, name


@pytest.mark.parametrize("kind", KIND_LABELS)
def test_a_kinds_list_is_called_as_the_menu_or_the_foot_calls_it(pages: Pages, kind: str) -> None:
    (heading,) = pages[f"{kind}/index.html"].headings
    assert heading.strip() in {name for name, url in READING if url == f"{kind}/"}


def test_how_to_follow_is_said_before_the_names_of_formats(pages: Pages) -> None:
    for name in ("index.html", "samarinda/index.html", "kim/index.html"):
        text = pages[name].text.partition('id="langganan"')[2]
        formats = min(at for word in ("Atom", "RSS", "OPML") if (at := text.find(word)) >= 0)
        assert 0 < text.index("masuk sendiri ke ponsel Anda") < formats, name
