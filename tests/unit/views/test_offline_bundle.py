"""The file with a regency's newest posts: whole, small, and safe to open from anywhere."""

from __future__ import annotations

import re
from typing import Any

from kim_plugins.model import policy
from kim_plugins.model.posts import Post
from kim_plugins.model.recorded_reads import recording
from kim_plugins.views import offline_bundle
from tests.builders import FOLDER, MADU, a_post, a_province, many_posts, posts_of_every_kind
from tests.e2e.html import Page
from tests.unit.views.provinces import TARGETS

FILE = "kutai-timur/bawa.html"


def a_file(*posts: Post, now: str = "2026-11-24T12:00") -> str:
    """Make the file of the regency that the posts are about."""
    files = {
        file.path: file
        for file in offline_bundle.files(
            a_province(posts, targets=TARGETS, now=now, pictures=[MADU])
        )
    }
    return files[FILE].make().decode()


def test_it_holds_the_newest_twenty_newest_first() -> None:
    page = Page(a_file(*many_posts(25)))

    assert re.findall(r"Kabar \d+", page.text)[:2] == ["Kabar 25", "Kabar 24"]
    assert "Kabar 6" in page.text
    assert "Kabar 5\n" not in page.text
    assert "20 tulisan terbaru, sampai Jumat, 8 Mei 2026" in page.text


def test_it_passes_on_examples_only_where_nothing_real_is() -> None:
    example = a_post("2026-11-20-latihan", title="Kabar latihan", example="true")

    both = a_file(a_post(title="Panen madu"), example)
    assert "Panen madu" in both
    assert "Kabar latihan" not in both
    assert "1 tulisan terbaru" in both
    alone = a_file(example)
    assert "Kabar latihan" in alone
    assert "Ini contoh, bukan kejadian nyata." in alone


def test_it_loads_nothing_runs_nothing_and_ids_are_unique_among_all_its_posts() -> None:
    page = Page(a_file(*posts_of_every_kind()))

    assert page.loaded == []
    assert page.scripts == 0
    assert len(set(page.ids)) == len(page.ids)
    assert len(page.headings) == 1


def test_links_lead_to_the_site_or_within_the_file() -> None:
    links = set(re.findall(r'href="([^"]*)"', a_file(*posts_of_every_kind())))

    assert all(link.startswith(("https://kim.example.org/", "#t")) for link in links)


def test_a_link_to_a_heading_leads_to_the_heading_of_the_same_post() -> None:
    text = '[bagian](#isi-bagian)\n\n## Bagian\n\nKata ` id="isi-x"` tetap.'
    made = a_file(a_post(text=text), a_post("2026-05-09-lain", text))

    assert 'href="#t2-isi-bagian"' in made
    assert '<h3 id="t1-isi-bagian"' in made
    assert 'id="isi-x"' in made.replace("&quot;", '"')


def test_a_picture_is_told_in_words() -> None:
    assert "<em>[Gambar: Madu]</em>" in a_file(*posts_of_every_kind())


def test_an_urgent_notice_is_marked_and_tells_until_when_it_holds() -> None:
    keys: dict[str, Any] = {
        "kind": "pengumuman",
        "agency": "Kantor Contoh",
        "valid_until": "2026-05-10",
    }
    urgent: dict[str, Any] = {
        "urgent": "ya",
        "areas": ["64.08"],
        "sources": [{"title": "Surat contoh"}],
    }
    made = Page(a_file(a_post(**keys, **urgent))).text

    assert "Mendesak · berlaku sampai Minggu, 10 Mei 2026" in made
    assert made.count("10 Mei 2026") == 1
    calm = Page(a_file(a_post(**keys))).text
    assert "10 Mei 2026" in calm
    assert "Mendesak" not in calm


def test_no_more_is_held_than_the_limit_allows() -> None:
    posts = [a_post(f"2026-05-{n:02}-kabar", "Kata panjang. " * 14000) for n in range(1, 11)]
    made = a_file(*posts)

    assert len(made.encode()) <= offline_bundle.LARGEST
    assert made.count("<article") == 7
    assert "7 tulisan terbaru" in made


def test_time_alone_changes_nothing() -> None:
    steps = [{"at": "2026-05-02", "status": "diteruskan", "by": "KIM Contoh"}]
    wish = a_post(kind="aspirasi", request="pengaduan", received="2026-05-02", steps=steps)
    posts = (*posts_of_every_kind(), wish)

    assert a_file(*posts) == a_file(*posts, now="2028-11-24T12:00")


def test_a_withdrawn_post_is_not_in_it() -> None:
    assert "Judul yang ditarik" not in a_file(*posts_of_every_kind())


def test_a_regency_without_posts_has_the_file_too() -> None:
    assert "Belum ada tulisan" in a_file()


def test_it_depends_on_the_posts_that_it_holds_and_planning_it_on_none() -> None:
    province = a_province(many_posts(25))
    with recording() as planned:
        files = {file.path: file for file in offline_bundle.files(province)}
    with recording() as made:
        files[FILE].make()

    assert planned == set()
    posts = {one for one in made if one.endswith(".md") and ":" not in one}
    assert posts == {f"{FOLDER}/2026-05-08-kabar-{n:03}.md" for n in range(6, 26)}
    assert made - posts == {"area:kutai-timur", *(f"head:{one}" for one in posts)}


def test_both_policies_allow_its_style_by_digest() -> None:
    assert f"'{offline_bundle.STYLE_HASH}'" == policy.CARRIED_STYLE
    assert policy.CARRIED_STYLE in policy.HEADERS["Content-Security-Policy"]
    assert offline_bundle.STYLE_HASH in a_file()
    assert f"<style>{offline_bundle.STYLE}</style>" in a_file()
