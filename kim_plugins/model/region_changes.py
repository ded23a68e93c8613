"""What changed in a province's areas and when, as groups.yaml tells it, laid over the region table.

The table of the package knows no days, and lags behind the decrees. A change says which code
and name hold since when. What it hands back is today's table, which remembers what was before
each change (`RegionTable.at`): a post belongs to where its place lay on its own day.

A later release of the package will hold the same areas. Then the change is undone to learn what
was before, so that it needs no other words in groups.yaml.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import groupby

from kim_plugins.base.areas import Former
from kim_plugins.model.fields import Day, Name, PlainText, Record, RegionCode
from kim_plugins.model.regions import (
    DISTRICT_LENGTH,
    REGENCY_LENGTH,
    Region,
    RegionTable,
    Step,
    lies_in,
    region_of,
)


class RegionChange(Record):
    """An area that is new, is called otherwise, or has another code, since a day."""

    code: RegionCode
    """The one that holds since then."""
    name: Name
    """What it is called since then; a regency with its kind: `Kabupaten Contoh`."""
    since: Day
    former: RegionCode | None = None
    """Its code until then; of a regency the one that it was parted from, which goes on."""
    former_name: Name | None = None
    basis: PlainText | None = None
    """The law or decree."""

    @property
    def is_move(self) -> bool:
        """Tell whether a code gives way to another, with everything that lies in the area."""
        return self.former is not None and len(self.code) > REGENCY_LENGTH


Areas = dict[str, Region]


def applied(table: RegionTable, changes: Iterable[RegionChange]) -> RegionTable:
    """Return a table after some changes; those that can't be made are left out.

    `why_not` says which these are. A table that was changed already is taken as it was before.
    """
    now = table.packaged
    ordered = sorted(changes, key=lambda change: change.since)
    for since, same_day in groupby(ordered, key=lambda change: change.since):
        now = _after(now, since, list(same_day))
    return dataclasses.replace(now, origin=table.packaged) if now.history else now


def why_not(change: RegionChange, table: RegionTable) -> str:
    """Return the key of a change that doesn't fit a table, "" where it does.

    `table` is the one before the change, and what was changed on its day before it in the file.
    """
    code, former = change.code, change.former
    if (former and len(former) != len(code)) or code == former:
        return "former"
    if not _is_below_something(code, table):
        return "code"
    if former and former not in table and code not in table:
        return "former"
    return "code" if code in table and _is_another(change, table) else ""


def _is_another(change: RegionChange, table: RegionTable) -> bool:
    """Tell whether a code of a table stands for another area than the one that gets it."""
    if change.is_move:
        return change.former in table.by_code
    is_split = change.former is not None
    return is_split and table[change.code] != region_of(change.code, change.name)


def _is_below_something(code: str, table: RegionTable) -> bool:
    parent = code[:DISTRICT_LENGTH] if len(code) > DISTRICT_LENGTH else code.rpartition(".")[0]
    return parent in table


def _after(table: RegionTable, since: dt.date, changes: list[RegionChange]) -> RegionTable:
    """Return a table after the changes of one day."""
    before, after = dict(table.by_code), dict(table.by_code)
    moved: dict[str, str] = {}
    made = []
    for change in changes:
        if not why_not(change, RegionTable(after)):
            made.append(change)
            moved = _then(moved, _change(change, before, after))
    for change in made:  # Only now has everything in it been given back.
        if _is_new(change, table):
            for code in [code for code in before if lies_in(code, change.code)]:
                del before[code]
    told = _told(since, before, after, moved, {change.code for change in made})
    back = {now: old for old, now in moved.items()}
    back |= {c.code: c.former for c in made if c.former and not c.is_move}
    past = RegionTable(_in_order(before), table.former, table.history)
    return RegionTable(
        _in_order(after),
        (*(_led_on(one, moved) for one in table.former), *told),
        (*table.history, Step(since, past, back)),
    )


def _change(change: RegionChange, before: Areas, after: Areas) -> dict[str, str]:
    """Make one change in `after`, or undo it in `before` where the table has it already.

    Returns the codes that gave way to others.
    """
    code, former, known = change.code, change.former, after.get(change.code)
    moved: dict[str, str] = {}
    if change.is_move and former and known is None:
        moved = _move(after, former, code)
    elif change.is_move and former and known:
        moved = {old: now for now, old in _move(before, code, former).items()}
        before[former] = region_of(former, change.former_name or known.name)
    elif known and change.former_name:
        before[code] = region_of(code, change.former_name)
    after[code] = region_of(code, change.name)
    return moved


def _is_new(change: RegionChange, table: RegionTable) -> bool:
    """Tell whether a change made an area that the table has in it already."""
    known = table.by_code.get(change.code)
    is_renamed = change.former_name or known != region_of(change.code, change.name)
    return known is not None and not change.is_move and not is_renamed


def _then(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    """Return what codes become that change once and, it may be, once more on the same day."""
    middle = set(first.values())
    return {
        **{old: second.get(now, now) for old, now in first.items()},
        **{old: now for old, now in second.items() if old not in middle},
    }


def _move(areas: Areas, old: str, new: str) -> dict[str, str]:
    """Give an area and everything in it another code; return each old code with its new one."""
    moved = {code: new + code.removeprefix(old) for code in areas if lies_in(code, old)}
    for code, now in moved.items():
        areas[now] = region_of(now, areas.pop(code).name)
    return moved


def _told(
    since: dt.date, before: Areas, after: Areas, moved: Mapping[str, str], changed: set[str]
) -> Iterable[Former]:
    """Yield what was otherwise until a day, as the package tells it of its releases."""
    until = since.isoformat()
    for old, now in sorted(moved.items()):
        yield Former(until, old, before[old].name, now)
    for code in sorted({*moved.values(), *changed}):
        name = before[code].name if code in before else ""
        if not name or name != after[code].name:
            yield Former(until, code, name, code)


def _led_on(one: Former, moved: Mapping[str, str]) -> Former:
    """Return what an earlier code has become by now."""
    return Former(one.release, one.code, one.name, moved[one.now]) if one.now in moved else one


def _in_order(areas: Areas) -> Areas:
    return dict(sorted(areas.items()))
