"""Lays areas out as equal tiles, each as near as can be to where it lies.

A tile map says roughly where an area is among its neighbours and nothing of its borders or size.
Positions are spread half by distance and half by rank, so that towns crowded in one corner get
room, and then every area gets a cell of a grid such that the sum of squared ways is least
(assignment problem; the method of shortest augmenting paths). Same input, same cells.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

WIDEST = 7
"""Columns: on a phone of 360 px a tile then has the 44 px that a finger needs."""
ROOM = 1.7
"""Cells for each area, so that seas and bays may stay empty."""
LEAST_ROOM = 1.15
"""The same where the map would be wider than it may be."""
Point = tuple[float, float]
"""Latitude and longitude in degrees."""
Cell = tuple[int, int]
"""Column and row, from 0 at the north-west."""


def tiles(points: Mapping[str, Point]) -> dict[str, Cell]:
    """Return a cell for each area; no two have the same, and no outer row or column is empty."""
    if not points:
        return {}
    codes = sorted(points)
    middle = math.radians(sum(points[code][0] for code in codes) / len(codes))
    across = [points[code][1] * math.cos(middle) for code in codes]
    down = [-points[code][0] for code in codes]
    columns, rows = _grid(len(codes), _spread(across), _spread(down))
    wanted = list(zip(_placed(across, columns, codes), _placed(down, rows, codes), strict=True))
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    costs = [[(x - column) ** 2 + (y - row) ** 2 for column, row in cells] for x, y in wanted]
    chosen = dict(zip(codes, (cells[cell] for cell in _assigned(costs)), strict=True))
    return _trimmed(chosen)


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _grid(count: int, across: float, down: float) -> Cell:
    """Return columns and rows with the shape of the land, as far as `WIDEST` allows."""
    shape = math.sqrt(max(across, 1e-9) / max(down, 1e-9))
    side = math.sqrt(count * ROOM)
    columns = min(WIDEST, count, max(1, round(side * shape)))
    needed = math.ceil(count * LEAST_ROOM / columns)
    return columns, min(count, max(needed, round(side / shape)))


def _placed(values: Sequence[float], cells: int, codes: Sequence[str]) -> list[float]:
    """Return where on an axis of so many cells each value wants to be."""
    order = sorted(range(len(values)), key=lambda number: (values[number], codes[number]))
    rank = {number: place / max(len(order) - 1, 1) for place, number in enumerate(order)}
    low, spread = min(values), _spread(values) or 1.0
    return [
        (cells - 1) * ((value - low) / spread + rank[number]) / 2
        for number, value in enumerate(values)
    ]


def _assigned(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return a column for each row of a cost table, no more rows than columns, at least cost."""
    rows, columns = len(costs), len(costs[0])
    potential, price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, came = [math.inf] * (columns + 1), [0] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[at]:
            used[at] = True
            mine, step, nearest = owner[at], math.inf, 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = costs[mine - 1][column - 1] - potential[mine] - price[column]
                if cost < least[column]:
                    least[column], came[column] = cost, at
                if least[column] < step:
                    step, nearest = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    potential[owner[column]] += step
                    price[column] -= step
                else:
                    least[column] -= step
            at = nearest
        while at:
            owner[at], at = owner[came[at]], came[at]
    found = {row: column for column, row in enumerate(owner) if column and row}
    return [found[row] - 1 for row in range(1, rows + 1)]


def _trimmed(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Move everything to the grid's corner, and close columns and rows that nobody is in."""
    columns = {old: new for new, old in enumerate(sorted({column for column, _ in cells.values()}))}
    rows = {old: new for new, old in enumerate(sorted({row for _, row in cells.values()}))}
    return {code: (columns[column], rows[row]) for code, (column, row) in cells.items()}
