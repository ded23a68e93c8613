"""What is new in a place or of a group, as one message for a channel: urgent first, events by day.

Written as WhatsApp and Telegram show it (`*bold*`). It tells what holds at the moment for which it
is made, so it is pasted soon after.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

from kim_plugins.base.locale_id import long_date, number, short_date
from kim_plugins.model import changes, urls
from kim_plugins.model.groups import Group, Regency
from kim_plugins.model.kinds import LIST_LABELS
from kim_plugins.model.occurrences import Occurrence, coming, occurrences
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views import parts, response, sharing, times, useful
from kim_plugins.views.kinds import event, notice
from kim_plugins.views.output import Context

LONGEST = 3000
"""Characters; a phone shows that on a few screens, and nobody reads more in a chat."""
AHEAD = dt.timedelta(days=7)
"""How far ahead events are told that were announced before."""
_URGENT = "MENDESAK"
_SECTIONS = (
    (LIST_LABELS["klarifikasi"], ("klarifikasi",)),
    ("Pengumuman", ("pengumuman",)),
    ("Berita", ("berita",)),
    ("Suara Warga", ("aspirasi",)),
    ("Potensi desa", ("potensi",)),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """What a digest is about."""

    name: str
    url: str
    posts: Sequence[Post]
    """Oldest first."""
    area: Regency | None = None
    """The regency, where it is about one: its name goes without saying."""
    is_place: bool = True
    """A group is none."""

    @property
    def slug(self) -> str:
        """Return it as a part of a file's name."""
        return self.url.strip("/").replace("/", "-") or "semua"


@dataclasses.dataclass(frozen=True, slots=True)
class _Block:
    title: str
    entries: Sequence[str]


def of_area(area: Regency, province: Province) -> Scope:
    """Make the scope of a regency, or of the provincial office."""
    posts = province.posts_by_area.get(area.id, ())
    return Scope(area.name, urls.area(area.id), posts, area)


def of_group(group: Group, province: Province) -> Scope:
    """Make the scope of a group."""
    posts = province.posts_by_group.get((group.regency, group.id), ())
    return Scope(group.name, urls.group(group.regency, group.id), posts, is_place=False)


def groups_of(scope: Scope, province: Province) -> Sequence[Group]:
    """Return the groups of a scope that are there, in the order of the registry."""
    inside = [
        group
        for group in province.groups
        if urls.group(group.regency, group.id).startswith(scope.url)
    ]
    return [group for group in inside if group.status != "bubar" and not group.merged_into]


def of_all(province: Province) -> Scope:
    """Make the scope of the whole site."""
    return Scope(province.registry.province.name, urls.HOME, province.listed)


def digest(scope: Scope, since: dt.datetime, province: Province) -> str:
    """Write what has appeared from a moment on and still holds ("" where there is nothing)."""
    blocks = list(_blocks(scope, since, province))
    if not blocks:
        return ""
    head = f"*Kabar {scope.name}*\n{_period(since, province.settings.now)}"
    foot = f"Selengkapnya: {province.absolute(scope.url)}"
    lines, left = _fitted(blocks, LONGEST - len(head) - len(foot) - 40)
    more = [f"… dan {number(left)} lainnya"] if left else []
    return "\n\n".join([head, *lines, *more, foot]) + "\n"


def _blocks(scope: Scope, since: dt.datetime, province: Province) -> Iterator[_Block]:
    real = [post for post in scope.posts if post.is_listed and not post.entry.is_example]
    now = province.settings.now
    urgent = [post for post in real if notice.is_urgent(post, now)]
    if urgent:
        yield _Block(_URGENT, _urgent(urgent, scope, province))
    if days := _days(real, since, now):
        yield _Block(
            "Agenda",
            [line for day in sorted(days) for line in _day(day, days[day], scope, province)],
        )
    fresh = [post for post in real if post.entry.at >= since and not parts.is_over(post.meta, now)]
    for title, kinds in _SECTIONS:
        found = [post for post in fresh if post.entry.kind in kinds and post not in urgent]
        if found:
            yield _Block(title, _entries(found, scope, province))
    if corrected := _corrected(real, since, province):
        yield _Block("Ralat", corrected)


