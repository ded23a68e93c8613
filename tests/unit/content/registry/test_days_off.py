"""Days off are the public holidays, with what editors add and take away."""

from __future__ import annotations

import datetime as dt

from kim_plugins.content.registry import days_off
from kim_plugins.model.groups import Registry
from tests.builders import REGISTRY, a_registry

CHRISTMAS, NEW_YEAR = dt.date(2026, 12, 25), dt.date(2027, 1, 1)
LEAVE, PLAIN = dt.date(2026, 12, 24), dt.date(2026, 12, 23)


def test_public_holidays_of_any_year_are_known() -> None:
    rest = days_off.of(a_registry())

    assert CHRISTMAS in rest
    assert NEW_YEAR in rest
    assert dt.date(2031, 8, 17) in rest
    assert PLAIN not in rest


def test_editors_add_collective_leave_and_take_away_what_was_moved() -> None:
    rest = days_off.of(a_registry(days_off={"added": ["2026-12-24"], "removed": ["2026-12-25"]}))

    assert LEAVE in rest
    assert CHRISTMAS not in rest


def test_a_registry_without_them_has_neither() -> None:
    registry = Registry.model_validate(REGISTRY)

    assert registry.days_off.added == registry.days_off.removed == ()
    assert "2026-12-25" not in days_off.of(registry)
