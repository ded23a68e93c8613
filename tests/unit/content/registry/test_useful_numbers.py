"""A number that nobody has looked up for a year is told to those who run the site, by its line."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.base import messages
from kim_plugins.base.zones import WITA
from kim_plugins.builder.sources.sources import region_table
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.registry import registry, useful_numbers
from tests.builders import REGISTRY, a_registry_file

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=WITA.tz)


def _told(checked: str, *, of_regency: bool = False) -> list[str]:
    """Return what is said of a number of the province, or of a regency."""
    number = {"name": "Ambulans", "number": "119", "checked": checked}
    numbers = [{**number, "source": "https://kantor.example/"}]
    first, *others = REGISTRY["regencies"]
    text = (
        a_registry_file(regencies=[{**first, "numbers": numbers}, *others])
        if of_regency
        else a_registry_file(province={**REGISTRY["province"], "numbers": numbers})
    )
    file = SourceFile("", "groups.yaml", text.encode(), size=1)
    known = registry.read(file, region_table()).registry
    assert known is not None
    found = useful_numbers.aged(text, "groups.yaml", known, NOW)
    assert all(problem.code == "KIM189" and checked in problem.excerpt for problem in found)
    return [messages.prose(problem).message for problem in found]


@pytest.mark.parametrize("of_regency", [False, True])
def test_a_number_of_more_than_a_year_ago_is_to_be_looked_up_again(of_regency: bool) -> None:
    told = "Nomor “Ambulans” terakhir dicocokkan pada 23 November 2025, lebih dari setahun lalu."

    assert _told("2025-11-23", of_regency=of_regency) == [told]
    assert _told("2025-11-24", of_regency=of_regency) == []


def test_a_day_that_is_far_from_having_come_is_a_slip_of_the_pen() -> None:
    assert _told("2027-11-24") == [
        "Nomor “Ambulans” tercatat dicocokkan pada 24 November 2027, yang belum tiba."
    ]
    assert _told("2026-11-29") == [], "a site may be built for a moment that has passed"
