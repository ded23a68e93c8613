"""Where archives are cut: at places that stay as they are whatever comes or goes elsewhere."""

from __future__ import annotations

import random

from kim_plugins.views.chunks import LEAST, LEFT, MOST, chunks

ITEMS = [f"berau/kim-contoh/2026/05/kabar-{number:04}/" for number in range(3000)]
PARTS = chunks(ITEMS, str)


def test_all_items_stand_in_one_part_in_their_order() -> None:
    assert [item for part in PARTS for item in part] == ITEMS
    assert chunks([], str) == []
    assert chunks(ITEMS[:1], str) == [ITEMS[:1]]


def test_each_part_but_the_last_holds_twenty_to_forty_and_that_ten_to_fifty() -> None:
    assert all(LEAST <= len(part) <= MOST for part in PARTS[:-1])
    assert 28 < len(ITEMS) / len(PARTS) < 32
    counts = [[*map(len, chunks(ITEMS[:count], str))] for count in range(1, 300)]
    assert all(len(parts) == 1 for parts in counts[: MOST + LEFT - 1])
    assert len(counts[MOST + LEFT - 1]) == 2
    assert all(LEFT <= parts[-1] < MOST + LEFT for parts in counts if len(parts) > 1)


def test_one_more_at_the_end_changes_the_last_part_alone_or_opens_one() -> None:
    for count in range(1, 200):
        before, after = chunks(ITEMS[:count], str), chunks(ITEMS[: count + 1], str)
        assert after[: len(before) - 1] == before[:-1]
        assert len(after) - len(before) in (0, 1)


def test_one_that_goes_or_comes_leaves_nearly_all_parts_as_they_are() -> None:
    places = random.Random(7).sample(range(len(ITEMS)), 200)
    changed = []
    for place in places:
        others = chunks([*ITEMS[:place], *ITEMS[place + 1 :]], str)
        changed.append(len([part for part in others if part not in PARTS]))

    assert sum(count == 1 for count in changed) > 150
    assert max(changed) <= 12
