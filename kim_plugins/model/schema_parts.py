"""How each kind of value looks to other programs: the parts that JSON Schemas are made of.

Our reader sees text only, but an editor's YAML parser has already turned `2026` into a
number and `true` into a boolean; the shapes take both. Patterns are ECMA-262 regular
expressions (JSON Schema 2020-12, 6.4), never stricter than the reader.
"""

from __future__ import annotations

import re
from typing import Any

from kim_plugins.model import contributions, repetition_words

Shape = dict[str, Any]


def _any_case(*words: str) -> str:
    """Return a pattern for words in any mixture of cases."""
    letters = ("".join(f"[{c.upper()}{c}]" for c in word) for word in words)
    return rf"^\s*({'|'.join(letters)})\s*$"


ONE_LINE: Shape = {"pattern": r"^[^\n]*\n?$"}
MOMENT: Shape = {
    # What holds a year or an hour may be a date in words (content/front_matter/given_dates.py).
    "type": ["string", "number"],
    "pattern": r"\d{4}|\d{1,2}[.:]\d{2}",
    "examples": ["2026-12-05", "2026-12-05T08:00"],
}
YEAR: Shape = {"type": ["string", "integer"], "pattern": r"^\s*(19|20)\d{2}\s*$"}
REPEATS: Shape = {
    "type": "string",
    "examples": list(repetition_words.FORMS),
}
YES_NO: Shape = {
    "anyOf": [
        {"type": "boolean"},
        {"type": "string", "pattern": _any_case("true", "false", "ya", "tidak", "yes", "no")},
    ]
}
SLUG: Shape = {"type": ["string", "number"], "pattern": r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$"}
CONTRIBUTION: Shape = {
    "type": "string",
    "pattern": rf"^\s*{contributions.PATTERN}\s*$",
    "examples": ["k7m2q9xd"],
}
REGION_CODE: Shape = {
    "type": ["string", "number"],
    "pattern": r"^\s*\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?\s*$",
    "examples": ["64", "64.08", "64.08.12.2004"],
}
URL: Shape = {
    "type": "string",
    "pattern": r'^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"\\]+\s*$',
    "examples": ["https://example.org/"],
}
PLACE_URL: Shape = {**URL, "examples": ["https://example.org/cuaca/{code}"]}
SECURE_URL: Shape = {
    "type": "string",
    "pattern": r'^\s*https://[^\s<>"\\]+\s*$',
    "examples": ["https://example.org/"],
}
DURATION: Shape = {
    # YAML 1.1 reads 4:10 as a number in base sixty.
    "type": ["string", "integer"],
    "pattern": r"^\s*((\d{1,2}:)?\d{1,3}:\d{2}|\d.*\S)\s*$",
    "examples": ["4:10", "1:02:30"],
}
OLD_ADDRESS: Shape = {
    "type": "string",
    "pattern": r"^\s*/([A-Za-z0-9_~-]+/)*"
    r"([A-Za-z0-9_~-]+|[A-Za-z0-9_~-][A-Za-z0-9_.~-]*\.html?)?\s*$",
    "examples": ["/kabupaten-contoh/kim-contoh/2026/judul-lama/"],
}
_MARKS = r"[\s+().\u2010-\u2013-]*"
WHATSAPP: Shape = {
    "type": ["string", "integer"],
    "pattern": rf"^{_MARKS}(6{_MARKS}2{_MARKS}0?|0|(?=8)){_MARKS}"
    rf"[1-9]({_MARKS}\d){{7,12}}{_MARKS}$",
    "examples": ["0811-0000-000"],
}
PHONE: Shape = {
    "type": ["string", "integer"],
    "pattern": rf"^{_MARKS}(1({_MARKS}\d){{2,6}}|(6{_MARKS}2{_MARKS}0?|0|(?=8)){_MARKS}"
    rf"[2-9]({_MARKS}\d){{6,11}}){_MARKS}$",
    "examples": ["0541-000000", "112"],
}
WHATSAPP_CHANNEL: Shape = {
    "type": "string",
    "pattern": r"[Ww][Hh][Aa][Tt][Ss][Aa][Pp][Pp]\.[Cc][Oo][Mm]/channel/[0-9A-Za-z]{10,40}",
    "examples": ["https://whatsapp.com/channel/0029VaContohContohContoh0"],
}
TELEGRAM: Shape = {
    "type": "string",
    "pattern": r"^\s*(@|.*[Mm][Ee]/)?[A-Za-z]\S{3,}\s*$",
    "examples": ["https://t.me/kimcontoh", "@kimcontoh"],
}
EMAIL: Shape = {
    "type": "string",
    "pattern": r"^\s*[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}\s*$",
}
_LOGIN = r"[A-Za-z0-9][A-Za-z0-9._-]*"
ACCOUNT: Shape = {
    "type": ["string", "integer"],
    "pattern": rf"^\s*([a-z]+:{_LOGIN}(:\d{{1,20}})?|{_LOGIN})\s*$",
    "examples": ["github:rina-contoh:12345"],
}
DECIMAL: Shape = {"type": ["number", "string"], "pattern": r"^-?\d{1,3}(\.\d{1,8})?$"}
COUNT: Shape = {"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,12}$"}


def is_plain_text(shape: Shape) -> bool:
    """Tell whether a shape takes any text, so that numbers and booleans are text as well."""
    return (
        shape.get("type") == "string"
        and not {"enum", "const"} & shape.keys()
        and shape.get("pattern", ONE_LINE["pattern"]) == ONE_LINE["pattern"]
        and shape.get("minLength", 0) <= 1
    )


def looks_like_a_number(text: str) -> bool:
    """Tell whether a YAML parser would make a number of a choice that is meant as text."""
    return re.fullmatch(r"\d+", text) is not None
