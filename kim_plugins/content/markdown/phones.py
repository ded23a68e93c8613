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
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

_PARTS = r"(?:\d{5,8}|\d{2,4}(?:[ .-]\d{2,4}){1,2})"
_MOBILE = r"8[1-9]\d{1,2}(?:[ .-]?\d{3,5}){2,3}"
_NUMBER = (
    # A sign to begin with, and what may not stand before it: faster than the other way round.
    r"[(+016](?<![\w.,=@#+-].)(?<![^\x03]/.)(?<!xh:.)(?:"
    r"(?P<whole>(?:(?<=\()\+62\)|(?<=\+)62)[ .-]?"
    rf"(?:\(?0?[2-79]\d{{1,2}}\)?[ .-]?{_PARTS}|{_MOBILE}))"
    rf"|(?P<bracket>(?<=\()0[2-79]\d{{1,2}}\)[ .-]?{_PARTS})"
    rf"|(?P<landline>(?<=0)[2-79]\d{{1,2}}(?:-| - ?| ){_PARTS})"
    rf"|(?P<mobile>(?<=0){_MOBILE})"
    r"|(?P<named>(?<=0)[2-79]\d{7,10}|(?<=6)2[2-9]\d{7,10}|(?<=0)80\d[ -]?1[ -]?\d{3}[ -]?\d{3}"
    r"|(?<=1)(?:500[ -]?\d{3}|4[ -]?\d{3}|1\d|2\d|08|09|47|5\d|[57]\d\d))"
    r")(?!\w|[-.,:]\d|/\d+/|/[A-Z])"
)
_HINT = re.compile(r"[016](?<!\d.)(?:(?<=[01])\d\d|(?<=6)2[ .)\d-])")
"""How every number begins."""
_WORD = re.compile(
    r"(?i)\b(?:(?P<call>telp|tlp|telepon|telpon|hubungi|kontak|call ?cent(?:er|re)|hotline|"
    r"whatsapp|wa|hp|handphone|ponsel|sms|faks?|layanan darurat|nomor darurat|panggilan|"
    r"menghubungi|menelepon|pusat panggilan|kontak darurat|bebas pulsa)"
    r"|(?P<other>rekening|norek|rek|bri|bni|bca|btn|bsi|mandiri|bank[a-z]+|npwp|nib|nik|kk|"
    r"nip|nisn|npsn|sk|surat|kode|resi|va|virtual|bpjs|rt|rw|jalan|jl|gang|gg|blok|lantai|km|no|nomor|nomer|rp|pasal|tahun|"
    r"undang|peraturan|perda|perbup|perwali|halaman|seri))\b"
)
_AFTER_NAMED = re.compile(
    r"\s*(?:$|[\n.,;:!?)/|\x02*_]|\(|(?:atau|dan|untuk|bila|jika|kalau|apabila|yang|ext|ekst|"
    r"pesawat|pada|setiap|selama|gratis|di|agar|supaya|saat|ketika|dengan|lalu|melalui)\b)"
)
_CHAIN = re.compile(r"\x03[*_]*(?:,? ?(?:dan|atau|/|,)) ?[*_]*$")
_BEFORE = 50
"""Characters in which a word that names a number is looked for."""
_SENTENCE = re.compile(r"(?i:(?<!telp)(?<!tlp)(?<!\bno)(?<!\bhp)(?<!\bwa))[.!?;]\s+(?=[A-Z])")
_LEAD = re.compile(r"(?i)[\s.:]*(?:(?:di|ke|lewat|melalui)\s+)?(?:no|nomor|nomer|kode)[\s.:]*")
"""What may stand between `hubungi` and a number."""
_SHORTEST, _LONGEST = 7, 12
"""Digits without the country's code: `21 12345` to `812 0000 00000`."""


def may_call(text: str) -> bool:
    """Tell at a glance whether a text can hold a number."""
    return ("0" in text or "1" in text or "62" in text) and _HINT.search(text) is not None


class Phones(InlineProcessor):
    """Makes links of telephone numbers."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(_NUMBER, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return what stands for a match, and from where to where."""
        target = _target(m, data)
        if not target:
            return None, None, None
        link = Element("a", {"href": f"tel:{target}"})
        link.text = AtomicString(m[0])
        return link, m.start(), m.end()


def _target(found: re.Match[str], data: str) -> str:
    """Return what to call, or "" where the number is another."""
    before = _before(data, found.start())
    words = list(_WORD.finditer(before))
    calls = [word for word in words if word["call"]]
    is_called = bool(calls) or _CHAIN.search(before) is not None
    if words and words[-1]["other"] and not (calls and _LEAD.fullmatch(before, calls[-1].end())):
        return ""
    if found["landline"] and _is_in_row(found, data):
        return ""
    if found["named"] and not (is_called and _AFTER_NAMED.match(data, found.end())):
        return ""
    digits = re.sub(r"\D", "", found[0].replace("(0", "(") if found["whole"] else found[0])
    if digits.startswith("1"):
        return digits  # Known in Indonesia alone.
    national = digits[2:] if digits.startswith("62") else digits.lstrip("0")
    return f"+62{national}" if _SHORTEST <= len(national) <= _LONGEST else ""


def _before(data: str, start: int) -> str:
    """Return what stands before a number in its sentence; what was found is one sign each."""
    near = INLINE_PLACEHOLDER_RE.sub("\x03", data[max(0, start - 4 * _BEFORE) : start])
    return _SENTENCE.split(near.rpartition("\n")[2])[-1][-_BEFORE:]


def _is_in_row(found: re.Match[str], data: str) -> bool:
    """Tell whether further numbers stand beside one, as in a row of counts."""
    return bool(re.search(r"\d[ .-]$", data[: found.start()][-3:])) or bool(
        re.match(r" \d", data[found.end() :])
    )
