"""Private numbers and addresses in a text: found, and masked wherever the text is shown.

UU 27/2022 on personal data protects them; once published they can't be called back.
The short numbers of public services (110, 112, 1708, 1500-xxx) are none of these; an
NPWP in its old form names a taxpayer that is mostly a firm or an office, and in its new
form it is a NIK.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from kim_plugins.content.privacy import cut_numbers, spellings
from kim_plugins.content.privacy.cut_numbers import Shown
from kim_plugins.content.privacy.identity import identities, is_named
from kim_plugins.content.privacy.numbers import is_account, is_amount, is_card, is_row
from kim_plugins.content.text.prose import lowered

_GAP = "[ ._\u00a0\u2010-\u2013-]?"
_WIDE = "[ .()_*\u00a0\u2010-\u2013-]{0,3}"
_PHONE = re.compile(
    rf"(?<![A-Z\d])(?<!\d[.,])(?<![A-Za-z]/)"
    rf"(?:\(?(?:\+|00)?62\)?{_WIDE}|\(?0)8[1-9](?:{_WIDE}\d){{7,10}}(?!\d)"
)
"""Mobile numbers, which begin with 08 or +62 8; landlines are mostly offices'."""
_GOES_ON = re.compile("[.,]\\d|(?:[ \u00a0]?[-\u2010-\u2015][ \u00a0]?|[ \u00a0])[1-9]")
"""What stands behind a group of digits where a row of counts or amounts goes on."""
_CHAT = re.compile(r"(?i)(?:\bwa\.me/|\bphone=)(?:\+|%2b)?((?:62|0)\d{8,13})(?!\d)")
_LONG = re.compile("\\d(?:[ ./()_*\u00a0\u2010-\u2013-]{0,3}\\d){8}")
"""Most texts have no number this long, and need no further search."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])")
_HIDDEN_EMAIL = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]{2,64}\s?[\[(](?:at|et)[\])]\s?[\w-]{1,63}"
    r"(?:(?:\.|\s?[\[(](?:dot|titik)[\])]\s?)[\w-]{1,63}){1,5}"
)
_SIGN_OF_MAIL = re.compile(r"(?i)\s*(?:@|[\[(](?:at|et|a|@)[\])]|\s(?:at|et)\s)")
AT_SIGNS = ("(at)", "[at]", "(et)", "[et]")
_BANK = (
    r"bri|bni|bca|btn|bsi|mandiri"
    r"|bank(?:[a-z]+|(?!\s(?:sampah|darah|data|soal|benih|pohon|makanan)\b))"
)
_ACCOUNT = re.compile(
    rf"(?i)\b(?P<word>(?<!kode )(?:no(?:mor)?\.?\s*)?(?:rekening|norek|rek\b\.?)|{_BANK})\b"
    rf"(?P<between>[^\d\n]{{0,40}})(?<!\d)(?P<number>(?:\d{_GAP}){{9,17}}\d)(?!\d)"
)
_ACCOUNT_BEFORE = re.compile(
    rf"(?i)(?<![\d.,/])(?P<number>(?:\d{_GAP}){{9,15}}\d)(?!\d)\s{{0,3}}\(?"
    rf"(?:(?:{_BANK})\b|a\.\s?n\.|an\.|atas nama\b)"
)
_INSURANCE = r"bpjs|jkn|kis|kartu indonesia sehat"
_THIRTEEN = rf"(?P<number>(?!\+?(?:62|0)8[1-9])(?:\d{_GAP}){{12}}\d)(?!\d)"
_CARD = re.compile(
    rf"(?i)\b(?:{_INSURANCE})\b(?P<between>[^\d\n]{{0,40}})(?<!\d)(?<!\d[.,]){_THIRTEEN}"
)
_CARD_BEFORE = re.compile(
    rf"(?i)(?<![\d.,/]){_THIRTEEN}(?P<between>\s{{0,3}}\(?(?:kartu |peserta )?)(?:{_INSURANCE})\b"
)
"""A card's number has thirteen digits, mostly `0001234567890` (BPJS Kesehatan)."""
PUBLIC_DOMAINS = (".go.id", ".desa.id", ".example.org", ".example.com", ".test")
"""Addresses of public offices; and those that belong to nobody."""
CODES = ("KIM066", "KIM067", "KIM068", "KIM069", "KIM127")
"""What is told of private finds."""
NEVER_PUBLIC = frozenset({"KIM066", "KIM127"})
"""No office has a NIK or an insurance card: it can't be allowed as a public number."""
MASK = "•"
_COVERED = re.compile(r"[^\n]")
_SLASHED = re.compile(
    r"(?<![\w/.,-])(?:\+?62[ /]?|0)8[1-9]\d{1,2}/"
    r"(?:\d{3,8}|\d{3,5}/(?!(?:19|20)\d\d\b)\d{3,5})(?![\w/])"
)
"""A number with slashes; one that ends with a year is rather a letter's."""
_BEYOND = re.compile(r"\w|[.,:/]\d")
"""What stands behind a number that has not ended yet."""
_THREE = re.compile(r"\d{3}")
_PARTED = re.compile("[ \u00a0][\u2010-\u2013-][ \u00a0]")
_PARTS = re.compile("[ \u00a0/\u2010-\u2013-]")
_AFTER_NUMBER = re.compile("\\d[ \u00a0/\u2010-\u2013-]$")
_LETTER = re.compile(r"(?i)\b(?:no|nomor|nomer|surat|sk|kode|perda|register|reg)\b[.: ]*$")
SHORTEST, LONGEST = 10, 13
"""Digits of a mobile number with its zero."""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """Something private: which diagnostic tells of it, and where it stands in the text."""

    code: str
    start: int
    end: int


