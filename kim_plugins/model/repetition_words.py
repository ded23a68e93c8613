"""Rules of repetition in Indonesian words: text in, a `Repetition` out, or nothing."""

from __future__ import annotations

import functools
import re

from kim_plugins.base.locale_id import month_name, weekday_name
from kim_plugins.model.repetition import IN_EVERY_MONTH, LAST, ORDINALS, UNITS, Repetition, Unit

FORMS = (
    "tiap Rabu",
    "tiap Sabtu pertama",
    "tiap tanggal 10",
    "tiap 2 minggu",
    "tiap bulan",
    "tiap akhir bulan",
    "tiap tahun",
)
"""An example of each way to write one."""
_WEEKDAYS = {weekday_name(number).lower(): number for number in range(6)}
_WEEKDAYS |= {"ahad": 6, "senen": 0, "rebo": 2, "saptu": 5}
"""A plain `minggu` is a week; where Sunday is meant it has been told as `ahad`."""
_MONTHS = {month_name(number).lower(): number for number in range(1, 13)}
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(), start=1
    )
}
_ORDINALS = {word: number for number, word in ORDINALS.items()} | {"kesatu": 1}
_UNITS: dict[str, Unit] = {word: unit for unit, word in UNITS.items()}
_MOST: dict[Unit, int] = {"DAILY": 31, "WEEKLY": 26, "MONTHLY": 6, "YEARLY": 2}
"""The longest steps that still fit before the latest end."""
_NAMES = "|".join(_WEEKDAYS)
_AND = r"(?:\s*[,/&]\s*(?:dan\s+)?|\s+(?:dan|serta)\s+)"
_EACH = r"tiap (?:(?P<every>\d{1,2}) )?(?P<unit>hari|minggu|bulan|tahun)"
_DAYS = rf"(?P<weekdays>(?:{_NAMES})(?:{_AND}(?:{_NAMES}))*)"
_RANGE = rf"(?P<first>{_NAMES})(?: ?- ?| sampai (?:dengan )?| hingga | s/d )(?P<last>{_NAMES})"
_NTH = r"pertama|kesatu|kedua|ketiga|keempat|terakhir"
_WEEKS = rf"(?P<weeks>(?:{_NTH})(?:{_AND}(?:{_NTH}))*)"
_MONTH_DAYS = rf"(?P<days>\d{{1,2}}(?:{_AND}(?:tanggal )?\d{{1,2}})*)"
_YEAR_DAY = rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)})"
_END = r"(?P<end>(?:akhir|(?:hari|tanggal) terakhir)(?: bulan)?)"
_WHEN = (
    _DAYS,
    _RANGE,
    rf"{_DAYS} {_WEEKS}",
    rf"tanggal {_MONTH_DAYS}",
    rf"(?:tanggal )?{_YEAR_DAY}",
    _END,
)
"""What days are meant; beside it may stand each how many weeks, months or years."""
_COUNTS = re.compile(rf"\b({'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_SUNDAY = re.compile(
    r"(?<!\d )\b(?:Minggu|MINGGU)\b(?! (?i:sekali))"
    r"|(?i:(?<=hari )minggu\b|(?:(?<=dan )|(?<=, )|(?<=& ))minggu\b(?! sekali))"
)
"""Of `Minggu`, a Sunday, and `minggu`, a week, only the capital or what stands beside it tells."""
_PERIOD = r"(?:\d{1,2} )?(?:hari|minggu|bulan|tahun)"
_SAME: tuple[tuple[str, str], ...] = (
    (r"\bjum[\u2019'`]at\b", "jumat"),
    (r"\b(?:se)?tiap(?:-(?:se)?tiap)?\b", "tiap"),
    (r"\bpekan", "minggu"),
    (r"\btgl\b\.?", "tanggal"),
    (r"\b(hari|minggu|bulan|tahun)(?:nya|an)\b", r"\1"),
    (r"\bse(?=(?:hari|minggu|bulan|tahun)\b)", ""),
    (r"\b(?:pada|dalam|di)\b", " "),
    (rf"\bhari (?={_NAMES})", ""),
    (r"\s+", " "),
    (rf"^sekali (?={_PERIOD})", "tiap "),
    (rf"^(?:tiap )?({_PERIOD})(?: sekali)?(?=$|[, ])", r"tiap \1"),
    (rf"(?<!tiap) ({_PERIOD}) sekali$", r" tiap \1"),
    (r"\btiap 1 ", "tiap "),
)
"""Other ways to say a thing, and the one by which it is looked for, in the order of their use."""
_NTH_IN_FIGURES = re.compile(r"\bke-? ?([1-4])\b")
_TAIL = re.compile(r"[\s,]+(?:pukul|pkl\.?|jam|mulai|sampai|hingga|s\.?/?d\.?)\s.*$", re.IGNORECASE)
"""The hour and the end, which have keys of their own."""
LONGEST = 80


