"""Potensi: what a village makes, shows and keeps."""

from __future__ import annotations

from kim_plugins.base.locale_id import short_date
from kim_plugins.model import telephones
from kim_plugins.model.frontmatter import Potensi
from kim_plugins.model.kinds import CATEGORY_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.views.kinds.kind import BY_AREA, Grouping, Kind, Row, newest_section

FOLDER = "golongan"


def meta_of(post: Post) -> Potensi:
    """Return the front matter of a post on a village's potential."""
    assert isinstance(post.meta, Potensi)
    return post.meta


def _rows(post: Post, _province: Province) -> list[Row]:
    """Return its rows; of contacts only those that the business confirmed for the public."""
    meta = meta_of(post)
    contact = meta.contact
    rows = [
        Row("Golongan", CATEGORY_LABELS[meta.category], is_further=True),
        Row("Tempat", meta.place or ""),
    ]
    if contact is None:
        return rows
    number, email = contact.whatsapp or "", contact.email or ""
    return [
        *rows,
        Row("WhatsApp usaha", number and telephones.shown(number), f"https://wa.me/{number}"),
        Row(
            "Telepon usaha",
            telephones.shown(contact.phone) if contact.phone else "",
            telephones.address(contact.phone) if contact.phone else "",
        ),
        Row("Surel usaha", email, f"mailto:{email}", is_further=bool(number)),
        Row("Alamat usaha", contact.address or "", is_further=True),
        Row(
            "Kontak dikonfirmasi",
            short_date(contact.confirmed_at or meta.date.day),
            is_further=True,
        ),
    ]


BY_CATEGORY = Grouping(
    title="Golongan",
    folder=FOLDER,
    names=lambda _registry: CATEGORY_LABELS,
    query="kind part",
    phrase="{kind}: {name}",
)
KIND = Kind(
    id="potensi",
    lead="Usaha warga, tempat wisata, budaya, dan hasil bumi. Kontak yang tampil ialah "
    "kontak usaha yang sudah dikonfirmasi.",
    invitation="Belum ada tulisan tentang potensi. Ceritakan apa yang dibuat dan dijaga warga.",
    rows=_rows,
    sections=newest_section,
    groupings=(BY_CATEGORY, BY_AREA),
)
