"""What a page adds to its head: feeds, and the way on; escaped, and as seen from the page."""

from __future__ import annotations

from kim_plugins.builder.assets.assets import address
from kim_plugins.builder.pages.head import head
from kim_plugins.views.output import Alternate, HtmlOutput, Preview

SITE = "https://kim.example.org/"


def _page(alternates: tuple[Alternate, ...] = (), moved_to: str = "") -> HtmlOutput:
    return HtmlOutput("berau/", "x.html", "Berau", "", {}, alternates=alternates, moved_to=moved_to)


def test_most_pages_add_nothing() -> None:
    assert head(_page(), "", "../", SITE) == ""


def test_a_feed_is_named_with_type_title_and_address() -> None:
    feed = Alternate("application/atom+xml", "Berau (Atom)", "berau/feed.xml")

    assert head(_page((feed,)), "", "../", SITE) == (
        '<link rel="alternate" type="application/atom+xml" title="Berau (Atom)"'
        ' href="../berau/feed.xml">'
    )


def test_a_name_can_not_break_out_of_its_attribute() -> None:
    feed = Alternate("application/atom+xml", '"><script>', "feed.xml")

    assert "<script>" not in head(_page((feed,)), "", "", SITE)


def test_a_moved_page_sends_browsers_on_at_once_with_the_part_where_scripts_run() -> None:
    assert head(_page(moved_to="kutai-timur/"), "", "../../", SITE) == (
        f'<script src="../../{address("pindah.js")}" data-kim-target="../../kutai-timur/"></script>'
        '<noscript><meta http-equiv="refresh" content="0; url=../../kutai-timur/"></noscript>'
    )


def test_a_picture_is_named_by_its_full_address() -> None:
    shown = Preview("assets/kartu/ab/c.jpg", 'Balai "Contoh" & halaman')
    page = HtmlOutput("berau/", "x.html", "Berau", "", {}, preview=shown)

    assert head(page, "", "../", SITE) == (
        '<meta property="og:image" content="https://kim.example.org/assets/kartu/ab/c.jpg">'
        '<meta property="og:image:type" content="image/jpeg">'
        '<meta property="og:image:width" content="1200">'
        '<meta property="og:image:height" content="630">'
        '<meta property="og:image:alt" content="Balai &#34;Contoh&#34; &amp; halaman">'
        '<meta name="twitter:card" content="summary_large_image">'
    )


def test_what_may_expire_brings_its_clock_from_any_page_and_depth() -> None:
    notice = '<li class="kim-card" data-kim-until="2027-01-01T23:59:59+08:00">'
    clock = f'{address("masa-berlaku.js")}" defer></script>'

    for root in ("", "../", "../../../"):
        assert head(_page(), notice, root, SITE) == f'<script src="{root}{clock}'
    assert head(_page(), "<p>data-kim-until</p>", "../", SITE) == ""
