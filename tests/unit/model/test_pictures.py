"""A picture is published in widths that fit, never larger than it is; lists take the least."""

from __future__ import annotations

import pytest

from kim_plugins.model.pictures import Picture
from tests.builders import FOLDER


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ((4000, 3000), [(160, 120), (320, 240), (640, 480), (1280, 960)]),
        ((3000, 4000), [(160, 213), (320, 427), (640, 853), (1280, 1707)]),
        ((1280, 960), [(160, 120), (320, 240), (640, 480), (1280, 960)]),
        ((700, 500), [(160, 114), (320, 229), (640, 457), (700, 500)]),
        ((640, 480), [(160, 120), (320, 240), (640, 480)]),
        ((100, 80), [(100, 80)]),
        ((16_000, 1), [(160, 1), (320, 1), (640, 1), (1280, 1)]),
    ],
)
def test_widths_follow_the_original(
    sides: tuple[int, int], expected: list[tuple[int, int]]
) -> None:
    picture = Picture(f"{FOLDER}/img/Foto Desa.JPG", "0123456789abcdef", *sides)
    assert [(one.width, one.height) for one in picture.renditions] == expected
    stem = "kutai-timur/kim-contoh/img/foto-desa-01234567"
    assert [one.url for one in picture.renditions] == [f"{stem}-{w}.webp" for w, _ in expected]
    assert picture.url == picture.renditions[-1].url


@pytest.mark.parametrize(
    ("sides", "thumbnail", "sizes"),
    [
        ((1280, 960), 160, [320, 640, 1280]),
        ((200, 150), 160, [200]),
        ((160, 120), 160, [160]),
        ((100, 80), 100, [100]),
    ],
)
def test_a_list_shows_the_thumbnail_and_a_post_all_others(
    sides: tuple[int, int], thumbnail: int, sizes: list[int]
) -> None:
    picture = Picture(f"{FOLDER}/img/madu.jpg", "0123456789abcdef", *sides)

    assert picture.thumbnail.width == thumbnail
    assert [one.width for one in picture.sizes] == sizes
