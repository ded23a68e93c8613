"""An office's number: read as people write it, called as machines need it, shown as it is read."""

from __future__ import annotations

import pytest

from kim_plugins.model import telephones


@pytest.mark.parametrize(
    ("written", "called", "shown"),
    [
        ("0541-000000", "tel:+62541000000", "0541 000000"),
        ("(0541) 000000", "tel:+62541000000", "0541 000000"),
        ("+62 541 000000", "tel:+62541000000", "0541 000000"),
        ("+62 (0)541 000000", "tel:+62541000000", "0541 000000"),
        ("021.0000000", "tel:+62210000000", "021 0000000"),
        ("0811-0000-000", "tel:+628110000000", "0811 0000 000"),
        ("811 0000 000", "tel:+628110000000", "0811 0000 000"),
        ("0800 1 000 000", "tel:+628001000000", "0800 1000 000"),
        ("112", "tel:112", "112"),
        ("14 045", "tel:14045", "14045"),
        ("1500-000", "tel:1500000", "1500 000"),
    ],
)
def test_a_number_is_understood(written: str, called: str, shown: str) -> None:
    number = telephones.read(written)

    assert telephones.address(number) == called
    assert telephones.shown(number) == shown
    assert telephones.read(shown) == number, "what is shown can be written again"


@pytest.mark.parametrize(
    "written",
    ["", "000000", "541000", "0541-000000 (Budi)", "0541000000 / 0541000001", "+1 202 000 0000"],
)
def test_what_nobody_can_call_is_no_number(written: str) -> None:
    assert telephones.read(written) == ""


def test_a_mobile_number_is_known_by_its_beginning() -> None:
    assert telephones.is_mobile(telephones.read("0811-0000-000"))
    for other in ("0541-000000", "0800 1 000 000", "112", "1500-000"):
        assert not telephones.is_mobile(telephones.read(other))