def repetition(text: str) -> Repetition | None:
    """Return the rule that a text names, if it can mean only one."""
    if len(text) > LONGEST:
        return None
    plain = _COUNTS.sub(lambda found: _NUMBERS[found[1].lower()], " ".join(text.split()))
    plain = _SUNDAY.sub("ahad", plain).lower().strip(" .")
    plain = _NTH_IN_FIGURES.sub(lambda found: ORDINALS[int(found[1])], plain)
    for other, same in _SAME:
        plain = re.sub(other, same, plain)
    for pattern in _patterns():
        if found := pattern.fullmatch(plain.strip()):
            return _rule(found.groupdict())
    return None


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return all ways to say a rule; few builds ask, and compiling them takes a while."""
    each = (f"(?:tiap )?{when},? {_EACH}" for when in _WHEN)
    after = (rf"{_EACH},? {when}" for when in _WHEN)
    found = (_EACH, *(f"(?:tiap )?{when}" for when in _WHEN), *each, *after)
    return tuple(map(re.compile, found))


def guess(text: str) -> str:
    """Return what was meant by a text that can't be read ("" where nobody can tell)."""
    shorter = _TAIL.sub("", text.strip())
    if shorter != text.strip() and repetition(shorter):
        return shorter
    is_end = re.fullmatch(
        r"(?:(?:se)?tiap\s+)?(?:tanggal|tgl\.?)\s+31", text.strip(), re.IGNORECASE
    )
    return "tiap akhir bulan" if is_end else ""


def _rule(said: dict[str, str | None]) -> Repetition | None:
    """Make the rule of a match, unless its parts don't go together."""
    weekdays, weeks = _weekdays(said), _numbers(said.get("weeks"), _ORDINALS)
    days = (LAST,) if said.get("end") else _numbers(said.get("days") or said.get("day"))
    month = _MONTHS.get(said.get("month") or "", 0)
    implied: Unit = "YEARLY" if month else "MONTHLY" if weeks or days else "WEEKLY"
    unit = _UNITS.get(said.get("unit") or "", implied)
    every = int(said.get("every") or 1)
    is_open = not (weekdays or days)
    if (unit != implied and not is_open) or not 1 <= every <= _MOST[unit]:
        return None
    is_day = all(day == LAST or 1 <= day <= IN_EVERY_MONTH for day in days)
    if not is_day and not (month and 1 <= days[0] <= 31):
        return None
    return Repetition(unit, every, weekdays, weeks, days, month)


def _weekdays(said: dict[str, str | None]) -> tuple[int, ...]:
    if said.get("first") and said.get("last"):
        first, last = (_WEEKDAYS[said[name] or ""] for name in ("first", "last"))
        return tuple(sorted({(first + n) % 7 for n in range((last - first) % 7 + 1)}))
    return _numbers(said.get("weekdays"), _WEEKDAYS)


def _numbers(text: str | None, names: dict[str, int] | None = None) -> tuple[int, ...]:
    """Return the numbers that a list of words or figures names, in order, `LAST` at the end."""
    words = re.findall(r"[a-z]+|\d+", text or "")
    known = names or {word: int(word) for word in words if word.isdigit()}
    found = {known[word] for word in words if word in known}
    return tuple(sorted(found, key=lambda number: (number < 0, number)))
