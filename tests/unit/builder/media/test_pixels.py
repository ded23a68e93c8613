"""The facts of a picture are read out of its file, whatever the file holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kim_plugins.builder.media import pixels
from kim_plugins.content.files.pictures import MOST_SCANS, Facts, Fault
from tests.pictures import claims, drawn, jpeg, noise, notes, png, saved

KINDS = pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
JPEG = jpeg()


@KINDS
def test_type_and_sides_are_told(kind: str) -> None:
    assert pixels.facts_of(saved(drawn(64, 48), kind)) == Facts(kind, 64, 48)


@KINDS
def test_a_place_is_found_in_every_type(kind: str) -> None:
    facts = pixels.facts_of(saved(drawn(), kind, exif=notes(place=True)))
    assert (facts.has_location, facts.has_metadata) == (True, True)


@KINDS
def test_a_camera_s_name_is_no_place(kind: str) -> None:
    facts = pixels.facts_of(saved(drawn(), kind, exif=notes()))
    assert (facts.has_location, facts.has_metadata) == (False, True)


@pytest.mark.parametrize("place", [{0: b"\x02\x03\x00\x00"}, {2: (0, 0, 0), 4: (0, 0, 0)}])
def test_room_for_a_place_without_one_is_none(place: dict[int, object]) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Contoh"
    exif.get_ifd(0x8825).update(place)
    assert not pixels.facts_of(saved(drawn(), exif=exif.tobytes())).has_location


def test_a_place_in_xmp_or_behind_the_picture_is_found() -> None:
    xmp = b'<rdf:Description exif:GPSLatitude="0,30.15S"/>'
    assert pixels.facts_of(saved(drawn(), xmp=xmp)).has_location
    video = b"\x00\x00\x00\x20\xa9xyz\x00\x12\x15\xc7-00.5000+117.1500/"
    assert pixels.facts_of(JPEG + video).has_location


def test_a_photo_with_a_second_one_inside_is_a_still_jpeg_with_notes() -> None:
    content = saved(drawn(), "MPO", save_all=True, append_images=[drawn(shade=3)])
    assert pixels.facts_of(content) == Facts("JPEG", 64, 48, has_metadata=True)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_sides_are_those_of_the_picture_as_it_is_seen(orientation: int) -> None:
    facts = pixels.facts_of(saved(drawn(64, 48), exif=notes(orientation=orientation)))
    assert (facts.width, facts.height) == ((48, 64) if orientation > 4 else (64, 48))
    assert facts.is_turned == (orientation != 1)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_told(kind: str) -> None:
    content = saved(drawn(), kind, save_all=True, append_images=[noise(64, 48)], duration=100)
    assert pixels.facts_of(content).is_animated


@pytest.mark.parametrize(
    "content",
    [claims(60_000, 60_000), claims(9_000, 9_000), claims(1, 16_001)],
    ids=["a bomb to Pillow", "many pixels", "a long side"],
)
def test_a_bomb_is_refused_by_its_header(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: Image.Image) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(Image.Image, "load", never)
    assert pixels.facts_of(content).fault is Fault.PIXELS


def test_a_jpeg_of_endless_passes_is_not_decoded() -> None:
    assert pixels.facts_of(JPEG + b"\xff\xda" * MOST_SCANS).fault is Fault.PIXELS


@pytest.mark.parametrize(
    "content",
    [
        jpeg(640, 480)[:-3000],
        png(640, 480)[:-300],
        saved(noise(200, 200), "WEBP")[:-2000],
        saved(drawn(), "GIF"),
        b"\xff\xd8\xff" + bytes(100),
        b"",
    ],
    ids=["half a JPEG", "half a PNG", "half a WebP", "another type", "a head alone", "nothing"],
)
def test_what_can_not_be_decoded_to_its_end_is_broken(content: bytes) -> None:
    assert pixels.facts_of(content).fault is Fault.BROKEN


@given(st.sampled_from([JPEG, png(), saved(drawn(), "WEBP", exif=notes(place=True))]), st.data())
def test_no_damage_makes_it_fail(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content) - 1))
    junk = data.draw(st.binary(max_size=20))
    assert isinstance(pixels.facts_of(content[:at] + junk + content[at + len(junk) :]), Facts)
