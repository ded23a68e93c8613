"""How long nothing has been published."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base.zones import WITA
from kim_plugins.publish import last_published
from kim_plugins.publish.refusal import Refusal

NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=WITA.tz)
DAY = dt.timedelta(days=1)


def test_silence_is_counted_from_the_last_publication() -> None:
    assert not last_published.is_longer_than("2026-11-23T12:00:00+08:00", NOW, DAY)
    assert last_published.is_longer_than("2026-11-23T11:59:59+08:00", NOW, DAY)
    assert last_published.is_longer_than("2026-11-23T03:00:00+00:00", NOW, DAY)


@pytest.mark.parametrize("at", ["", "<!doctype html>", "2026-11-23T12:00:00"])
def test_a_moment_that_is_none_is_no_reassurance(at: str) -> None:
    with pytest.raises(Refusal, match="tidak terbaca"):
        last_published.is_longer_than(at, NOW, DAY)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "kim.example.org", "ftp://x/"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(Refusal, match="bukan alamat situs"):
        last_published.stamped(address)
