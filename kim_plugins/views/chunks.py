"""Where archives are cut in parts: at places that items themselves choose.

Whatever comes or goes within an archive then changes the part it stands in, and seldom the next.
Cut by number, one that goes would move all newer ones by a place, and change every part of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
LEAST, MOST = 20, 40
"""Items in a part that isn't the last."""
LEFT = 10
"""The fewest in the last of several parts: readers open it first, and should find something."""


def chunks(items: Sequence[Item], address: Callable[[Item], str]) -> list[Sequence[Item]]:
    """Cut items, oldest first, into parts of about thirty; `address` tells each from the others.

    A part ends before the item whose address has the least checksum of those it could end before.
    So two lists that share most items are nearly always cut at the same ones
    (content-defined chunking, by the local minimum).
    """
    sums = [zlib.crc32(address(item).encode()) for item in items]
    found, start = [], 0
    while len(items) - start >= MOST + LEFT:
        ends = range(start + LEAST, start + MOST + 1)
        end = min(ends, key=sums.__getitem__)
        found.append(items[start:end])
        start = end
    return [*found, items[start:]] if items else []