def find(text: str, allowed: Iterable[str] = ()) -> list[Found]:
    """Return what is private in a text, in order; `allowed` are public numbers and addresses."""
    public = {_bare(value) for value in allowed}
    found: list[Found] = []
    taken: set[int] = set()
    for item in sorted(_all(spellings.plain(text)), key=lambda f: (f.start, -f.end)):
        span = range(item.start, item.end)
        if taken & {span[0], span[-1]}:
            continue
        taken |= set(span)
        is_public = _bare(text[item.start : item.end]) in public
        if item.code in NEVER_PUBLIC or not is_public:
            found.append(item)
    return found


def masked(text: str) -> str:
    """Return the text with everything private covered, of the same length."""
    parts, position = [], 0
    for item in find(text):
        start = max(item.start, position)
        parts += [text[position:start], _COVERED.sub(MASK, text[start : item.end])]
        position = max(position, item.end)
    return "".join([*parts, text[position:]])


def clue(found: Found, text: str) -> str:
    """Return so much of a number or address that its author knows which one is meant.

    Of a number its first and last digits, of an address its first letter and its host.
    """
    value = text[found.start : found.end].strip()
    if found.code == "KIM068":
        sign = _SIGN_OF_MAIL.search(value)
        return f"{value[0]}…{value[sign.start() if sign else len(value) :].strip()}"
    value = spellings.plain(value)
    places = [place for place, char in enumerate(value) if char.isdigit()]
    shown = (
        3 if found.code in ("KIM069", "KIM127") else 4 + re.sub(r"\D", "", value).startswith("62")
    )
    last = "".join(value[place] for place in places[-2:])
    return f"{value[: places[shown - 1] + 1]}…{last}"


def _all(text: str) -> Iterator[Found]:
    """Yield what looks private in a text as it is shown, at its places in the text as written."""
    yield from _candidates(text)
    shown = cut_numbers.without_escapes(text)
    for item in _candidates(shown.text) if shown else ():
        yield Found(item.code, *shown.place(item.start, item.end))  # type: ignore[union-attr]
    for line in cut_numbers.around_line_ends(text):
        for item in _candidates(line.text):
            if item.start < line.cut and item.end > line.cut + 1 and _is_cut(item, line):
                yield Found(item.code, *line.place(item.start, item.end))


