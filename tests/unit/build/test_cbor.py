"""CBOR is parted and joined again; whatever is broken or of another sort is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.build import cbor


@given(st.lists(st.text()))
def test_an_array_of_texts_is_read_back(values: list[str]) -> None:
    data = cbor.array([cbor.text(value) for value in values])

    assert cbor.texts(data) == values
    assert cbor.end(data, 0) == len(data)


@given(st.binary())
def test_arbitrary_bytes_are_parted_or_refused(data: bytes) -> None:
    try:
        found = cbor.items(data)
    except cbor.Malformed:
        return
    assert cbor.items(cbor.array(found)) == found


@pytest.mark.parametrize(
    "data", [b"", b"\x81", b"\x82\x01", b"\xa1\x01\x01", b"\x9f\xff", b"\x63ab"]
)
def test_what_is_cut_short_or_of_another_sort_is_refused(data: bytes) -> None:
    with pytest.raises(cbor.Malformed):
        cbor.items(data)
