"""Telephone numbers in a text become links that call them (RFC 3966).

Whoever's number reaches a page may be shown: private ones keep their post from being
published. Landlines are known by their form; what could be another number as well, such as
112 or digits without a gap, only by a word before it that says that it can be called.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

_PARTS = r"(?:\d{5,8}|\d{2,4}(?:[ .-]\d{2,4}){1,2})"
_MOBILE = r"8[1-9]\d{1,2}(?:[ .-]?\d{3,5}){2,3}"
_NUMBER = (
    r"(?<![\w/.,=@#+-])(?<!xh:)(?:"
    rf"(?P<whole>(?:\(\+62\)|\+62)[ .-]?(?:\(?0?[2-79]\d{{1,2}}\)?[ .-]?{_PARTS}|{_MOBILE}))"
    rf"|(?P<landline>\(0[2-79]\d{{1,2}}\)[ .-]?{_PARTS}|0[2-79]\d{{1,2}}(?:-| - ?| ){_PARTS})"
    rf"|(?P<mobile>0{_MOBILE})"
    r"|(?P<named>0[2-79]\d{7,10}|62[2-9]\d{7,10}|0?80[0-9][ -]?1[ -]?\d{3}[ -]?\d{3}"
    r"|1500[ -]?\d{3}|14[ -]?\d{3}|1(?:1[0-9]|2[0-9]|08|09|47|5[0-9])|1[57]\d\d)"
    r")(?!\w|[-.,:]\d|/\d+/|/[A-Z])"
)
_HINT = re.compile(r"\(0\d\d|\+62|\b0\d\d|\b62\d{6}|\b1\d\d")
"""What every number begins with."""
_WORD = re.compile(
    r"(?i)\b(?:(?P<call>telp|tlp|telepon|telpon|hubungi|kontak|call ?cent(?:er|re)|hotline|"
    r"whatsapp|wa|hp|handphone|ponsel|sms|faks?|layanan darurat|nomor darurat|panggilan|"
    r"menghubungi|menelepon|pusat panggilan|kontak darurat|bebas pulsa)"
    r"|(?P<other>rekening|norek|rek|bri|bni|bca|btn|bsi|mandiri|bankaltimtara|npwp|nib|nik|kk|"
    r"nip|nisn|npsn|sk|surat|kode|resi|va|virtual|bpjs|rt|rw|no|nomor|nomer|rp|pasal|tahun|"
    r"undang|peraturan|perda|perbup|perwali|halaman|seri))\b"
)
_AFTER_NAMED = re.compile(
    r"\s*(?:$|[\n.,;:!?)/|\x02*_]|\(|(?:atau|dan|untuk|bila|jika|kalau|apabila|yang|ext|ekst|"
    r"pesawat|pada|setiap|selama|gratis|di|agar|supaya|saat|ketika|dengan|lalu|melalui)\b)"
)
_CHAIN = re.compile(r"\x03[*_]*(?:,? ?(?:dan|atau|/|,)) ?[*_]*$")
_BEFORE = 50
"""Characters in which a word that names a number is looked for."""
_DIGITS = (9, 13)
"""Digits of a number with its country code: `+62 21 12345` to `+62 812 0000 00000`."""


def may_call(text: str) -> bool:
    """Tell at a glance whether a text can hold a number."""
    return _HINT.search(text) is not None


class Phones(InlineProcessor):
    """Makes links of telephone numbers."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(_NUMBER, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        target = _target(m, data)
        if not target:
            # Where to go on is counted from the match's end by some releases: go on behind it.
            return None, None, None
        link = Element("a", {"href": f"tel:{target}"})
        link.text = AtomicString(m[0])
        return link, m.start(), m.end()


def _target(found: re.Match[str], data: str) -> str:
    """Return what to call, or "" where the number is another."""
    before = data[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
    words = list(_WORD.finditer(before))
    is_called = any(word["call"] for word in words) or _CHAIN.search(before) is not None
    if words and words[-1]["other"] and not (is_called and _is_lead(words[-1][0])):
        return ""
    if found["landline"] and not found[0].startswith("(") and _is_in_row(found, data):
        return ""
    if found["named"] and not (is_called and _AFTER_NAMED.match(data, found.end())):
        return ""
    digits = re.sub(r"\D", "", found[0].replace("(0", "(") if found["whole"] else found[0])
    if found["named"] and digits[0] == "1":
        return digits
    digits = digits if digits.startswith("62") and digits[:1] != "0" else "62" + digits.lstrip("0")
    return f"+{digits}" if _DIGITS[0] <= len(digits) <= _DIGITS[1] + 1 else ""


def _is_lead(word: str) -> bool:
    """Tell whether a word may stand between `hubungi` and a number."""
    return word.lower() in ("no", "nomor", "nomer", "kode")


def _is_in_row(found: re.Match[str], data: str) -> bool:
    """Tell whether further numbers stand beside one, as in a row of counts."""
    return bool(re.search(r"\d[ .-]$", data[: found.start()][-3:])) or bool(
        re.match(r" \d", data[found.end() :])
    )
