"""What published posts show is published, and nothing else; the lead picture comes first."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from kim_plugins.builder.pages import fragments
from kim_plugins.model import urls
from kim_plugins.model.pictures import WIDTHS, Picture
from kim_plugins.views import picture
from kim_plugins.views.output import HtmlOutput
from tests.builders import FOLDER, MADU, URI, a_post, a_province, surroundings
from tests.unit.views.provinces import outputs

AROUND = surroundings(URI, MADU.uri)
LEAD = {"image": "img/madu.jpg", "image_alt": "Sarang madu.", "image_credit": "KIM Contoh"}
STEM = "kutai-timur/kim-contoh/img/madu-0123abcd"


def _lead(shown: Picture = MADU, **front: Any) -> HtmlOutput:
    made = a_post(around=AROUND, **LEAD, **front)
    return outputs(a_province([made], pictures=[shown]))["kutai-timur/kim-contoh/2026/panen-madu/"]


def test_a_picture_is_published_in_each_of_its_widths() -> None:
    province = a_province([a_post(around=AROUND, **LEAD)], pictures=[MADU])
    found = list(picture.view(province))
    assert [one.path for one in found] == sorted(f"{STEM}-{w}.webp" for w in WIDTHS)
    assert {(one.source, one.digest) for one in found} == {(MADU.uri, MADU.digest)}


def test_pictures_in_the_text_are_published_too() -> None:
    shown = a_post(text="![Madu](img/madu.jpg)", around=AROUND)
    assert len(list(picture.view(a_province([shown], pictures=[MADU])))) == len(WIDTHS)


def test_a_picture_that_no_published_post_shows_is_not() -> None:
    withdrawn = a_post(around=AROUND, **LEAD, withdrawn={"at": "2026-05-10", "reason": "Keliru."})
    assert list(picture.view(a_province([a_post(), withdrawn], pictures=[MADU]))) == []


def test_twins_are_published_once() -> None:
    twin = dataclasses.replace(MADU, uri=f"{FOLDER}/img/Madu.png")
    around = surroundings(URI, MADU.uri, twin.uri)
    shown = a_post(text="![a](img/madu.jpg) ![b](img/Madu.png)", around=around)
    assert len(list(picture.view(a_province([shown], pictures=[MADU, twin])))) == len(WIDTHS)


def test_the_lead_picture_is_fetched_first_in_a_size_that_fits() -> None:
    page = fragments.render(_lead(), "/")
    up = "../../../../"
    srcset = ", ".join(f"{up}{STEM}-{w}.webp {w}w" for w in (320, 640, 1280))
    assert f'src="{up}{STEM}-640.webp" srcset="{srcset}" sizes="{picture.SIZES}"' in page
    assert 'width="1280" height="960" alt="Sarang madu." fetchpriority="high"></a>' in page
    assert 'loading="lazy"' not in page


def test_the_lead_picture_leads_to_its_largest_size_and_a_poster_says_so() -> None:
    link = f'<a href="../../../../{STEM}-1280.webp"><img '
    wide, tall = (
        fragments.render(_lead(shown), "/")
        for shown in (MADU, dataclasses.replace(MADU, width=1280, height=1600))
    )

    assert link in wide
    assert link in tall
    assert "Foto: KIM Contoh</figcaption>" in wide
    only_on_screens = '<span class="kim-screen">. Ketuk untuk memperbesar</span>'
    assert f"Foto: KIM Contoh{only_on_screens}</figcaption>" in tall


@pytest.mark.parametrize(
    ("width", "height", "is_high"),
    [(1280, 960, False), (1280, 1600, True), (900, 900, True), (480, 640, False)],
)
def test_what_stands_upright_is_shown_lower_on_a_wide_screen_but_never_enlarged(
    width: int, height: int, is_high: bool
) -> None:
    shown = dataclasses.replace(MADU, width=width, height=height)
    text = a_post(text="![Madu](img/madu.jpg)", around=AROUND)
    lead = fragments.render(_lead(shown), "/")
    body = fragments.render(outputs(a_province([text], pictures=[shown]))[text.url], "/")

    assert [page.count(' class="kim-tall"') for page in (lead, body)] == [is_high, is_high]


def test_a_list_shows_the_thumbnail_by_a_script_that_other_lists_do_without() -> None:
    shown = outputs(
        a_province([a_post(around=AROUND, topics=["literasi"], **LEAD)], pictures=[MADU])
    )
    bare = outputs(a_province([a_post()]))

    for url in ("", "kutai-timur/", "kutai-timur/kim-contoh/", "berita/", "topik/literasi/"):
        page = fragments.render(shown[url], "/")
        assert re.findall('data-kim-picture="([^"]+)"', page) == [
            urls.relative(f"{STEM}-160.webp", urls.root_from(url))
        ]
        assert "assets/gambar." in page
        assert "gambar." not in fragments.render(bare[url], "/")
