"""Every card is a picture that messengers show: of their size, light, and never empty."""

from __future__ import annotations

import itertools

import pytest
from PIL import Image

from kim_plugins.builder.media.card_drawing import FOOT, HEAD, PHOTO_WIDTH, draw
from kim_plugins.model.pictures import Picture
from kim_plugins.views.output import Card, Tone
from tests.pictures import drawn, noise, notes, opened, saved

SITE = "KIM Uji"
LONG = "Pemerintah kampung mengumumkan jadwal pembagian bantuan beras bagi warga penerima manfaat"
CARDS = [
    Card("Posyandu balita", "Agenda", Tone.PLAIN, ("Sabtu, 5 Desember 2026", "Balai Desa"), "KIM"),
    Card(f"{LONG} {LONG}", "Pengumuman", Tone.PLAIN, (LONG, LONG, LONG), f"{LONG} · {LONG}"),
    Card("Air naik", "Mendesak", Tone.WRONG, ("Berlaku sampai 5 Desember 2026",), "KIM Contoh"),
    Card("Jembatan ditutup", "Benar", Tone.RIGHT, (), "KIM Contoh"),
    Card("ꦲꦏ꧀ꦱꦫ 😀", "Berita", Tone.PLAIN, (), "KIM Contoh · Kabupaten Kutai Timur"),
    Card("ꦲꦏ꧀ꦱꦫ"),
    Card(""),
]


def _shown(content: bytes) -> Image.Image:
    image = opened(content)
    assert image.size == (1200, 630)
    assert len(content) <= 150_000
    return image.convert("RGB")


def _told(image: Image.Image) -> int:
    """Count the pixels between head and foot that aren't ground."""
    part = image.crop((0, HEAD, image.width, 630 - FOOT))
    return sum(count for count, colour in part.getcolors(1 << 20) or () if colour != (11, 74, 59))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.title[:20])
def test_a_card_has_the_size_of_cards_and_says_something(card: Card) -> None:
    assert _told(_shown(draw(card, SITE))) > 2_000


def test_the_same_words_are_the_same_bytes_and_others_are_not() -> None:
    assert draw(CARDS[0], SITE) == draw(CARDS[0], SITE)
    assert len({draw(card, SITE) for card in CARDS[:4]}) == 4
    assert draw(CARDS[0], SITE) != draw(CARDS[0], "KIM Lain")


def test_a_name_without_a_letter_that_can_be_drawn_leaves_a_card_all_the_same() -> None:
    assert _told(_shown(draw(Card("Posyandu"), "ꦲꦏ꧀ꦱꦫ"))) > 2_000


def test_a_long_name_of_a_site_is_cut_between_letters_not_through_them() -> None:
    name = "Komunitas Informasi Masyarakat Provinsi Kalimantan Timur "
    image = _shown(draw(Card("Posyandu"), name * 2)).convert("L")
    row = [image.getpixel((x, 60)) > 70 for x in range(image.width)]  # type: ignore[operator]
    runs = [len(list(run)) for is_white, run in itertools.groupby(row) if is_white]

    assert runs[2] >= 10  # The whole K, where stem and arms meet; the mark comes before it.


def test_a_group_of_a_long_name_leaves_its_regency_to_be_read() -> None:
    foot = "Kelompok Informasi Masyarakat Contoh Lestari Sejahtera · Kabupaten Kutai {}"
    card, other = (
        Card("Panen", foot=foot.format(name), photo=_photo(900, 1200))
        for name in ("Barat", "Timur")
    )
    content = saved(Image.new("RGB", (900, 1200), "#d02020"))

    assert draw(card, SITE, content) != draw(other, SITE, content)


def test_a_title_in_letters_that_no_card_can_show_leaves_the_name_of_the_group() -> None:
    foot = "KIM Contoh · Kabupaten Kutai Timur"
    assert draw(Card("ꦲꦏ꧀ꦱꦫ", foot=foot), SITE) == draw(Card("KIM Contoh", foot=foot), SITE)


def _photo(width: int, height: int) -> Picture:
    return Picture("posts/kutai-timur/kim-contoh/img/a.jpg", "0123abcd", width, height)


def test_a_wide_picture_fills_the_card_as_jpeg_and_upright() -> None:
    lying = saved(drawn(900, 1200), exif=notes(orientation=6))
    card = Card("Panen", photo=_photo(1200, 900), is_photo_alone=True)
    content = draw(card, SITE, lying)
    image = _shown(content)

    assert content.startswith(b"\xff\xd8")
    assert b"Kamera" not in content
    # Turned to the right, its darkest corner is the upper right one.
    assert image.getpixel((1190, 5)) < image.getpixel((10, 5))  # type: ignore[operator]


def test_a_tall_picture_stands_beside_the_words() -> None:
    card = Card("Panen madu", "Berita", foot="KIM Contoh", photo=_photo(900, 1200))
    image = _shown(draw(card, SITE, saved(Image.new("RGB", (900, 1200), "#d02020"))))

    red, green, _ = image.getpixel((1200 - PHOTO_WIDTH // 2, 300))  # type: ignore[misc]
    assert red > 180
    assert green < 80
    assert _told(image.crop((0, 0, 1200 - PHOTO_WIDTH - 4, 630))) > 2_000


def test_what_no_encoder_makes_small_is_light_enough_too() -> None:
    card = Card("Pasir", photo=_photo(1300, 700), is_photo_alone=True)
    assert _shown(draw(card, SITE, saved(noise(1300, 700), quality=95)))


def test_what_can_be_seen_through_stands_on_white() -> None:
    card = Card("Lambang", photo=_photo(1300, 700), is_photo_alone=True)
    clear = saved(Image.new("RGBA", (1300, 700), (0, 0, 0, 0)), "PNG")
    assert _shown(draw(card, SITE, clear)).getpixel((600, 300)) == (255, 255, 255)