def _is_cut(item: Found, line: Shown) -> bool:
    """Tell whether a number that goes over a line's end is one, and not two that are whole.

    A mobile number isn't whole before it; of others a word must say what they are.
    """
    if item.code == "KIM067":
        begun, whole = (_bare(line.text[item.start : end]) for end in (line.cut, item.end))
        goes_on = _BEYOND.match(line.text, item.end)
        return len(begun) < SHORTEST <= len(whole) <= LONGEST and not goes_on
    return item.code != "KIM066" or is_named(line.text[: item.start])


def _candidates(text: str) -> Iterator[Found]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if not f".{match[0].rpartition('@')[2].lower()}".endswith(PUBLIC_DOMAINS):
                yield Found("KIM068", match.start(), match.end())
    for start, end in spellings.mailboxes(text):
        yield Found("KIM068", start, end)
    has_bracket = "(" in text or "[" in text
    if has_bracket and any(sign in lowered(text) for sign in AT_SIGNS):
        for match in _HIDDEN_EMAIL.finditer(text):
            yield Found("KIM068", match.start(), match.end())
    if _LONG.search(text):
        yield from _numbers(text)
        yield from _accounts(text)
        yield from _cards(text)


def _numbers(text: str) -> Iterator[Found]:
    """Yield what looks like a person's number by itself or by the word before it."""
    for start, end in identities(text):
        yield Found("KIM066", start, end)
    for match in _PHONE.finditer(text):
        if not is_amount(match[0]) and not _is_in_row(match, text):
            yield Found("KIM067", match.start(), match.end())
    for match in _SLASHED.finditer(text) if "/" in text else ():
        if not _LETTER.search(text[max(0, match.start() - 16) : match.start()]):
            yield Found("KIM067", match.start(), match.end())
    for match in _CHAT.finditer(text):
        yield Found("KIM067", match.start(1), match.end(1))
    for start, end in spellings.phones(text):
        if not is_amount(text[start:end]) and not _is_of_row(start, end, text):
            yield Found("KIM067", start, end)


def _is_of_row(start: int, end: int, text: str) -> bool:
    """Tell the beginning of a row of counts or amounts from a number without its zero."""
    goes_on = _GOES_ON.match(text, end)
    is_short = not _THREE.search(text[start:end])
    return text[start] == "8" and goes_on is not None and (is_short or goes_on[0][0] in ".,")


def _is_in_row(match: re.Match[str], text: str) -> bool:
    """Tell a row of counts that holds `62 81 …` from a number with its country code."""
    if not match[0].startswith("62"):
        return False
    is_after_number = _AFTER_NUMBER.search(text[max(0, match.start() - 2) : match.start()])
    has_long_part = _THREE.search(match[0])
    return (
        is_row(match[0])
        or not has_long_part
        or len(_PARTED.findall(match[0])) > 2
        or bool(is_after_number and _PARTS.search(match[0]))
    )


def _cards(text: str) -> Iterator[Found]:
    """Yield the numbers of health insurance cards, known by the name beside them."""
    for match in (*_CARD.finditer(text), *_CARD_BEFORE.finditer(text)):
        if is_card(match["number"], match["between"]):
            yield Found("KIM127", match.start("number"), match.end("number"))


def _accounts(text: str) -> Iterator[Found]:
    """Yield numbers that stand behind or before a bank's name or its like."""
    for match in _ACCOUNT.finditer(text):
        is_begun_row = is_row(match["number"]) and _GOES_ON.match(text, match.end())
        if is_account(match["number"], match["word"], match["between"]) and not is_begun_row:
            yield Found("KIM069", match.start("number"), match.end("number"))
    for match in _ACCOUNT_BEFORE.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if is_account(match["number"], "", before):
            yield Found("KIM069", match.start("number"), match.end("number"))


def _bare(value: str) -> str:
    """Reduce a number to its digits, with Indonesia's prefix as 0; an address to lower case."""
    if "@" in value:
        return value.strip().lower()
    digits = re.sub(r"\D", "", value)
    return "0" + digits[2:] if digits.startswith("62") else digits
