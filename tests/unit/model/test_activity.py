"""A group that publishes nothing for 90 days is dormant; a decree may have ended."""

from __future__ import annotations

import datetime as dt

import pytest

from kim_plugins.model.activity import Activity, activities
from tests.builders import REGISTRY, a_post, a_province, a_registry


def of_contoh(now: str, posts: int = 1, **keys: object) -> Activity:
    """Look at KIM Contoh, whose post appeared on 8 May 2026 at midnight."""
    group = {**REGISTRY["groups"][1], **keys}
    province = a_province([a_post()] * posts, now=now, registry=a_registry(groups=[group]))
    (one,) = activities(province)
    return one


def test_a_group_is_told_with_its_place_and_newest_post() -> None:
    one = of_contoh("2026-05-09T12:00")

    assert (one.regency, one.village) == ("Kabupaten Kutai Timur", "Desa Teluk Singkama")
    assert (one.posts, one.newest) == (1, dt.date(2026, 5, 8))
    assert not one.is_dormant


@pytest.mark.parametrize(
    ("now", "dormant"), [("2026-08-06T00:00", False), ("2026-08-06T00:01", True)]
)
def test_after_ninety_days_a_group_is_dormant(now: str, dormant: bool) -> None:
    assert of_contoh(now).is_dormant is dormant


def test_examples_count_nowhere() -> None:
    example = a_post(title="Contoh", example=True)
    (one,) = activities(a_province([example], registry=a_registry(groups=[REGISTRY["groups"][1]])))
    assert (one.posts, one.newest) == (0, None)


def test_a_group_without_posts_is_dormant_unless_it_is_dissolved() -> None:
    assert of_contoh("2026-05-09T12:00", posts=0).is_dormant
    assert not of_contoh("2026-05-09T12:00", posts=0, status="bubar").is_dormant


@pytest.mark.parametrize(
    ("now", "ended"), [("2026-12-31T23:59", None), ("2027-01-01T00:00", dt.date(2026, 12, 31))]
)
def test_a_decree_holds_to_the_end_of_its_last_day(now: str, ended: dt.date | None) -> None:
    decree = {"number": "1/2024", "date": "2024-01-01", "ends": "2026-12-31"}

    assert of_contoh(now, decree=decree).decree_ended == ended


def test_what_a_desa_is_called_depends_on_the_regency() -> None:
    group = {"id": "kim-x", "name": "KIM X", "regency": "berau", "status": "aktif"}
    registry = a_registry(groups=[{**group, "village": "64.03.01.2001"}])

    (one,) = activities(a_province([], registry=registry))

    assert one.village.startswith("Kampung ")
