"""Saved pages of common themes: where the day, the title and the text stand."""

from __future__ import annotations

import pytest

from kim_plugins.content.imports.formats import webpages

PAGE = (
    "<html><head><title>{title} - Situs Desa</title>{head}</head><body>"
    "<header><h1>Situs Desa</h1><nav>Menu</nav></header>{body}"
    "<footer>Hak cipta</footer></body></html>"
)
STORED = '<script type="application/ld+json">{"datePublished":"2021-03-04T05:06:07+08:00"}</script>'


@pytest.mark.parametrize(
    ("head", "body", "at"),
    [
        (
            STORED,
            (
                '<article><h2 class="entry-title">Panen</h2><p class="post-meta">Oleh admin</p>'
                '<div class="the-content"><p>Isi.</p></div></article>'
            ),
            "2021-03-04T05:06",
        ),
        (
            "",
            (
                '<main><div class="entry-meta">Oleh admin, Senin, 5 April 2021</div><h1>Panen</h1>'
                "<p>Isi.</p></main>"
            ),
            "2021-04-05T00:00",
        ),
        (
            "",
            (
                '<div class="hentry"><h3 class="post-title">Panen</h3><abbr class="published" '
                'title="2018-02-03T04:05:06+08:00">x</abbr>'
                '<div class="post-body"><p>Isi.</p></div></div>'
            ),
            "2018-02-03T04:05",
        ),
        (
            '<meta property="article:published_time" content="2020-01-01T00:00:00+00:00">',
            (
                '<div class="post hentry"><h2 class="post-title">Panen</h2>'
                '<div class="entry"><p>Isi.</p></div></div>'
            ),
            "2020-01-01T00:00",
        ),
    ],
)
def test_a_page_of_each_theme_is_an_article(head: str, body: str, at: str) -> None:
    page = PAGE.format(title="Panen", head=head, body=body).encode()

    (found,) = webpages.read([("a.html", page)]).articles

    assert found.at is not None
    assert found.at.isoformat().startswith(at)
    assert (found.title, found.html.strip()) == ("Panen", "<p>Isi.</p>")
