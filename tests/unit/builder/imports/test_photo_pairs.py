"""Photos are known again by name, by their looks, or by the order in which they came."""

from __future__ import annotations

from PIL import Image

from kim_plugins.builder.imports.bundle import Member
from kim_plugins.builder.imports.photo_pairs import difference_hash, paired
from kim_plugins.content.imports.article import Photo
from tests.pictures import saved

RISING, FALLING = (1 << 64) - 1, 0


def ramp(*, is_falling: bool = False) -> Image.Image:
    """Draw nine columns that get brighter, or darker, from left to right."""
    image = Image.new("L", (90, 80))
    image.putdata(
        [(8 - x // 10 if is_falling else x // 10) * 30 for _ in range(80) for x in range(90)]
    )
    return image


def file(name: str, image: Image.Image) -> Member:
    content = saved(image.convert("RGB"))
    return Member(name, lambda size: content[:size])


def test_a_bit_is_set_where_the_left_value_is_darker() -> None:
    assert difference_hash(saved(ramp(), "PNG")) == RISING
    assert difference_hash(saved(ramp(is_falling=True), "PNG")) == FALLING


def test_the_first_row_is_the_most_significant() -> None:
    image = Image.new("L", (9, 8))
    image.putpixel((1, 0), 200)

    assert difference_hash(saved(image, "PNG")) == 1 << 63


def test_what_is_no_picture_has_none() -> None:
    assert difference_hash(b"bukan foto") is None


def test_size_and_encoding_change_few_bits() -> None:
    small = difference_hash(saved(ramp().resize((40, 30)).convert("RGB"), quality=30))

    assert small is not None
    assert (small ^ RISING).bit_count() <= 4


def test_the_name_counts_before_the_looks() -> None:
    one, other = file("b/madu.jpg", ramp(is_falling=True)), file("IMG-1.jpg", ramp())

    pairs = paired([Photo("madu.jpg", RISING)], [one, other], ())

    assert pairs.files == {"madu.jpg": one}


def test_two_photos_that_look_alike_are_not_guessed_at() -> None:
    first, second = file("1.jpg", ramp()), file("2.jpg", ramp().resize((100, 80)))

    pairs = paired([Photo("madu.jpg", RISING)], [first, second], ())

    assert pairs.files == {}


def test_a_photo_that_was_sent_twice_is_one() -> None:
    first, again = file("1.jpg", ramp()), file("2.jpg", ramp())

    assert paired([Photo("madu.jpg", RISING)], [first, again], ()).files == {"madu.jpg": first}


def test_the_order_counts_where_as_many_are_left() -> None:
    wanted = [Photo("a.jpg"), Photo("b.jpg", RISING), Photo("c.jpg")]
    files = [file(f"{n}.jpg", ramp(is_falling=n != 2)) for n in (1, 2, 3)]

    pairs = paired(wanted, files, files)

    assert pairs.files == {"a.jpg": files[0], "b.jpg": files[1], "c.jpg": files[2]}
    assert pairs.by_order == ("a.jpg", "c.jpg")
    assert set(paired(wanted, files[:2], files[:2]).files) == {"b.jpg"}
