"""What stands above a hand-written page's text is read as its author meant it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from kim_plugins.content.files import pages
from kim_plugins.content.files.pages import Head
from kim_plugins.content.settings.projectfile import read


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Layanan: jadwal\n---\n", "Layanan: jadwal"),
        ("---\ntitle: 'Layanan: jadwal'\n---\n", "Layanan: jadwal"),
        ('---\ntitle: "Layanan" desa\n---\n', '"Layanan" desa'),
        ("---\ntitle: 1.10\n---\n", "1.10"),
        ("---\ntitle: No\n---\n", "No"),
        ("---\ntitle: 2026-11-20\n---\n", "2026-11-20"),
        ("---\ntitle: [Desa] dan kampung\n---\n", "[Desa] dan kampung"),
        ("---\ntitle: [Desa]\n---\n", "[Desa]"),
        ("---\ntitle: >\n  Dua\n  baris\n---\n", "Dua baris"),
        ("\n\n---\ntitle: Layanan\n---\n", "Layanan"),
        ("---\ntitle: Layanan\n\nIsi.\n", "Layanan"),
        ("---\ntitle: Layanan\n...\nIsi.\n", "Layanan"),
        ("Title: Rapat\nTempat: balai desa\n", "Rapat"),
        ("---\ntitle:\n---\n", None),
        ("---\n\nKutipan.\n\n---\n", None),
        ("# Layanan\n", None),
    ],
)
def test_a_title_is_read_as_it_was_written(text: str, title: str | None) -> None:
    assert pages.read(text, "a.md").head.title == title


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Pengumuman: kantor tutup.\n", "\nPengumuman: kantor tutup.\n"),
        ("Layanan: desa\n=====\n", "\nLayanan: desa\n=====\n"),
        ("Title: Layanan\n\nIsi.\n", "Title: Layanan\n\nIsi.\n"),
        ("Title: Rapat\nTempat: balai desa\n\nIsi.\n", "\nTempat: balai desa\n\nIsi.\n"),
        ("Isi biasa.\n", "Isi biasa.\n"),
        ("---\ntitle: A\n---\nIsi.\n", "---\ntitle: A\n---\nIsi.\n"),
        ("---\ntitle: A: b\n---\nHari: Senin\n", "\nHari: Senin\n"),
    ],
)
def test_the_engine_gets_a_head_that_it_can_read_or_none(text: str, source: str) -> None:
    assert pages.read(text, "a.md").source == source


def test_former_addresses_are_a_list_or_one() -> None:
    one, two = (
        pages.read(f"---\nredirect_from: {value}\n---\n", "a.md").head
        for value in ("/lama", "[/lama/, /b.html, /lama]")
    )
    assert one == Head(former=("lama/",))
    assert two == Head(former=("lama/", "b.html"))


def test_links_and_parts_of_a_page_are_found_at_their_places() -> None:
    text = "---\ntitle: A\n---\n\n## Satu\n\n[a](b.md) dan [a](b.md#c)\n\n"
    text += "<i id='dua'>x</i> ![g](g.png)\n"

    found = pages.Examiner(read([])).examine(text, "a.md")

    assert [(one.target, one.span.line, one.span.column) for one in found.links] == [
        ("b.md", 7, 5),
        ("b.md#c", 7, 19),
        ("g.png", 9, 24),
    ]
    assert found.parts == frozenset({"satu", "dua"})


def test_options_that_no_extension_takes_end_no_check() -> None:
    config = read([("mkdocs.yml", "markdown_extensions: [toc: {tidak_ada: 1}]")])

    found = pages.Examiner(config).examine("## Satu\n\n[a](b.md)\n", "a.md")

    assert [one.target for one in found.links] == ["b.md"]
    assert found.parts is None


LINES = (
    "---|title: A|title: A: b|redirect_from: [/a/]||Isi.|Pengumuman: x|Hari: Senin|'|[x]|"
    "  lanjut|    lanjut|...|hide: [toc]| title: x|\t- a"
).split("|")


@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_mkdocs_makes_the_page_of_all_that_stands_below_its_head(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = pages.read(text, "a.md")

    seen, keys = meta.get_data(reading.source)

    is_old_style = not reading.start and {key.lower() for key in keys} <= pages.KNOWN
    assert is_old_style or seen.strip() == text[reading.start :].strip()
