"""What posts and pages say after a group's folder has gone elsewhere."""

from __future__ import annotations

import pytest

from kim_plugins.builder.mending.moved_links import edits, in_page, moved
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.markdown import body
from kim_plugins.content.text.edits import Edit, applied
from tests.builders import a_source, a_text

FOLDERS = {"posts/lama/kim-a": "posts/baru/kim-a", "posts/lama/kim-b": "posts/baru/kim-b"}
STAYS = "posts/lama/kim-c/2026-05-08-panen-madu.md"
GOES = "posts/lama/kim-a/2026-05-08-panen-madu.md"


@pytest.mark.parametrize(
    ("uri", "before", "after"),
    [
        (STAYS, "../kim-a/2026-05-01-b.md#bagian", "../../baru/kim-a/2026-05-01-b.md#bagian"),
        (STAYS, "../../lama/kim-a/berkas/a.pdf", "../../baru/kim-a/berkas/a.pdf"),
        (STAYS, "2026-05-01-b.md", "2026-05-01-b.md"),
        (STAYS, "/lama/kim-a/2026/b/", "/lama/kim-a/2026/b/"),
        (STAYS, "https://kim.example.org/lama/kim-a/", "https://kim.example.org/lama/kim-a/"),
        (GOES, "../kim-c/2026-05-01-b.md", "../../lama/kim-c/2026-05-01-b.md"),
        (GOES, "../kim-b/2026-05-01-b.md", "../kim-b/2026-05-01-b.md"),
        (GOES, "2026-05-01-b.md", "2026-05-01-b.md"),
        (GOES, "../../../tentang.md", "../../../tentang.md"),
    ],
)
def test_links_between_posts_lead_where_they_led(uri: str, before: str, after: str) -> None:
    text = a_text(f"Lihat [kabar itu]({before}).")
    file = a_source(text, uri)

    found = list(edits(file, examine(file, body.render_text), FOLDERS))

    assert applied(text, [one for one in found if isinstance(one, Edit)]) == text.replace(
        f"({before})", f"({after})"
    )
    assert all(isinstance(one, Edit) for one in found)


@pytest.mark.parametrize(
    "body_text",
    [
        "Lihat [a](../kim-a/b.md#isi) dan [b](../kim-a/b.md).",
        "Lihat [a](../kim-a/b.md#isi) dan [kabar].\n\n[kabar]: ../kim-a/b.md",
        "- [a](../kim-a/b.md)\n- [b](../kim-a/b.md#isi)\n- [c](../kim-a/b.md)",
        "[kabar]: ../kim-a/b.md\n\nLihat [a](../kim-a/b.md), [kabar] dan [lagi][kabar].",
        "![Foto](../kim-a/img/a.jpg) dan [b](../kim-a/img/a.jpg.md)",
    ],
)
def test_links_whose_targets_are_alike_are_all_changed(body_text: str) -> None:
    text = a_text(body_text)
    file = a_source(text, STAYS)

    found = list(edits(file, examine(file, body.render_text), FOLDERS))

    assert applied(text, [one for one in found if isinstance(one, Edit)]) == text.replace(
        "../kim-a/", "../../baru/kim-a/"
    )
    assert all(isinstance(one, Edit) for one in found)


def test_a_picture_of_another_group_is_followed() -> None:
    text = a_text("Isi.", image="../kim-a/img/madu.jpg", image_alt="Botol madu di atas meja.")
    file = a_source(text, STAYS)

    (edit,) = edits(file, examine(file, body.render_text), FOLDERS)

    assert isinstance(edit, Edit)
    assert "image: ../../baru/kim-a/img/madu.jpg" in applied(text, [edit])


def test_pages_and_settings_name_the_new_folders() -> None:
    text = "[A](posts/lama/kim-a/a.md) [B](posts/lama/kim-ab/a.md)"

    assert in_page(text, FOLDERS) == "[A](posts/baru/kim-a/a.md) [B](posts/lama/kim-ab/a.md)"
    assert moved(STAYS, FOLDERS) == STAYS