def _entries(posts: Sequence[Post], scope: Scope, province: Province) -> list[str]:
    """Write a line a post, newest first."""
    return [
        f"• {sharing.entry(post, province, _place(post, scope, province))}"
        for post in reversed(posts)
    ]


def _urgent(posts: Sequence[Post], scope: Scope, province: Province) -> list[str]:
    """Write the urgent notices, below each whom to call."""
    told = []
    for post, entry in zip(reversed(posts), _entries(posts, scope, province), strict=True):
        found = useful.for_notice(post, response.area_of(post, province), province)
        numbers = cast("list[Context]", found["entries"]) if found else []
        calls = " · ".join(f"{one['number']} {one['name']}" for one in numbers)
        told.append(f"{entry}\nTelepon: {calls}" if calls else entry)
    return told


def _place(post: Post, scope: Scope, province: Province) -> str:
    if scope.area:
        return parts.near_place(post, province)
    return parts.short_place(post, province)


def _days(
    posts: Sequence[Post], since: dt.datetime, now: dt.datetime
) -> dict[dt.date, list[tuple[Occurrence, Post]]]:
    """Return the next meeting of each event, by its day: the new ones, and those that are near."""
    found: defaultdict[dt.date, list[tuple[Occurrence, Post]]] = defaultdict(list)
    for post in posts:
        if post.entry.kind != "agenda":
            continue
        left = coming(occurrences(event.meta_of(post)), now)
        if left and (post.entry.at >= since or left[0].starts.at <= now + AHEAD):
            found[left[0].starts.day].append((left[0], post))
    return found


def _day(
    day: dt.date, meetings: Sequence[tuple[Occurrence, Post]], scope: Scope, province: Province
) -> Iterator[str]:
    """Write the events of a day in the order of their beginning, the day above the first."""
    head = f"_{long_date(day)}_\n"
    for one, post in sorted(meetings, key=lambda pair: (pair[0].starts.at, pair[1].order)):
        meta = event.meta_of(post)
        near = _place(post, scope, province)
        hours = times.hours(one.starts, one.ends)
        told = " · ".join(filter(None, [hours, sharing.lasting_title(meta), meta.place, near]))
        yield f"{head}• {told}\n{province.absolute(post.url)}"
        head = ""


def _corrected(posts: Sequence[Post], since: dt.datetime, province: Province) -> list[str]:
    """Tell what was put right, so that those who were told wrongly hear of it."""
    found = (one for one in changes.changes(posts, province.settings.now) if one.at >= since)
    return [
        f"• {one.post.meta.title}: {one.told().note}\n" + province.absolute(one.post.url)
        for one in found
    ]


def _fitted(blocks: Sequence[_Block], room: int) -> tuple[list[str], int]:
    """Return the blocks as far as there is room, and how many entries there was none for.

    Urgent ones are kept first; then each block gets a further entry in turn, so that many events
    leave room for what was found untrue.
    """
    kept, full = [0] * len(blocks), set[int]()
    for number_of_block in _turns(blocks):
        block, shown = blocks[number_of_block], kept[number_of_block]
        size = len(block.entries[shown]) + 2 + (0 if shown else len(block.title) + 4)
        if size > room:
            full.add(number_of_block)
        if number_of_block not in full:
            kept[number_of_block] += 1
            room -= size
    lines = [
        "\n\n".join([f"*{block.title}*\n{block.entries[0]}", *block.entries[1:shown]])
        for block, shown in zip(blocks, kept, strict=True)
        if shown
    ]
    return lines, sum(len(block.entries) for block in blocks) - sum(kept)


def _turns(blocks: Sequence[_Block]) -> list[int]:
    """Return whose turn it is, a block as often as it has entries."""
    turns = [
        (0 if block.title == _URGENT else 1 + turn, place)
        for place, block in enumerate(blocks)
        for turn in range(len(block.entries))
    ]
    return [place for _, place in sorted(turns)]


def _period(since: dt.datetime, now: dt.datetime) -> str:
    first, last = since.date(), now.date()
    if first == last:
        return short_date(last)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    begun = str(first.day) if is_one_month else short_date(first)
    return f"{begun} sampai {short_date(last)}"
