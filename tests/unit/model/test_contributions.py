"""A contribution's number follows from the contribution, and can be read aloud."""

from __future__ import annotations

from kim_plugins.model.contributions import is_number, number_of


def test_a_number_is_the_same_for_the_same_contribution() -> None:
    assert number_of("diterima:madu") == number_of("diterima:madu") == "j3gh9nkp"
    assert number_of("diterima:padi") != number_of("diterima:madu")


def test_every_number_is_one_and_yaml_takes_it_for_a_text() -> None:
    numbers = {number_of(str(n)) for n in range(2000)}

    assert len(numbers) == 2000
    assert all(is_number(one) and one[0].isalpha() for one in numbers)


def test_signs_that_look_alike_are_in_none() -> None:
    assert not {"0", "1", "i", "l", "o", "u"} & {
        sign for n in range(500) for sign in number_of(str(n))
    }
    assert not any(map(is_number, ("K7M2Q9XD", "k7m2q9x", "27m2q9xd", "k7m2q9xd ", "kirimann")))
