"""Aspirasi (Suara Warga): what citizens asked, what became of it, and how long that took."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterator, Sequence

from kim_plugins.base.locale_id import listed, long_date, number, short_date
from kim_plugins.model import urls
from kim_plugins.model.frontmatter import Aspirasi
from kim_plugins.model.kinds import REQUEST_LABELS, STEP_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.wishes import Clock, Progress, State, answering_days
from kim_plugins.views import parts, wish_states
from kim_plugins.views.kinds.kind import BY_AREA, Kind, Row, Section
from kim_plugins.views.output import Context

MOST = 10
"""Wishes shown of each state."""
_PARTS = {
    "lewat-batas": ("Lewat batas", ("lewat-batas",)),
    "menunggu": ("Menunggu", ("menunggu", "belum-dicatatkan")),
    "dijawab": ("Dijawab", ("dijawab",)),
    "selesai": ("Selesai", ("selesai", "ditolak", "bukan-kewenangan")),
}
"""The sections of the listing, in order: their titles, and the states of the wishes there."""


def meta_of(post: Post) -> Aspirasi:
    """Return the front matter of a wish."""
    assert isinstance(post.meta, Aspirasi)
    return post.meta


def _rows(post: Post, province: Province) -> list[Row]:
    meta, progress = meta_of(post), province.progress_of(post)
    now = province.settings.now
    is_waited_for = progress.answer is None or progress.answer.met is None
    return [
        Row("Kabar terakhir", _latest(meta)),
        Row(
            "Jawaban pertama",
            _clock(progress, progress.answer, "dijawab", now),
            is_further=not is_waited_for,
        ),
        Row("Penyelesaian", _clock(progress, progress.outcome, "ditutup", now), is_further=True),
        Row("Dasar hitungan", _basis(progress, province), is_further=True),
        Row("Macam permintaan", REQUEST_LABELS[meta.request], is_further=True),
        Row("Diterima", short_date(meta.received), is_further=True),
        Row("Lewat", meta.channel or "", is_further=True),
        Row("Nomor SP4N-LAPOR!", meta.lapor_id or "", is_further=True),
    ]


def _latest(meta: Aspirasi) -> str:
    """Tell the last step: `Dijawab 16 November 2026, Dinas Perhubungan`."""
    if not meta.steps:
        return ""
    *_, last = sorted(meta.steps, key=lambda step: step.at.at)
    return f"{STEP_LABELS[last.status]} {short_date(last.at.day)}, {last.by}"


def _basis(progress: Progress, province: Province) -> str:
    """Say whether the limits rest on decreed days off, or on what can be computed ahead."""
    years = sorted({year for clock in progress.clocks for year in clock.years})
    if not years:
        return ""
    unknown = [str(year) for year in years if not province.days_off.is_decreed(year)]
    if unknown:
        named = " dan ".join(unknown)
        return f"Perkiraan: hari libur dan cuti bersama {named} belum ditetapkan"
    named = " dan ".join(map(str, years))
    return f"Hari libur dan cuti bersama {named} menurut keputusan bersama tiga menteri"


def _clock(progress: Progress, clock: Clock | None, done: str, now: dt.datetime) -> str:
    """Tell a limit in working days, and whether it was kept; `done` says what was to be done."""
    if clock is None:
        is_open = progress.closing is None
        return "Batas waktu belum berjalan: belum dicatatkan di SP4N-LAPOR!" if is_open else ""
    text = f"Batasnya {long_date(clock.due)} ({clock.limit} hari kerja)"
    if clock.met is not None:
        kept = "" if clock.met <= clock.due else ", sesudah batas waktu"
        return f"{text}; {done} {short_date(clock.met)}{kept}"
    return f"{text}; sudah lewat" if clock.is_overdue(now) and not progress.closing else text


def _sections(posts: Sequence[Post], province: Province) -> list[Section]:
    """Return a section for each state that any wish is in, what waits longest first."""
    found = {post.url: wish_states.of(post, province) for post in posts}
    sections = []
    for part, (title, ids) in _PARTS.items():
        here = [post for post in posts if found[post.url]["id"] in ids]
        entries = parts.newest(here, province, MOST)
        jump = parts.counted(title, sum(not post.entry.is_example for post in here))
        sections.append(Section(part, title, entries, count=len(here), jump=jump))
    return [section for section in sections if section.entries]


def _summary(posts: Sequence[Post], province: Province, only: str) -> Context | None:
    """Count the wishes of each area that has any, or of one alone; examples don't count."""
    real = [post for post in posts if not post.meta.example]
    by_area: dict[str, list[Post]] = {}
    for post in real:
        for area in province.areas_of(post):
            by_area.setdefault(area, []).append(post)
    rows = [
        {"name": area.name, "url": urls.kind("aspirasi", area.id)}
        | _figures(by_area[area.id], province)
        for area in province.registry.areas.values()
        if area.id in by_area and only in ("", area.id)
    ]
    return {"rows": rows, "sentence": _sentence(real, province)} if rows else None


def _sentence(posts: Sequence[Post], province: Province) -> str:
    """Tell in one sentence what became of all wishes."""
    total = _figures(posts, province)
    parted = [
        f"{total[key]} {said}"
        for key, said in (
            ("answered", "sudah dijawab"),
            ("open", "menunggu jawaban"),
            ("overdue", "lewat batas waktu"),
        )
        if total[key] != "0"
    ]
    return f"Dari {total['total']} suara warga, {listed(parted)}."


def _figures(posts: Sequence[Post], province: Province) -> dict[str, str]:
    now = province.settings.now
    progress = [province.progress_of(post) for post in posts]
    states = [found.state(now) for found in progress]
    days = answering_days(progress)
    return {
        "total": number(len(posts)),
        "open": number(sum(found.is_open for found in states)),
        "answered": number(sum(s in (State.ANSWERED, State.CLOSED) for s in states)),
        "overdue": number(states.count(State.OVERDUE)),
        "median": f"{number(statistics.median(days))} hari kerja" if days else "–",
    }


def _changes(post: Post, province: Province) -> Iterator[dt.datetime]:
    yield from province.progress_of(post).changes()


def _details(post: Post, province: Province) -> Context:
    return {"state": wish_states.of(post, province), "steps": steps(meta_of(post))}


def steps(meta: Aspirasi) -> list[Context]:
    """Return the steps of a wish, in the order of time: when, what, by whom."""
    return [
        {
            "at": parts.moment(step.at),
            "status": step.status,
            "label": STEP_LABELS[step.status],
            "by": step.by,
            "note": step.note or "",
        }
        for step in sorted(meta.steps, key=lambda step: step.at.at)
    ]


KIND = Kind(
    id="aspirasi",
    lead="Keluhan, pertanyaan, dan usul warga, beserta perjalanannya sampai dijawab.",
    invitation="Belum ada Suara Warga. Punya keluhan atau usul? Begini cara menyampaikannya.",
    rows=_rows,
    sections=_sections,
    groupings=(BY_AREA,),
    changes=_changes,
    summary=_summary,
    details=_details,
)
