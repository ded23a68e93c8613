"""A PDF is told of at its link, and published only once a published post links to it."""

from __future__ import annotations

from kim_plugins.model.attachments import Attachment
from kim_plugins.views import picture
from kim_plugins.views.post import fill_body
from tests.builders import FOLDER, MADU, URI, a_post, a_province, surroundings

PAPER = Attachment(f"{FOLDER}/berkas/undangan.pdf", "0123abcd" * 4, 340_000, 2)
AROUND = surroundings(URI, PAPER.uri)
PATH = "kutai-timur/kim-contoh/berkas/undangan.pdf"
LINKED = "Baca [undangan *resmi*](berkas/undangan.pdf), lalu [daftar](berkas/undangan.pdf#2)."


def test_pages_and_size_stand_in_the_link() -> None:
    post = a_post(text=LINKED, around=AROUND)
    shown = fill_body(post, a_province([post], attachments=[PAPER])).html()
    href = f'href="../../../../{PATH}"'
    assert f"<a {href}>undangan <em>resmi</em> (PDF, 2 halaman, 340 KB)</a>, lalu" in shown
    assert f"<a {href}>daftar (PDF, 2 halaman, 340 KB)</a>." in shown


def test_a_picture_in_the_link_keeps_the_words_at_its_end() -> None:
    around = surroundings(URI, PAPER.uri, MADU.uri, site_urls=["kim/"])
    text = "[![Sampul](img/madu.jpg)](berkas/undangan.pdf) dan [x](/kim/)"
    post = a_post(text=text, around=around)
    filled = fill_body(post, a_province([post], attachments=[PAPER], pictures=[MADU])).html()
    assert 'decoding="async"> (PDF, 2 halaman, 340 KB)</a> dan <a' in filled
    assert filled.endswith("x</a></p>")


def test_a_changed_paper_changes_its_page() -> None:
    post = a_post(text=LINKED, around=AROUND)
    larger = Attachment(PAPER.uri, "f" * 32, 1_240_000, 12)
    one, two = (fill_body(post, a_province([post], attachments=[a])) for a in (PAPER, larger))
    assert one.identity() != two.identity()
    assert "(PDF, 12 halaman, 1,2 MB)" in two.html()


def test_only_what_a_published_post_links_to_is_published() -> None:
    unlinked = a_province([a_post()], attachments=[PAPER])
    assert list(picture.view(unlinked)) == []
    gone = a_post(text=LINKED, around=AROUND, withdrawn={"at": "2026-05-10", "reason": "Keliru."})
    assert list(picture.view(a_province([gone], attachments=[PAPER]))) == []
    (made,) = picture.view(a_province([a_post(text=LINKED, around=AROUND)], attachments=[PAPER]))
    assert (made.path, made.source, made.width) == (PATH, PAPER.uri, 0)
