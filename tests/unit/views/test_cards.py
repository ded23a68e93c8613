"""What share cards say: what a post may not be read without, and nothing a clock makes wrong."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from kim_plugins.builder import planning
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import cards, kecamatan, village
from kim_plugins.views.output import Card, CardFile, Preview, Tone
from tests.builders import MADU, URI, a_post, a_province, a_registry, surroundings
from tests.unit.views.provinces import a_full_province

AROUND = surroundings(URI, MADU.uri)
LEAD = {"image": "img/madu.jpg", "image_alt": "Sarang madu.", "image_credit": "KIM Contoh"}
CLAIM: dict[str, Any] = {
    "kind": "klarifikasi",
    "claim": "Kabarnya madu beracun.",
    "claim_source": "Pesan berantai",
    "reviewer": "Budi Contoh",
    "sources": [
        {"title": "Notulen", "url": "https://notulen.example.org/"},
        {"title": "Wawancara"},
    ],
}
EVENT = {"kind": "agenda", "starts": "2026-12-05T08:00", "place": "Balai Desa Contoh"}


def _preview(now: str = "2026-11-24T12:00", shown: Any = MADU, **front: Any) -> Preview:
    post = a_post(around=AROUND, **front)
    return cards.of_post(post, a_province([post], now=now, pictures=[shown]))


def _card(now: str = "2026-11-24T12:00", **front: Any) -> Card:
    card = _preview(now, **front).card
    assert card is not None
    return card


def test_a_notice_says_until_when_it_holds_and_by_whom() -> None:
    card = _card(kind="pengumuman", valid_until="2026-12-05", agency="Kantor Contoh")

    assert card.label == "Pengumuman"
    assert card.facts == ("Berlaku sampai Sabtu, 5 Desember 2026", "Kantor Contoh")
    assert card.foot == "KIM Contoh · Kabupaten Kutai Timur"


def test_an_urgent_notice_is_urgent_while_it_holds() -> None:
    front: dict[str, Any] = {
        "kind": "pengumuman",
        "valid_until": "2026-05-12",
        "urgent": "ya",
        "agency": "BPBD Contoh",
        "sources": [{"title": "BPBD Contoh"}],
        "areas": ["64.08"],
    }
    before, after = _card("2026-05-09T08:00", **front), _card("2026-05-13T08:00", **front)

    assert (before.label, before.tone) == ("Mendesak", Tone.WRONG)
    assert (after.label, after.tone) == ("Pengumuman", Tone.PLAIN)
    assert before.facts == after.facts


@pytest.mark.parametrize(
    ("verdict", "label", "tone"),
    [
        ("salah", "Salah", Tone.WRONG),
        ("penipuan", "Penipuan", Tone.WRONG),
        ("benar", "Benar", Tone.RIGHT),
        ("belum-terbukti", "Belum terbukti", Tone.PLAIN),
    ],
)
def test_a_clarification_bears_its_verdict(verdict: str, label: str, tone: Tone) -> None:
    card = _card(**CLAIM, verdict=verdict)

    assert (card.label, card.tone) == (label, tone)
    assert card.facts[0] == "Klarifikasi kabar yang beredar"


def test_an_event_says_when_and_where_and_whether_it_is_off() -> None:
    on, off = _card(**EVENT), _card(**EVENT, cancelled="ya")

    assert on.facts == ("Sabtu, 5 Desember 2026, 08.00 WITA", "Balai Desa Contoh")
    assert (off.label, off.tone) == ("Batal", Tone.WRONG)
    assert off.facts[0] == "Semula Sabtu, 5 Desember 2026, 08.00 WITA"
    assert "Batal" in off.alt


def test_an_event_of_several_days_says_until_when() -> None:
    days = _card(**{**EVENT, "starts": "2026-12-05"}, ends="2026-12-07")
    hours = _card(**EVENT, ends="2026-12-05T11:00")

    assert days.facts[0] == "Sabtu, 5 Desember 2026 sampai Senin, 7 Desember 2026"
    assert hours.facts[0] == "Sabtu, 5 Desember 2026, 08.00 sampai 11.00 WITA"


def test_no_clock_changes_the_card_of_an_event() -> None:
    again = {**EVENT, "repeats": "setiap minggu", "repeats_until": "2027-01-31"}
    for front in (EVENT, again):
        moments = ("2026-11-24T12:00", "2026-12-05T09:00", "2026-12-30T08:00", "2027-03-01T08:00")
        assert len({_preview(now, **front).url for now in moments}) == 1


def test_an_example_says_so() -> None:
    assert _card(example="ya").label == "Contoh: Berita"


def test_a_withdrawn_post_shows_nothing_of_what_it_said() -> None:
    card = _card(title="Kabar keliru", withdrawn={"at": "2026-05-10", "reason": "Keliru."})

    assert "keliru" not in card.alt.casefold()
    assert card.title == "Tulisan ini dicabut"


@pytest.mark.parametrize(
    ("size", "front", "is_shown"),
    [
        ((1600, 1200), {}, True),
        ((900, 1200), {}, True),
        ((2000, 100), {}, False),  # 20 : 1
        ((100, 2000), {}, False),
        ((300, 200), {}, False),
        ((1600, 1200), {**CLAIM, "verdict": "salah"}, False),
        ((1600, 1200), EVENT, False),  # Where and when count more.
        ((900, 1200), EVENT, True),  # Both have room.
    ],
)
def test_a_post_s_own_picture_is_shown_where_it_makes_a_good_card(
    size: tuple[int, int], front: dict[str, Any], is_shown: bool
) -> None:
    picture = dataclasses.replace(MADU, width=size[0], height=size[1])
    found = _preview(shown=picture, **LEAD, **front)

    assert (found.card is not None and found.card.photo == picture) == is_shown
    assert found.type == ("image/jpeg" if is_shown else "image/png")


def test_a_picture_alone_is_described_as_its_author_did() -> None:
    wide = dataclasses.replace(MADU, width=1600, height=1200)
    assert _preview(shown=wide, **LEAD).alt == "Sarang madu."


def test_an_address_changes_with_the_words_and_with_them_alone() -> None:
    same, other = _preview(title="Panen madu"), _preview(title="Panen padi")

    assert _preview(title="Panen madu").url == same.url != other.url
    assert _preview(title="Panen madu", summary="Ringkasan lain " * 4).url == same.url
    assert same.url.startswith("assets/kartu/")


def test_a_title_in_letters_that_no_card_can_show_is_told_whole_beside_it() -> None:
    assert "ꦲꦏ꧀ꦱꦫ" in _preview(title="Aksara ꦲꦏ꧀ꦱꦫ di gapura").alt


def _plan(province: Province) -> planning.Plan:
    return planning.plan(province, Handwritten({}))


def test_every_page_has_a_preview_whose_card_is_published_once() -> None:
    made = _plan(a_full_province())
    found = [file.path for file in made.files if isinstance(file, CardFile)]
    shown = [page.preview.url for page in made.pages if page.preview]

    assert len(shown) == len(made.pages)
    assert len(set(found)) == len(found)
    assert set(shown) == set(found)


def test_the_card_of_a_site_that_is_no_office_s_says_so() -> None:
    shown = cards.of_site(a_province())
    official = a_province(registry=a_registry(official="ya"))

    assert next(cards.files_of(shown, a_province())).site_name == "Situs contoh · KIM Uji"
    assert next(cards.files_of(cards.of_site(official), official)).site_name == "KIM Uji"


def test_a_card_is_no_place_that_links_may_lead_to() -> None:
    made = _plan(a_full_province())
    assert not [url for url in planning.addresses(made) if url.startswith(urls.CARDS)]


def test_the_parts_of_an_archive_show_the_card_of_what_they_are_the_archive_of() -> None:
    shown = {page.url: page.preview for page in _plan(a_full_province()).pages}
    archive = next(url for url in shown if url.startswith("kutai-timur/arsip/"))

    assert shown[archive] == dataclasses.replace(shown["kutai-timur/"], card=None)  # type: ignore[type-var]


def test_a_village_without_kim_and_news_shows_the_card_of_its_kecamatan() -> None:
    province = a_province([a_post("2026-11-01-a", areas=["64.08.04.2001"])])
    pages = {
        page.url: page.preview for view in (village, kecamatan) for page in view.view(province)
    }
    above = "kutai-timur/kecamatan/sangatta-selatan/"

    own = {url for url, shown in pages.items() if url.startswith(above) and shown.card}
    assert own == {f"{above}teluk-singkama/", above}
    assert pages[f"{above}sangkima/"] == pages[above].elsewhere
