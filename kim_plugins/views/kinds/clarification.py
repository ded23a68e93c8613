"""Klarifikasi: a rumour, what was found, and an answer that is ready to be sent."""

from __future__ import annotations

from urllib.parse import quote

from kim_plugins.model.frontmatter import Klarifikasi
from kim_plugins.model.kinds import VERDICT_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.kinds.kind import BY_AREA, Grouping, Kind, Row, newest_section
from kim_plugins.views.output import Context

LONGEST_CLAIM = 140
LONGEST_REPLY = 500
"""Characters of the answer, link included: what WhatsApp shows without unfolding."""
FOLDER = "hasil"
OPENINGS = {
    "salah": "Kabar berikut tidak benar, mohon jangan diteruskan",
    "menyesatkan": "Kabar berikut menyesatkan, mohon jangan diteruskan",
    "sebagian-benar": "Kabar berikut hanya sebagian benar",
    "benar": "Kabar berikut sudah diperiksa dan memang benar",
    "belum-terbukti": "Kabar berikut belum terbukti, mohon jangan diteruskan dulu",
    "penipuan": "Pesan berikut penipuan, jangan ikuti permintaannya",
    "satire": "Kabar berikut sindiran, bukan kejadian sungguhan",
}


def meta_of(post: Post) -> Klarifikasi:
    """Return the front matter of a clarification."""
    assert isinstance(post.meta, Klarifikasi)
    return post.meta


def reply(post: Post, address: str) -> str:
    """Write an answer to the rumour that begins with the verdict, so that no half of it misleads.

    The claim stands in quotation marks behind the verdict, never alone.
    """
    meta = meta_of(post)
    claim = shortened(" ".join(meta.claim.split()), LONGEST_CLAIM)
    verdict = VERDICT_LABELS[meta.verdict].upper()
    head = f"*{verdict}:* {OPENINGS[meta.verdict]}: “{claim}”"
    room = LONGEST_REPLY - len(head) - len(address) - len("\n\nHasil pemeriksaan: \n\n")
    return f"{head}\n\nHasil pemeriksaan: {shortened(meta.summary, room)}\n\n{address}"


def shortened(text: str, room: int) -> str:
    """Cut a text to `room` characters, with an ellipsis where something is missing."""
    return text if len(text) <= room else text[: max(0, room - 1)].rstrip() + "…"


def _rows(post: Post, _province: Province) -> list[Row]:
    meta = meta_of(post)
    return [
        Row("Yang beredar", meta.claim),
    ]


def _details(post: Post, province: Province) -> Context:
    text = reply(post, province.absolute(post.url))
    return {"reply": {"text": text, "url": "https://wa.me/?text=" + quote(text, safe="")}}


BY_VERDICT = Grouping(
    title="Hasil",
    folder=FOLDER,
    names=lambda _registry: VERDICT_LABELS,
    query="kind part",
    phrase="{kind}: {name}",
)
KIND = Kind(
    id="klarifikasi",
    lead="Klarifikasi: kabar yang beredar, diperiksa dengan sedikitnya dua sumber, beserta "
    "hasilnya.",
    invitation="Belum ada klarifikasi. Ragu pada sebuah kabar? Periksa dulu sebelum meneruskannya.",
    rows=_rows,
    sections=newest_section,
    groupings=(BY_VERDICT, BY_AREA),
    details=_details,
)
