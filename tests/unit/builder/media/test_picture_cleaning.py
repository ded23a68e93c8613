"""A contributor's picture is mended once, and then is right."""

from __future__ import annotations

import pytest

from kim_plugins.builder.media import pixels
from kim_plugins.builder.media.picture_cleaning import cleaned
from tests.pictures import drawn, heic, notes, opened, saved

MARKED = notes(place=True)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 3, 6])
@pytest.mark.parametrize("size", [(64, 48), (3000, 60)])
def test_a_mended_picture_is_upright_small_and_bare(
    kind: str, orientation: int, size: tuple[int, int]
) -> None:
    before = saved(drawn(*size), kind, exif=notes(place=True, orientation=orientation))
    after = cleaned(before)
    facts = pixels.facts_of(after)
    assert facts.kind == kind
    assert [facts.has_metadata, facts.is_turned, facts.is_large] == [False, False, False]
    assert b"Kamera Contoh" not in after
    known = pixels.facts_of(before)
    if not known.is_large:
        assert (facts.width, facts.height) == (known.width, known.height)


def test_a_picture_that_keeps_its_sides_keeps_its_look() -> None:
    before = saved(drawn(64, 48), exif=MARKED, quality=85)
    one, two = opened(before).tobytes(), opened(cleaned(before)).tobytes()
    assert max(abs(a - b) for a, b in zip(one, two, strict=True)) <= 4


def test_a_png_loses_nothing_but_its_notes() -> None:
    before = saved(drawn(64, 48, mode="RGBA"), "PNG", exif=MARKED)
    assert opened(cleaned(before)).tobytes() == opened(before).tobytes()


def test_the_profile_of_its_colours_stays() -> None:
    before = saved(drawn(), exif=MARKED, icc_profile=b"profil contoh")
    assert opened(cleaned(before)).info["icc_profile"] == b"profil contoh"


def test_the_second_photo_inside_another_is_gone() -> None:
    pair = saved(drawn(), "MPO", save_all=True, append_images=[drawn(shade=3)])
    assert not pixels.facts_of(cleaned(pair)).has_metadata


def test_a_photo_of_a_phone_becomes_an_upright_jpeg_without_notes() -> None:
    after = cleaned(heic())
    facts = pixels.facts_of(after)
    assert (facts.kind, facts.width, facts.height) == ("JPEG", 64, 96)
    assert not facts.is_turned
    assert not facts.has_metadata
    image = opened(after).convert("L")
    corners = [image.getpixel(spot) for spot in ((0, 0), (63, 0), (0, 95), (63, 95))]
    assert corners == pytest.approx([119, 0, 242, 119], abs=8), "its upper left corner went right"
