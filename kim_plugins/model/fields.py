"""The kinds of value that registry and front matter are made of.

Every value arrives as text (see `content/front_matter/yamltext.py`); the types here turn it
into what it means, and report what does not fit as a coded fault.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from kim_plugins.base import home
from kim_plugins.base.slug import is_slug, slugify
from kim_plugins.model import channels, contributions, schema_parts, telephones
from kim_plugins.model.repetition import Repetition
from kim_plugins.model.repetition_words import repetition

_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:(?<=:\d\d:\d\d)[.,]\d{1,9})?"
    r" ?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)
"""ISO 8601 and RFC 3339 as people, editors and scripts write them; no page tells the fractions
of a second, which are dropped."""
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})", re.ASCII)
_SPELT = re.compile(
    r"(?:(\d{1,2}) *jam)? *(?:(\d{1,3}) *men(?:it|t|\.)?)? *(?:(\d{1,3}) *(?:detik|dtk\.?|dt\.?))?",
    re.ASCII | re.IGNORECASE,
)
_CODE = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?", re.ASCII)
INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff]"
)
"""Controls (the line feed apart), marks that turn the reading order around, surrogates and
characters without a meaning of their own."""
_OLD_ADDRESS = re.compile(
    r"/(?:[A-Za-z0-9_~-]+/)*(?:[A-Za-z0-9_~-]+|[A-Za-z0-9_~-][A-Za-z0-9_.~-]*\.html?)?", re.ASCII
)
"""No query, since a static host can't look at it; dots only in the name of a page, so that no
folder of ours bears the name of a file."""
_NOT_IN_URL = re.compile(r"[\s\x00-\x1f\x7f<>\"\\]")
_MARKS = re.compile(r"[\s+().\u2010-\u2013-]")
"""What stands between the figures of a telephone number."""
_WHATSAPP = re.compile(r"(?:620?|0|(?=8))([1-9]\d{7,12})", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")
PLACE_CODE = "{code}"
"""What stands for a place's Kemendagri code in an address that goes by it."""
YES = {"true": True, "ya": True, "yes": True, "false": False, "tidak": False, "no": False}


class Record(BaseModel):
    """A frozen mapping that refuses unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


def fault(code: str, **args: str) -> PydanticCustomError:
    """Make the error that carries a diagnostic's code and arguments through pydantic."""
    return PydanticCustomError(code, code, args)


@dataclasses.dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as the author gave it: with a time of day, or as a bare date."""

    at: dt.datetime
    """In the site's zone; 00:00 for a bare date."""
    has_time: bool

    @property
    def day(self) -> dt.date:
        """Return the date there."""
        return self.at.date()

    @property
    def end(self) -> dt.datetime:
        """Return the last instant meant: a bare date lasts to 23:59:59."""
        return self.at if self.has_time else self.at + dt.timedelta(days=1, seconds=-1)


def _moment(value: Any) -> Moment:
    if isinstance(value, Moment):
        return value
    found = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise fault("KIM016", value=str(value))
    day, time, zone = found.groups()
    try:
        at = dt.datetime.fromisoformat(day + (f"T{time}{(zone or '').upper()}" if time else ""))
        at = (at if at.tzinfo else at.replace(tzinfo=home.tz())).astimezone(home.tz())
    except (ValueError, OverflowError):
        raise fault("KIM016", value=value) from None
    if not 1945 <= at.year <= 2999:
        raise fault("KIM016", value=value)
    return Moment(at, has_time=time is not None)


def _day(value: Any) -> dt.date:
    return _moment(value).day


def _repeats(value: Any) -> Repetition:
    if isinstance(value, Repetition):
        return value
    found = repetition(value) if isinstance(value, str) else None
    if found is None:
        raise fault("KIM170", value=str(value))
    return found


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    answer = YES.get(value.strip().lower()) if isinstance(value, str) else None
    if answer is None:
        raise fault("KIM012", value=str(value), choices="true, false")
    return answer


def one_line(value: str) -> str:
    """Refuse line breaks and control characters in a text."""
    if "\n" in value:
        raise fault("KIM013", expected="teks satu baris")
    return without_controls(value)


def without_controls(value: str) -> str:
    """Refuse characters that can't be seen but steer what is (Unicode TR36, 3.8)."""
    if INVISIBLE.search(value):
        raise fault("KIM060")
    return value


def distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    """Drop repetitions, keeping the order."""
    return tuple(dict.fromkeys(values))


def _slug(value: str) -> str:
    if not is_slug(value):
        raise fault("KIM103", value=value, example=slugify(value) or "contoh-nama")
    return value


def _code(value: str) -> str:
    if not _CODE.fullmatch(value):
        raise fault("KIM034", value=value)
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or _NOT_IN_URL.search(value):
        raise fault("KIM029", value=value)
    return value


def _place_url(value: str) -> str:
    """Take an address in which only the code of a place may be left open."""
    if "{" in (rest := value.replace(PLACE_CODE, "0")) or "}" in rest:
        raise fault("KIM188", value=value, place=PLACE_CODE)
    return _url(value)


def is_old_address(value: str) -> bool:
    """Tell whether a text is an address of this site at which a page can stand."""
    return _OLD_ADDRESS.fullmatch(value) is not None and len(value) <= 300


def _old_address(value: str) -> str:
    """Take an address at which a page can stand."""
    if not is_old_address(value):
        raise fault("KIM130", value=value)
    return with_slash(value)


def with_slash(address: str) -> str:
    """Write a folder's address with a slash at its end, as a static host serves it."""
    return address if address.endswith(("/", ".html", ".htm")) else address + "/"


