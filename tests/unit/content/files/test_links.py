"""A link or picture path is resolved against the files that exist, wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.diagnostics import Span
from kim_plugins.content.files import links
from kim_plugins.content.files.links import LinkIndex, Resolution
from kim_plugins.content.markdown.body import render
from kim_plugins.model.body import Reference, Slot, SlotKind
from tests.builders import FOLDER, URI

OTHER = f"{FOLDER}/2026-04-01-rapat.md"
MADU = f"{FOLDER}/img/madu.jpg"
INDEX = LinkIndex(
    documents=frozenset({URI, OTHER, "panduan/menulis.md"}),
    pictures=frozenset({MADU, "posts/berau/kim-lain/img/perahu.png"}),
    site_urls=frozenset({"", "kim/", "topik/literasi/", "panduan/menulis/"}),
    bad_pictures=frozenset({f"{FOLDER}/img/rusak.jpg"}),
    anchors={
        URI: frozenset({"isi-hasil-rapat", "fn:1", "fnref:1"}),
        OTHER: frozenset({"isi-hasil", "isi-isi-acara"}),
    },
)


def _link(target: str) -> Resolution:
    return links.resolve_link(Slot(SlotKind.LINK, target), URI, Span("a.md"), INDEX)


def _picture(target: str) -> Resolution:
    return links.resolve_picture(target, URI, Span("a.md"), INDEX)


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("2026-04-01-rapat.md", OTHER),
        ("./2026-04-01-rapat.md", OTHER),
        ("../kim-contoh/2026-04-01-rapat.md", OTHER),
        ("2026-04-01%2Drapat.md", OTHER),
        ("img/madu.jpg", MADU),
        ("../../../panduan/menulis.md", "panduan/menulis.md"),
        ("/", "/"),
        ("/kim/", "/kim/"),
        ("/kim", "/kim/"),
        ("/kim/#kutai-timur", "/kim/"),
        ("../../../kim/index.md", "/kim/"),
        ("/panduan/menulis/", "/panduan/menulis/"),
        ("/kutai-timur/kim-contoh/2026/rapat/", OTHER),
        ("/kutai-timur/kim-contoh/2026/rapat#hasil", OTHER),
        ("?a=b", URI),
    ],
)
def test_a_link_leads_to_a_file_or_to_an_index(target: str, key: str) -> None:
    assert _link(target).diagnostic is None
    assert _link(target).reference is not None
    assert (_link(target).reference or Reference("")).key == key


@pytest.mark.parametrize(
    ("target", "fragment"),
    [
        ("2026-04-01-rapat.md", ""),
        ("2026-04-01-rapat.md#hasil", "isi-hasil"),
        ("2026-04-01-rapat.md#isi-hasil", "isi-hasil"),
        ("2026-04-01-rapat.md#isi-acara", "isi-isi-acara"),
        ("#hasil%2Drapat", "isi-hasil-rapat"),
        ("#fn:1", "fn:1"),
        ("#fnref:1", "fnref:1"),
        ("/kutai-timur/kim-contoh/2026/rapat/#hasil", "isi-hasil"),
        ("/kim/#kutai-timur", "kutai-timur"),
        ("../../../panduan/menulis.md#judul", "judul"),
    ],
)
def test_a_part_of_a_post_is_found_by_its_prefixed_id_and_of_other_pages_as_it_is(
    target: str, fragment: str
) -> None:
    assert (_link(target).reference or Reference("")).fragment == fragment


@pytest.mark.parametrize(
    "target",
    [
        "tidak-ada.md",
        "../..",
        "/tidak-ada/",
        "//example.org/kim/",
        "../../../../../etc/passwd",
        "[",
        "\\\\x",
    ],
)
def test_a_link_to_nothing_is_told(target: str) -> None:
    problem = _link(target).diagnostic

    assert problem is not None
    assert (problem.code, problem.args) == ("KIM027", {"target": target})


def test_a_name_like_another_in_the_same_folder_is_guessed() -> None:
    problem = _link("2026-04-01-rapt.md").diagnostic

    assert problem is not None
    assert problem.suggestion == "2026-04-01-rapat.md"


def test_pictures_are_found_in_any_groups_folder() -> None:
    assert _picture("img/madu.jpg").reference == Reference(MADU)
    assert _picture("../../berau/kim-lain/img/perahu.png").reference is not None


@pytest.mark.parametrize("target", ["madu.jpg", "/img/madu.jpg", "img/", "2026-04-01-rapat.md", ""])
def test_a_picture_that_is_not_there_is_told(target: str) -> None:
    problem = _picture(target).diagnostic

    assert problem is not None
    assert problem.code == "KIM030"


@pytest.mark.parametrize("target", ["https://example.org/a.jpg", "//example.org/a.jpg"])
def test_a_picture_from_another_site_is_told_as_such(target: str) -> None:
    problem = _picture(target).diagnostic

    assert problem is not None
    assert problem.code == "KIM031"


def test_a_picture_that_may_not_be_published_is_told_apart_from_nothing() -> None:
    problem = _picture("img/rusak.jpg").diagnostic

    assert problem is not None
    assert problem.code == "KIM064"


def test_a_flood_of_bad_links_is_cut_short() -> None:
    body = render("[a](tidak-ada.md) " * 200, "a.md").body

    found = links.resolve_all(body, URI, "a.md", INDEX)

    assert len(found.of_links) == links.MOST_PROBLEMS


def test_wrong_case_is_told_apart_from_nothing() -> None:
    for problem in (_link("2026-04-01-RAPAT.md").diagnostic, _picture("IMG/madu.jpg").diagnostic):
        assert problem is not None
        assert problem.code == "KIM042"


@given(st.text())
def test_any_target_is_resolved_or_told(target: str) -> None:
    for found in (_link(target), _picture(target)):
        assert found.reference is not None or found.diagnostic is not None


def test_every_slot_of_a_text_is_resolved_in_order() -> None:
    body = render("[c](x.md)\n\n![b](img/madu.jpg) [a](2026-04-01-rapat.md)", "a.md").body

    found = links.resolve_all(body, URI, "a.md", INDEX)

    assert found.references == [links.NOWHERE, Reference(MADU), Reference(OTHER)]
    assert [(p.code, str(p.span)) for p in found.of_links] == [("KIM027", "a.md:1:5")]
    assert not found.unseen


def test_a_part_that_is_not_there_is_a_warning_with_a_guess() -> None:
    found = _link("2026-04-01-rapat.md#hasl")

    assert found.reference == Reference(OTHER)
    assert found.diagnostic is not None
    assert (found.diagnostic.code, found.diagnostic.args) == ("KIM028", {"anchor": "#hasl"})
    assert found.diagnostic.suggestion == "#hasil"


def test_parts_of_a_page_that_is_not_known_are_no_problem() -> None:
    for target in ("/kim/#y", "../../../panduan/menulis.md#x"):
        assert _link(target).diagnostic is None


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("/cari/?q=banjir#hasil", "/cari/"),
        ("/berau/index.html", "/berau/"),
        ("/feed.xml", "/feed.xml"),
        ("/berau/arsip/2026/11/", "/berau/arsip/2026/11/"),
        ("/lama/", "/berau/"),
        ("/brau/arsip/2026/11/2/", "/berau/arsip/2026/11/2/"),
        ("/agenda/brau/", "/agenda/berau/"),
        ("/kabar/rapat/acara.ics", "/kutai-timur/kim-contoh/2026/rapat/acara.ics"),
        ("/kutai-timur/kim-contoh/berkas/surat.pdf", f"{FOLDER}/berkas/surat.pdf"),
    ],
)
def test_what_the_site_holds_or_held_is_a_target(target: str, key: str) -> None:
    index = LinkIndex(
        documents=frozenset({OTHER}),
        pictures=frozenset(),
        attachments=frozenset({f"{FOLDER}/berkas/surat.pdf"}),
        site_urls=frozenset({"cari/", "berau/", "agenda/berau/", "feed.xml"}),
        former={"lama/": "/berau/", "kabar/rapat/": OTHER},
        folders=(("berau/", "brau/"), ("agenda/berau/", "agenda/brau/")),
    )
    found = links.resolve_link(Slot(SlotKind.LINK, target), URI, Span("a.md"), index)

    assert found.diagnostic is None
    assert found.reference is not None
    assert found.reference.key == key
    assert found.reference.query == ("q=banjir" if "?" in target else "")
