"""Who makes the ids of feed entries, and since when (RFC 4151)."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base.settings import authority_date, parse_authority
from tests.builders import settings


@pytest.mark.parametrize(
    "text", ["kim.example.org,2026", "kim.example.org,2026-11", "redaksi@example.org,2026-11-24"]
)
def test_a_domain_or_address_with_a_date_is_an_authority(text: str) -> None:
    assert parse_authority(f" {text} ") == text


@pytest.mark.parametrize(
    "text",
    [
        "kim.example.org",
        "https://kim.example.org/,2026",
        "KIM.example.org,2026",
        "kim.example.org,26",
        "kim.example.org,2026-13",
        "kim.example.org,2026-02-30",
        "-kim.example.org,2026",
        "kim..org,2026",
        ",2026",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_authority(text)


def test_a_year_or_month_stands_for_its_first_day() -> None:
    assert authority_date("x.org,2026") == dt.date(2026, 1, 1)
    assert authority_date("x.org,2026-11") == dt.date(2026, 11, 1)
    assert authority_date("x.org,2026-11-24") == dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [
        ("https://KIM.example.org:8000/a/", "kim.example.org,2026"),
        ("https://desá.example.org/", "xn--des-gla.example.org,2026"),
        ("http://[::1]/", "localhost,2026"),
        ("/", "localhost,2026"),
    ],
)
def test_without_a_setting_the_sites_own_host_is_taken(site_url: str, expected: str) -> None:
    tagging = settings(site_url=site_url).tagging

    assert tagging == expected
    assert parse_authority(tagging) == tagging