def _secure_url(value: str) -> str:
    """Take an address that nobody on the way can read or change."""
    if not _url(value).startswith("https://"):
        raise fault("KIM013", expected="alamat yang diawali https://")
    return value


def _duration(value: Any) -> int:
    """Read how long something lasts: `4:10`, `1:02:30`, `4 menit 10 detik`."""
    text = value.strip() if isinstance(value, str) else ""
    found = _CLOCK.fullmatch(text) or _SPELT.fullmatch(text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    whole = hours * 3600 + minutes * 60 + seconds
    if whole == 0 or seconds > 59 or (hours and minutes > 59):
        raise fault("KIM013", expected="lama video, misalnya 4:10 (menit:detik) atau 1:02:30")
    return whole


def _whatsapp(value: str) -> str:
    found = _WHATSAPP.fullmatch(_MARKS.sub("", value))
    if not found:
        expected = "nomor WhatsApp kantor atau usaha, misalnya 08… atau 62541…"
        raise fault("KIM013", expected=expected)
    return f"62{found[1]}"


def _phone(value: str) -> str:
    found = telephones.read(value)
    if not found:
        raise fault("KIM186", value=value)
    return found


def _whatsapp_channel(value: str) -> str:
    found = channels.whatsapp_channel(value)
    if not found:
        raise fault("KIM184", value=value, found=channels.meant_on_whatsapp(value))
    return found


def _telegram(value: str) -> str:
    found = channels.telegram(value)
    if not found:
        raise fault("KIM185", value=value, found=channels.meant_on_telegram(value))
    return found


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise fault("KIM013", expected="alamat surel")
    return value


def _contribution(value: str) -> str:
    if not contributions.is_number(value):
        raise fault("KIM178", value=value)
    return value


def _decimal(value: Any) -> float:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,3}(?:\.\d{1,8})?", value, re.ASCII):
        return float(value)
    raise fault("KIM013", expected="angka desimal dengan titik, misalnya -0.5023")


def _count(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"\d{1,12}", value, re.ASCII):
        return int(value)
    raise fault("KIM013", expected="bilangan bulat tanpa titik pemisah")


Line = AfterValidator(one_line), Field(json_schema_extra=schema_parts.ONE_LINE)
"""What makes a text one line."""
PlainText = Annotated[str, Field(min_length=1, max_length=500), *Line]
"""One line of plain text."""
Name = Annotated[str, Field(min_length=1, max_length=120), *Line]
Note = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(without_controls)]
"""Plain text that may run over lines."""
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema(schema_parts.SLUG)]
Topic = Annotated[Name, WithJsonSchema(schema_parts.SLUG)]
"""A topic's id; which there are, and so what was meant by another word, groups.yaml says."""
RegionCode = Annotated[str, AfterValidator(_code), WithJsonSchema(schema_parts.REGION_CODE)]
"""A Kemendagri code by its shape; whether it exists is asked of the region table."""
Url = Annotated[str, AfterValidator(_url), WithJsonSchema(schema_parts.URL)]
"""An absolute http(s) URL."""
PlaceUrl = Annotated[str, AfterValidator(_place_url), WithJsonSchema(schema_parts.PLACE_URL)]
"""The same, with `{code}` where a place's code belongs."""
SecureUrl = Annotated[str, AfterValidator(_secure_url), WithJsonSchema(schema_parts.SECURE_URL)]
"""An absolute https URL."""
Duration = Annotated[int, BeforeValidator(_duration), WithJsonSchema(schema_parts.DURATION)]
"""A length of time, in seconds."""
OldAddress = Annotated[str, AfterValidator(_old_address), WithJsonSchema(schema_parts.OLD_ADDRESS)]
"""A former address on this site: root-relative, without the site's own path."""
Contribution = Annotated[
    str, AfterValidator(_contribution), WithJsonSchema(schema_parts.CONTRIBUTION)
]
"""The number under which an office received a post (`model/contributions.py`)."""
WhatsApp = Annotated[str, AfterValidator(_whatsapp), WithJsonSchema(schema_parts.WHATSAPP)]
"""A business or office number, kept as digits with its country code: `0811…` is `62811…`."""
Phone = Annotated[str, AfterValidator(_phone), WithJsonSchema(schema_parts.PHONE)]
"""An office's number (`model/telephones.py`)."""
WhatsAppChannel = Annotated[
    str, AfterValidator(_whatsapp_channel), WithJsonSchema(schema_parts.WHATSAPP_CHANNEL)
]
"""The address of a public channel."""
Telegram = Annotated[str, AfterValidator(_telegram), WithJsonSchema(schema_parts.TELEGRAM)]
"""The address of a public name on Telegram."""
Email = Annotated[str, AfterValidator(_email), WithJsonSchema(schema_parts.EMAIL)]
When = Annotated[Moment, BeforeValidator(_moment), WithJsonSchema(schema_parts.MOMENT)]
Day = Annotated[dt.date, BeforeValidator(_day), WithJsonSchema(schema_parts.MOMENT)]
Repeats = Annotated[Repetition, BeforeValidator(_repeats), WithJsonSchema(schema_parts.REPEATS)]
"""A rule of repetition in words, such as `tiap Sabtu pertama`."""
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema(schema_parts.YES_NO)]
Decimal = Annotated[float, BeforeValidator(_decimal), WithJsonSchema(schema_parts.DECIMAL)]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema(schema_parts.COUNT)]


class Source(Record):
    """Where a statement comes from: a title, and an address where it has one."""

    title: PlainText
    url: Url | None = None
