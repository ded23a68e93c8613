"""A weekday named beside a date is that date's weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.locale_id import month_name, short_date, weekday_name
from kim_plugins.content.draft import Draft

_DAYS = {weekday_name(n).lower(): n for n in range(7)}
_DAYS |= {"jum'at": 4, "jum\u2019at": 4, "jum`at": 4, "ahad": 6, "senen": 0, "rebo": 2}
_MONTHS = {month_name(n).lower(): n for n in range(1, 13)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()}
_MONTHS |= {"pebruari": 2, "sept": 9, "nopember": 11, "agt": 8, "agst": 8}
_PATTERN = re.compile(
    rf"(?<![\w\"'\u201c\u2018])(?P<weekday>{'|'.join(_DAYS)})[*_]*(?:,\s*|\s+)"
    r"(?:tanggal\s+|tgl\.?\s+)?\(?[*_]*(?P<day>\d{1,2})"
    rf"(?:\s+(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?\s+"
    r"|(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep))"
    r"(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
"""`Senin, 8 Mei 2022`, `Senin (8/5/2022)`; one that opens a quotation is another's words."""


def check(draft: Draft) -> list[Diagnostic]:
    """Look through title, summary and text."""
    problems = []
    for key in ("title", "summary"):
        span = draft.at(key)
        problems += [
            Diagnostic("KIM014", span, args) for _, args in wrong_weekdays(getattr(draft.meta, key))
        ]
    for found, args in wrong_weekdays(draft.text):
        line = draft.text_line + draft.text.count("\n", 0, found.start())
        column = found.start() - draft.text.rfind("\n", 0, found.start())
        span = Span(draft.path, line, column, len(found[0]))
        problems.append(Diagnostic("KIM014", span, args))
    return problems


def wrong_weekdays(text: str | None) -> Iterator[tuple[re.Match[str], dict[str, str]]]:
    """Yield each weekday that does not fit its date, with the message's arguments."""
    for found in _PATTERN.finditer(text or ""):
        month = int(found["month"]) if found["month"] else _MONTHS[found["name"].lower()]
        try:
            date = dt.date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            continue
        if date.weekday() != _DAYS[found["weekday"].lower()]:
            actual = weekday_name(date.weekday())
            yield found, {"said": found["weekday"], "date": short_date(date), "actual": actual}
