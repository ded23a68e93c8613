"""A quarter of a place or a group in tables, for its office: what was written and answered.

Not part of the site: that a group has been silent is for its office alone.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

from kim_plugins.base import home
from kim_plugins.base.locale_id import month_name, number, short_date
from kim_plugins.model import changes, place_words
from kim_plugins.model.groups import STATUS_LABELS, Group
from kim_plugins.model.kinds import CORRECTION_LABELS, KIND_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.wishes import Progress, State, answering_days
from kim_plugins.views import coverage, parts, wish_states
from kim_plugins.views.digest import Scope, groups_of

Cell = str | float | dt.date
SILENT_AFTER_DAYS = 90
_QUARTER = re.compile(r"(\d{4})[-/ ]?(?:TW|T|Q|K)? ?([1-4]|IV|I{1,3})", re.IGNORECASE)
_NUMERALS = ("I", "II", "III", "IV")
_CHANGES = {**CORRECTION_LABELS, changes.WITHDRAWN: "Dicabut"}


@dataclasses.dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a year."""

    year: int
    part: int
    """From 1 to 4."""

    @property
    def months(self) -> range:
        """Return its months, from 1 to 12."""
        return range(3 * self.part - 2, 3 * self.part + 1)

    @property
    def name(self) -> str:
        """Name it as offices do."""
        first, *_, last = map(month_name, self.months)
        return f"Triwulan {_NUMERALS[self.part - 1]} {self.year} ({first} sampai {last})"

    def has(self, day: dt.date) -> bool:
        """Tell whether a day is in it."""
        return day.year == self.year and day.month in self.months

    @property
    def start(self) -> dt.date:
        """Return its first day."""
        return dt.date(self.year, self.months[0], 1)

    @property
    def end(self) -> dt.date:
        """Return its last day."""
        following = dt.date(self.year + self.part // 4, self.part % 4 * 3 + 1, 1)
        return following - dt.timedelta(days=1)


def quarter_of(text: str) -> Quarter:
    """Read `2026-4`, `2026-T4` or `2026-IV`; raise `ValueError` for anything else."""
    found = _QUARTER.fullmatch(text.strip())
    if found is None or not dt.MINYEAR <= int(found[1]) < dt.MAXYEAR:
        raise ValueError(text)
    part = found[2].upper()
    return Quarter(int(found[1]), _NUMERALS.index(part) + 1 if part in _NUMERALS else int(part))


def last_quarter(day: dt.date) -> Quarter:
    """Return the last quarter that is over on a day."""
    part = (day.month - 1) // 3
    return Quarter(day.year, part) if part else Quarter(day.year - 1, 4)


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, and a row a thing."""

    name: str
    """At most 31 characters, as a sheet of a workbook is named."""
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    is_for_paper: bool = True
    """Long lists are for the workbook alone."""
    off_paper: str = ""
    """A column that paper has no room for."""


@dataclasses.dataclass(frozen=True)
class _Facts:
    """What happened in a quarter within a scope; examples don't count."""

    scope: Scope
    quarter: Quarter
    province: Province

    @property
    def day(self) -> dt.date:
        """Return the day that days are counted to: the quarter's last, or today."""
        return min(self.quarter.end, self.province.settings.now.date())

    @functools.cached_property
    def groups(self) -> list[Group]:
        """Return the groups of the scope; the province's own desk is none."""
        areas = self.province.registry.areas
        found = groups_of(self.scope, self.province)
        return [group for group in found if areas[group.regency].kind != "provinsi"]

    def of(self, posts: Sequence[Post]) -> list[Post]:
        """Return those of the quarter, oldest first."""
        real = (post for post in posts if not post.entry.is_example)
        return [post for post in real if self.quarter.has(post.place.day)]

    @functools.cached_property
    def posts(self) -> list[Post]:
        """Return the posts of the quarter."""
        return self.of(self.scope.posts)

    def by_group(self, group: Group) -> Sequence[Post]:
        """Return all posts of a group up to the day, oldest first; of examples none."""
        posts = self.province.posts_by_group.get((group.regency, group.id), ())
        return [p for p in posts if not p.entry.is_example and p.place.day <= self.day]

    @functools.cached_property
    def wishes(self) -> list[tuple[Post, Progress]]:
        """Return the wishes of the quarter, each with how far it has come by now."""
        found = (post for post in self.posts if post.entry.kind == "aspirasi")
        return [(post, self.province.progress_of(post)) for post in found]

    @functools.cached_property
    def changed(self) -> list[changes.Change]:
        """Return what was put right or withdrawn in the quarter."""
        posts = (*self.scope.posts, *self._gone())
        around = [post for post in posts if not post.entry.is_example]
        found = changes.changes(around, self.province.settings.now)
        return [one for one in found if self.quarter.has(one.at.astimezone(home.tz()).date())]

    def _gone(self) -> list[Post]:
        """Return the withdrawn posts of the scope's groups."""
        here = {(group.regency, group.id) for group in groups_of(self.scope, self.province)}
        return [p for p in self.province.gone if (p.place.area, p.place.group) in here]


def tables(scope: Scope, quarter: Quarter, province: Province) -> list[Table]:
    """Return the tables of a report, the summary first."""
    facts = _Facts(scope, quarter, province)
    return [
        _summary(facts),
        _by_month(facts),
        _groups(facts),
        _wishes(facts),
        _corrections(facts),
        _posts(facts),
    ]


def _summary(facts: _Facts) -> Table:
    wishes = [progress for _, progress in facts.wishes]
    states = [progress.state(facts.province.settings.now) for progress in wishes]
    days = answering_days(wishes)
    writing = {(post.place.area, post.place.group) for post in facts.posts}
    rows: list[Sequence[Cell]] = [
        ("Tulisan terbit", len(facts.posts), ""),
        (
            "KIM yang menulis",
            sum((group.regency, group.id) in writing for group in facts.groups),
            f"dari {number(len(facts.groups))} KIM",
        ),
        *_villages(facts),
        ("Suara Warga terbit", len(wishes), ""),
        ("Suara Warga yang sudah dijawab", sum(one.is_answered for one in wishes), ""),
        ("Suara Warga yang lewat batas waktu", states.count(State.OVERDUE), ""),
        (
            "Hari kerja sampai jawaban pertama (median)",
            statistics.median(days) if days else "–",
            f"n = {number(len(days))}",
        ),
        ("Ralat, hak jawab, dan pencabutan", len(facts.changed), ""),
    ]
    return Table("Ringkasan", ("Hal", "Jumlah", "Keterangan"), rows)


def _villages(facts: _Facts) -> Iterator[Sequence[Cell]]:
    """Yield how many villages of all the posts were about, where the scope is a place."""
    told = coverage.named(facts.posts)
    found = coverage.counts(told, facts.province) if facts.scope.is_place else []
    inside = [row for row in found if facts.scope.area in (None, row[0])]
    if inside:
        label = f"{place_words.words().joined('dan').capitalize()} yang dikabarkan"
        villages = sum(there for *_, there in inside)
        yield (label, sum(told for _, told, _ in inside), f"dari {number(villages)}")


def _by_month(facts: _Facts) -> Table:
    counts = Counter((post.entry.kind, post.place.day.month) for post in facts.posts)
    months = facts.quarter.months
    by_kind = {kind: [counts[kind, month] for month in months] for kind in KIND_LABELS}
    totals = [sum(column) for column in zip(*by_kind.values(), strict=True)]
    rows: list[Sequence[Cell]] = [
        (KIND_LABELS[kind], *each, sum(each)) for kind, each in by_kind.items()
    ]
    head = ("Jenis", *map(month_name, months), "Jumlah")
    return Table("Tulisan menurut bulan", head, [*rows, ("Jumlah", *totals, sum(totals))])


def _groups(facts: _Facts) -> Table:
    rows = []
    for group in facts.groups:
        posts = facts.by_group(group)
        last = posts[-1].place.day if posts else None
        since = last or group.founded  # Nobody is silent who has just begun.
        is_silent = since is None or (facts.day - since).days > SILENT_AFTER_DAYS
        rows.append(
            (
                group.name,
                parts.village_path(group, facts.province)
                or facts.province.registry.areas[group.regency].name,
                STATUS_LABELS[group.status],
                "ya" if group.verified else "belum",
                len(facts.of(posts)),
                last or "belum pernah",
                _silence(is_new=last is None) if is_silent else "",
            )
        )
    head = ("KIM", "Tempat", "Status", "Terverifikasi", "Tulisan", "Terakhir", "Perhatian")
    note = f"Hari dihitung sampai {short_date(facts.day)}. Hanya untuk kantor; jangan disiarkan."
    return Table("KIM", head, rows, note)


def _silence(*, is_new: bool) -> str:
    return "belum mulai menulis" if is_new else f"diam lebih dari {SILENT_AFTER_DAYS} hari"


def _wishes(facts: _Facts) -> Table:
    rows: list[Sequence[Cell]] = []
    for post, progress in facts.wishes:
        days = progress.days_to_answer
        state = wish_states.of(post, facts.province)
        rows.append(
            (
                post.meta.title,
                parts.short_place(post, facts.province),
                post.place.day,
                str(state["label"]),
                "–" if days is None else days,
                facts.province.absolute(post.url),
            )
        )
    head = ("Suara Warga", "Tempat", "Terbit", "Keadaan", "Hari kerja", "Alamat")
    note = "Hari kerja: dari diteruskan sampai jawaban pertama."
    return Table("Suara Warga", head, rows, note, off_paper="Alamat")


def _corrections(facts: _Facts) -> Table:
    rows = []
    for change in facts.changed:
        told = change.told()
        title = change.post.meta.title if change.post.is_listed else "(dicabut)"
        day = told.at.day
        rows.append((day, _CHANGES[told.kind], title, told.note))
    return Table("Ralat dan pencabutan", ("Tanggal", "Jenis", "Tulisan", "Keterangan"), rows)


def _posts(facts: _Facts) -> Table:
    rows = [
        (
            post.place.day,
            KIND_LABELS[post.entry.kind],
            post.meta.title,
            facts.province.group_of(post).name,
            parts.place_names(post, facts.province),
            facts.province.absolute(post.url),
        )
        for post in facts.posts
    ]
    head = ("Tanggal", "Jenis", "Judul", "KIM", "Tempat", "Alamat")
    return Table("Tulisan", head, rows, is_for_paper=False)
