"""A post belongs to the time in which its group was registered."""

from __future__ import annotations

import pytest

from kim_plugins.model.groups import Registry
from tests.builders import REGISTRY, a_registry, a_source, a_text, judged, surroundings


def _registry(**lifetime: str) -> Registry:
    groups = [{**group, **lifetime} for group in REGISTRY["groups"]]
    return a_registry(groups=groups)


@pytest.mark.parametrize(
    "lifetime",
    [{"valid_from": "2026-05-09"}, {"valid_until": "2026-05-07"}],
)
def test_a_post_outside_its_groups_time_is_published_with_a_warning(
    lifetime: dict[str, str],
) -> None:
    around = surroundings(registry=_registry(**lifetime))

    judgement = judged(a_source(a_text()), around)

    (problem,) = judgement.diagnostics
    assert problem.code == "KIM135"
    assert sorted((problem.args["first"], problem.args["last"])) == sorted(
        ["…", *lifetime.values()]
    )
    assert judgement.post is not None


def test_the_first_and_the_last_day_belong_to_it() -> None:
    for lifetime in ({"valid_from": "2026-05-08"}, {"valid_until": "2026-05-08"}):
        around = surroundings(registry=_registry(**lifetime))
        assert judged(a_source(a_text()), around).diagnostics == ()
