"""How far a wish has come: filed, answered, finished, and by when it should be.

The clocks are those of SP4N-LAPOR! in working days (Kementerian PANRB, 2018).
They bind from the day on which a report is filed there, which is the step
`diteruskan`; a report that is reopened starts them anew.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Container, Iterable, Iterator, Sequence

from kim_plugins.base import home
from kim_plugins.model import working_days
from kim_plugins.model.frontmatter import Aspirasi, Step

FIRST_ANSWER = 3
INFORMATION = 5
AT_THE_DESK = 14
IN_THE_FIELD = 60
FILING = "diteruskan"
REOPENING = "dibuka-lagi"
CLOSINGS = frozenset({"selesai", "ditolak", "bukan-kewenangan"})
ANSWERS = CLOSINGS | {"dijawab"}


class State(enum.StrEnum):
    """Where a wish stands; the values are the ids that pages use."""

    UNFILED = "belum-dicatatkan"
    """Not yet with SP4N-LAPOR!: no clock runs."""
    WAITING = "menunggu"
    ANSWERED = "dijawab"
    """Answered, and what was promised may still be done in time."""
    CLOSED = "selesai"
    OVERDUE = "lewat-batas"

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is still awaited in time."""
        return self in (State.UNFILED, State.WAITING)


@dataclasses.dataclass(frozen=True, slots=True)
class Clock:
    """One limit: the last day on which it is kept, and the day on which it was met."""

    limit: int
    """Working days."""
    begun: dt.date
    due: dt.date
    met: dt.date | None

    def is_overdue(self, now: dt.datetime) -> bool:
        """Tell whether the last day is over by the site's clock without what was due."""
        return self.met is None and now.astimezone(home.tz()).date() > self.due

    @property
    def years(self) -> range:
        """Return the years whose days off decide the last day."""
        return range(self.begun.year, self.due.year + 1)

    def runs_out(self) -> Iterator[dt.datetime]:
        """Yield the moment from which it is overdue, unless it was met."""
        if self.met is None:
            yield dt.datetime.combine(self.due + working_days.ONE_DAY, dt.time(), home.tz())


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """What the steps of one wish come to."""

    closing: Step | None
    """The step that ended it, if any."""
    is_answered: bool
    answer: Clock | None
    """The first answer; `None` where the report isn't filed."""
    outcome: Clock | None
    """What the request asked for."""
    days_to_answer: int | None
    """Working days from the first filing to the first answer."""

    def state(self, now: dt.datetime) -> State:
        """Return where the wish stands at a moment."""
        if self.closing:
            return State.CLOSED
        if any(clock.is_overdue(now) for clock in self.clocks):
            return State.OVERDUE
        if self.is_answered:
            return State.ANSWERED
        return State.WAITING if self.clocks else State.UNFILED

    @property
    def clocks(self) -> Sequence[Clock]:
        """Return both clocks, or none where they don't run."""
        return [clock for clock in (self.answer, self.outcome) if clock]

    def changes(self) -> Iterator[dt.datetime]:
        """Yield the moments at which time alone changes the state."""
        if not self.closing:
            for clock in self.clocks:
                yield from clock.runs_out()


def answering_days(found: Iterable[Progress]) -> list[int]:
    """Return the working days to the first answer of each wish that was filed and answered."""
    return [one.days_to_answer for one in found if one.days_to_answer is not None]


def limit(meta: Aspirasi) -> int:
    """Return the working days within which a request is to be done."""
    if meta.request == "informasi":
        return INFORMATION
    return IN_THE_FIELD if meta.field_check else AT_THE_DESK


def progress(meta: Aspirasi, days_off: Container[dt.date]) -> Progress:
    """Read the steps of a wish in the order of time."""
    steps = sorted(meta.steps, key=lambda step: step.at.at)
    filed = _first(steps, {FILING})
    answered = _first(_after(steps, filed), ANSWERS)
    current = _last_round(steps)
    closing = _last(current, _ends(meta))
    answer, outcome = _clocks(meta, _begun(current, filed), current, days_off)
    return Progress(
        closing=closing,
        is_answered=_first(current, ANSWERS) is not None,
        answer=answer,
        outcome=outcome,
        days_to_answer=working_days.between(filed.at.day, answered.at.day, days_off)
        if filed and answered
        else None,
    )


def _ends(meta: Aspirasi) -> frozenset[str]:
    """Return the steps that end a round; an answer is all that a question asks for."""
    return ANSWERS if meta.request == "informasi" else CLOSINGS


def _begun(current: Sequence[Step], filed: Step | None) -> Step | None:
    """Return the step that started the clocks of this round (`None`: they don't run)."""
    if filed is None:
        return None
    starts = (step for step in current if step.status in (FILING, REOPENING))
    return next((step for step in starts if step.at.at >= filed.at.at), None)


def _clocks(
    meta: Aspirasi, begun: Step | None, current: Sequence[Step], days_off: Container[dt.date]
) -> tuple[Clock | None, Clock | None]:
    """Start the clock of the first answer, and that of the request."""
    if begun is None:
        return None, None
    later = _after(current, begun)
    return (
        _clock(FIRST_ANSWER, begun, _first(later, ANSWERS), days_off),
        _clock(limit(meta), begun, _first(later, _ends(meta)), days_off),
    )


def _clock(days: int, begun: Step, met: Step | None, days_off: Container[dt.date]) -> Clock:
    due = working_days.nth_after(begun.at.day, days, days_off)
    return Clock(days, begun.at.day, due, met.at.day if met else None)


def _last_round(steps: Sequence[Step]) -> Sequence[Step]:
    """Return the steps since the report was last reopened, or passed on after it had ended."""
    start, is_closed = 0, False
    for number, step in enumerate(steps):
        if step.status == REOPENING or (step.status == FILING and is_closed):
            start, is_closed = number, False
        elif step.status in CLOSINGS:
            is_closed = True
    return steps[start:]


def _first(steps: Sequence[Step], statuses: Container[str]) -> Step | None:
    return next((step for step in steps if step.status in statuses), None)


def _last(steps: Sequence[Step], statuses: Container[str]) -> Step | None:
    return _first(steps[::-1], statuses)


def _after(steps: Sequence[Step], begun: Step | None) -> Sequence[Step]:
    """Return the steps that follow one of them."""
    return steps[steps.index(begun) + 1 :] if begun in steps else []
