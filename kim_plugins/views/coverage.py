"""How many of a province's villages posts have told of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kim_plugins.base.locale_id import number
from kim_plugins.model.groups import Regency
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.regions import regency_code, village_code
from kim_plugins.views import charts
from kim_plugins.views.charts import Bar
from kim_plugins.views.output import Context

KINDS = ("desa", "kelurahan")


def named(posts: Iterable[Post]) -> set[str]:
    """Return the villages that posts name; one about all of a kecamatan or regency names none."""
    return {code for post in posts for code in map(village_code, post.areas) if code}


def counts(found: Collection[str], province: Province) -> list[tuple[Regency, int, int]]:
    """Return each regency that has villages: how many are among those found, and all of them."""
    rows = []
    for area in province.registry.regencies:
        villages = sum(province.regions.tally.get((area.code, kind), 0) for kind in KINDS)
        if villages:
            told = sum(regency_code(code) == area.code for code in found)
            rows.append((area, told, villages))
    return rows


def reached(province: Province) -> Context | None:
    """Return how many villages posts name, as a picture and its table; `None` without villages.

    Examples tell of none.
    """
    rows = [
        (area.name, told, villages)
        for area, told, villages in counts(province.villages_told(), province)
    ]
    if not rows:
        return None
    told, villages = (sum(column) for column in zip(*((a, b) for _, a, b in rows), strict=True))
    return {
        "rows": [{"name": name, "told": number(a), "all": number(b)} for name, a, b in rows],
        "told": number(told),
        "all": number(villages),
        "chart": charts.bars(
            [Bar(name, f"{number(a)} dari {number(b)}", a, b) for name, a, b in rows]
        ),
    }
