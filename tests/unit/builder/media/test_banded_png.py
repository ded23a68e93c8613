"""Bands of rows, compressed one by one, are one PNG that any reader understands."""

from __future__ import annotations

import zlib

from kim_plugins.builder.media.banded_png import Band, band, canvas, decoded, encoded
from tests.pictures import opened

PALETTE = bytes.fromhex("0b4a3bffffffa3231b")


def _striped(colour: int, *, is_kept: bool = False) -> Band:
    rows = canvas(8, 4)
    rows.paste(colour * 17, (1, 1, 3, 3))  # The left half of the middle rows.
    return band(rows, is_kept=is_kept)


def test_a_picture_of_bands_is_a_png_with_each_pixel_at_its_place() -> None:
    bands = [_striped(1), _striped(2, is_kept=True)]
    image = opened(encoded(bands, PALETTE))

    assert (image.format, image.mode, image.size) == ("PNG", "P", (8, 8))
    shown = [list(image.crop((0, y, 8, y + 1)).get_flattened_data()) for y in range(8)]
    assert shown[1] == shown[2] == [1, 1, 1, 1, 0, 0, 0, 0]
    assert shown[5] == shown[6] == [2, 2, 2, 2, 0, 0, 0, 0]
    assert shown[0] == shown[3] == shown[4] == shown[7] == [0] * 8


def test_the_same_pixels_go_on_into_other_pictures() -> None:
    bands = [_striped(1), _striped(2)]
    pixels = opened(encoded(bands, PALETTE)).convert("RGB").tobytes()

    assert decoded(bands, PALETTE).tobytes() == pixels


def test_the_stream_is_whole_and_its_sum_is_that_of_all_bands() -> None:
    content = encoded([_striped(1), _striped(2), _striped(1, is_kept=True)], PALETTE)
    start = content.index(b"IDAT")
    size = int.from_bytes(content[start - 4 : start], "big")

    assert len(zlib.decompress(content[start + 4 : start + 4 + size])) == 12 * 5


def test_the_same_band_is_the_same_bytes() -> None:
    assert _striped(1).deflated == _striped(1).deflated
