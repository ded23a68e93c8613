"""The moment of the build comes in once: the option, else SOURCE_DATE_EPOCH, else the clock."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base.settings import parse_now, resolve_now
from kim_plugins.base.zones import WITA
from tests.builders import settings

CLOCK = dt.datetime(2026, 1, 1, 0, 0, tzinfo=dt.UTC)
EPOCH = {"SOURCE_DATE_EPOCH": "1794441600"}


def test_a_moment_without_a_zone_is_wita() -> None:
    assert parse_now("2026-11-12T08:00") == dt.datetime(2026, 11, 12, 8, tzinfo=WITA.tz)


def test_a_moment_with_a_zone_is_turned_into_wita() -> None:
    assert parse_now("2026-11-12T00:00Z").isoformat() == "2026-11-12T08:00:00+08:00"


@pytest.mark.parametrize("text", ["besok", "", "12 November 2026", "2026-13-01"])
def test_anything_else_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_now(text)


def test_the_option_comes_before_everything_else() -> None:
    chosen = resolve_now("2026-11-24T12:00", EPOCH, CLOCK)

    assert chosen.isoformat() == "2026-11-24T12:00:00+08:00"


def test_source_date_epoch_comes_before_the_clock() -> None:
    assert resolve_now(None, EPOCH, CLOCK).isoformat() == "2026-11-12T08:00:00+08:00"
    assert resolve_now("", EPOCH, CLOCK) == resolve_now(None, EPOCH, CLOCK)


def test_the_clock_is_asked_last_and_told_in_wita() -> None:
    for environ in ({}, {"SOURCE_DATE_EPOCH": ""}):
        assert resolve_now(None, environ, CLOCK).isoformat() == "2026-01-01T08:00:00+08:00"


def test_a_source_date_epoch_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="besok"):
        resolve_now(None, {"SOURCE_DATE_EPOCH": "besok"}, CLOCK)


@pytest.mark.parametrize(
    ("site_url", "path"),
    [("https://kim.example.org/", "/"), ("https://example.org/kim/kaltim/", "/kim/kaltim/")],
)
def test_the_base_path_is_the_sites_own_path(site_url: str, path: str) -> None:
    assert settings(site_url=site_url).base_path == path
