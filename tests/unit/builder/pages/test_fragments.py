"""Every template is filled by its view's context alone, with every name in its place."""

from __future__ import annotations

import dataclasses
import re
from importlib import resources
from typing import Any

import jinja2
import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.views import redirects
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_post, a_province, a_registry, many_posts
from tests.unit.views.provinces import a_full_province, outputs

MOVED = a_province([a_post(redirect_from=["/lama/"])])
FULL = [
    *outputs(a_full_province()).values(),
    *redirects.move(MOVED, list(outputs(MOVED).values()), (), ()).pages,
]
BARE = list(outputs(a_province([a_post(topics=["literasi"])])).values())


def _page(template: str, *pages: HtmlOutput) -> HtmlOutput:
    return next(page for page in pages if page.template == template)


@pytest.mark.parametrize("page", FULL, ids=lambda page: page.url or "home")
def test_a_full_context_fills_its_template(page: HtmlOutput) -> None:
    assert fragments.render(page, "/").strip()


@pytest.mark.parametrize("page", BARE, ids=lambda page: page.url or "home")
def test_a_bare_context_fills_its_template(page: HtmlOutput) -> None:
    assert fragments.render(page, "/").strip()


def test_every_template_is_some_views() -> None:
    folder = resources.files("kim_plugins") / "templates" / "kim"
    files = {file.name for file in folder.iterdir() if file.is_file()}
    files -= {"macros.html", "report.html"}  # A report is no page (`tests/e2e/test_cetak.py`).

    assert files == {page.template for page in FULL}


def test_a_name_that_a_context_lacks_is_a_bug() -> None:
    page = _page("topics.html", *BARE)
    poor = dataclasses.replace(page, context={"crumbs": page.context["crumbs"]})

    with pytest.raises(jinja2.UndefinedError):
        fragments.render(poor, "/")


def test_texts_are_escaped() -> None:
    post = a_post(title="<script>alert(1)</script> & lain")
    pages = outputs(a_province([post]))

    for url in ("", "kutai-timur/", post.url):
        html = fragments.render(pages[url], "/")
        assert "<script>" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; lain" in html


def test_the_body_of_a_post_is_not_escaped_again() -> None:
    post = a_post(text="Isi **tulisan**.")

    html = fragments.render(outputs(a_province([post]))[post.url], "/")

    assert "<p>Isi <strong>tulisan</strong>.</p>" in html


def test_links_are_relative_to_the_page() -> None:
    topics = fragments.render(_page("topics.html", *BARE), "/kim/")

    assert 'href="../topik/literasi/"' in topics


def test_links_of_the_404_page_start_at_the_sites_own_path() -> None:
    html = fragments.render(_page("not_found.html", *BARE), "/kim/")

    assert 'href="/kim/kutai-timur/"' in html


@pytest.mark.parametrize(("count", "is_folded"), [(12, False), (13, True)])
def test_many_groups_of_an_area_are_folded_away(count: int, is_folded: bool) -> None:
    groups = [
        {"id": f"kim-{n}", "name": f"KIM {n}", "regency": "berau", "status": "aktif"}
        for n in range(count)
    ]
    page = outputs(a_province(registry=a_registry(groups=groups)))["berau/"]
    html = fragments.render(page, "/")

    assert (f"<summary>Lihat {count} KIM</summary>" in html) == is_folded
    assert html.count("kim-group__name") == count


def test_large_numbers_have_their_separators() -> None:
    pages = outputs(a_province(many_posts(1001)))

    assert "1.001 tulisan" in fragments.render(pages[""], "/")
    assert "981 lagi tidak ditampilkan" in fragments.render(pages["berita/"], "/")


def test_a_list_tells_the_day_of_publication_of_an_event_from_its_own_day() -> None:
    event = a_post(kind="agenda", starts="2026-05-20T09:00", place="Balai Desa Contoh")
    pages = outputs(a_province([event]))
    mixed, agenda = (fragments.render(pages[url], "/") for url in ("", "agenda/"))

    assert ">Terbit 8 Mei 2026</time>" in mixed
    assert "8 Mei 2026</time>" not in agenda, "where all are events only their own day matters"
    for html in (mixed, agenda):
        assert "Rabu, 20 Mei 2026, 09.00 WITA · Balai Desa Contoh" in html


def test_a_card_says_nothing_that_its_page_has_said() -> None:
    pages = outputs(a_province([a_post()]))
    urls = ("", "kutai-timur/", "kutai-timur/kim-contoh/", "berita/")
    home, area, group, news = (fragments.render(pages[url], "/") for url in urls)

    place = "Desa Teluk Singkama"
    assert f"KIM Contoh · {place}, Kabupaten Kutai Timur</p>" in home
    assert f"KIM Contoh · {place}, Sangatta Selatan</p>" in area
    assert "kim-card__meta" not in group
    assert 'class="kim-badge kim-badge--berita"' in home
    assert "kim-badge--berita" not in news


def test_an_urgent_notice_is_marked_in_lists_while_it_holds() -> None:
    keys: dict[str, Any] = {"kind": "pengumuman", "urgent": "ya", "areas": ["64.08"]}
    keys["sources"] = [{"title": "Surat contoh"}]
    post = a_post(agency="Kantor Contoh", valid_until="2026-05-10", **keys)
    holding, over = (
        fragments.render(outputs(a_province([post], now=now))["kutai-timur/kim-contoh/"], "/")
        for now in ("2026-05-10T12:00", "2026-05-11T12:00")
    )

    mark = '<span class="kim-alarm"><strong>Mendesak</strong></span>'
    assert mark in holding
    assert mark not in over


def test_the_agenda_asks_for_its_script_where_there_are_days() -> None:
    event = a_post(kind="agenda", starts="2026-05-20T09:00", place="Balai Desa Contoh")
    coming, past = (
        fragments.render(outputs(a_province([event], now=now))["agenda/"], "/")
        for now in ("2026-05-19T12:00", "2026-06-01T12:00")
    )

    assert '<h2 id="hari-2026-05-20" data-kim-day="2026-05-20">Rabu, 20 Mei 2026</h2>' in coming
    assert "assets/hari-ini." in coming
    assert "hari-ini." not in past


@pytest.mark.parametrize("page", FULL, ids=lambda page: page.url or "home")
def test_no_two_parts_of_a_page_have_one_name(page: HtmlOutput) -> None:
    names = re.findall(r'aria-labelledby="([^"]+)"', fragments.render(page, "/"))

    assert len(names) == len(set(names))
