"""Published pictures: upright, light, with nothing inside but the picture."""

from __future__ import annotations

import itertools

import pytest
from PIL import Image, ImageCms

from kim_plugins.builder.media import renditions
from tests.pictures import drawn, noise, notes, opened, saved

SIZES = [(320, 240), (640, 480), (1280, 960)]


def test_each_size_is_webp_of_that_size() -> None:
    made = renditions.make(saved(drawn(1600, 1200)), SIZES)
    found = [opened(content) for content in made.values()]
    assert [(image.format, image.size) for image in found] == [("WEBP", size) for size in SIZES]


def test_the_same_picture_gives_the_same_bytes() -> None:
    content = saved(drawn(700, 500), "PNG")
    sizes = [(320, 229), (700, 500)]
    assert renditions.make(content, sizes) == renditions.make(content, reversed(sizes))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_note_of_the_original_is_published(kind: str) -> None:
    options = {"xmp": b"<x>rahasia</x>"} if kind != "PNG" else {}
    content = saved(drawn(), kind, exif=notes(place=True), **options)
    (made,) = renditions.make(content, [(64, 48)]).values()
    assert not any(word in made for word in (b"EXIF", b"XMP ", b"Kamera", b"rahasia", b"ICCP"))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_stands_as_the_camera_noted(orientation: int) -> None:
    lying = saved(drawn(64, 48), exif=notes(orientation=orientation), quality=95)
    size = (48, 64) if orientation > 4 else (64, 48)
    upright = opened(renditions.make(lying, [size])[size[0]]).convert("L")
    right, bottom = size[0] - 3, size[1] - 3
    corners = [(2, 2), (right, 2), (right, bottom), (2, bottom)]
    darkest = min(corners, key=lambda corner: int(upright.getpixel(corner)))  # type: ignore[arg-type]
    where = {1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3}[orientation]
    assert corners.index(darkest) == where


@pytest.mark.parametrize("size", [(320, 320), (640, 640), (640, 4000)])
def test_even_noise_is_light_enough(size: tuple[int, int]) -> None:
    limit = renditions.LIGHTEST[size[0]]
    made = renditions.make(saved(noise(640, size[1] * 640 // size[0]), "PNG"), [size])
    assert len(made[size[0]]) <= limit


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "RGBA", "I;16"])
def test_pictures_of_every_mode_are_published(mode: str) -> None:
    image = Image.new("I;16", (64, 48), 40_000) if mode == "I;16" else drawn(mode=mode)
    made = renditions.make(saved(image, "JPEG" if mode == "CMYK" else "PNG"), [(64, 48)])
    assert opened(made[64]).size == (64, 48)


def test_what_can_be_seen_through_stays_so() -> None:
    clear = Image.new("RGBA", (64, 48), (255, 0, 0, 0))
    made = opened(renditions.make(saved(clear, "PNG"), [(32, 24)])[32])
    assert made.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_colours_of_another_profile_become_those_of_the_web() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shade = (200, 120, 40)
    for broken in (profile, profile[:50], b"rusak"):
        content = saved(Image.new("RGB", (64, 48), shade), "PNG", icc_profile=broken)
        pixel = opened(renditions.make(content, [(64, 48)])[64]).getpixel((9, 9))
        assert all(abs(a - b) < 12 for a, b in zip(pixel, shade, strict=True))  # type: ignore[arg-type]


def test_a_heavier_picture_is_made_lighter_and_a_light_one_is_left_good() -> None:
    assert list(renditions.QUALITIES) == sorted(renditions.QUALITIES, reverse=True)
    assert all(a < b for a, b in itertools.pairwise(renditions.LIGHTEST.values()))
