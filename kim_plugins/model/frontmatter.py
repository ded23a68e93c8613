"""The front matter of each kind of post, written once.

Validation and everything that describes a post to its authors derive from it;
the descriptions are therefore in Indonesian.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from kim_plugins.model.fields import (
    Contribution,
    Day,
    Duration,
    Line,
    Name,
    Note,
    OldAddress,
    PlainText,
    Record,
    RegionCode,
    Repeats,
    SecureUrl,
    Source,
    Topic,
    Url,
    When,
    YesNo,
    distinct,
)
from kim_plugins.model.groups import PlainContact

LONGEST_TITLE = 110
SHORTEST_SUMMARY, LONGEST_SUMMARY = 40, 220
Title = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE), *Line]
Summary = Annotated[str, Field(min_length=SHORTEST_SUMMARY, max_length=LONGEST_SUMMARY), *Line]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag."""


def _one_or_more(value: Any) -> Any:
    return re.split(r"\s*[,;]\s*", value.strip()) if isinstance(value, str) else value


class _OneOrMore:
    """Lets one text stand in place of a list, also in a JSON Schema."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": ["string", "integer"]}, handler(core)]}


PublicContacts = Annotated[tuple[PlainText, ...], BeforeValidator(_one_or_more), _OneOrMore()]
"""A list, or one text in which commas part several."""


class Correction(Record):
    """A correction shown on the post (Pedoman Pemberitaan Media Siber 1/2012, point 4)."""

    at: When
    kind: Literal["ralat", "koreksi", "hak-jawab"]
    note: Note


class Withdrawal(Record):
    """Why and when a post was withdrawn (the same, point 5)."""

    at: When
    reason: Note


class Step(Record):
    """One step of a wish on its way to an answer."""

    at: When
    status: Literal[
        "diterima", "diteruskan", "dijawab", "selesai", "ditolak", "bukan-kewenangan", "dibuka-lagi"
    ]
    by: Name
    note: Note | None = None


class Video(Record):
    """A video that lies elsewhere: never embedded, so that nothing is loaded unasked."""

    url: SecureUrl
    title: Title
    length: Duration
    still: PlainText | None = None


class FrontMatter(Record):
    """What every kind of post has in common."""

    title: Title = Field(description="Judul, paling banyak 110 huruf.")
    date: When = Field(description="Tanggal terbit; tanpa zona waktu berarti waktu provinsinya.")
    summary: Summary = Field(description="Ringkasan 40–220 huruf untuk daftar dan WhatsApp.")
    kind: str = Field(default="berita", description="Jenis tulisan.")
    authors: tuple[Name, ...] = Field(default=(), description="Nama penulis yang ditampilkan.")
    areas: Annotated[tuple[RegionCode, ...], AfterValidator(distinct)] = Field(
        default=(), description="Kode wilayah yang dibahas."
    )
    topics: Annotated[tuple[Topic, ...], AfterValidator(distinct)] = Field(
        default=(), description="Topik dari daftar di groups.yaml."
    )
    image: PlainText | None = Field(default=None, description="Gambar utama di folder img/.")
    image_alt: PlainText | None = Field(default=None, description="Teks alternatif gambar.")
    image_credit: PlainText | None = Field(default=None, description="Pemilik hak gambar.")
    image_people: Literal["tidak-ada", "dewasa", "anak"] | None = Field(
        default=None, description="Siapa yang tampak pada gambar."
    )
    consent: Literal["wali"] | None = Field(default=None, description="Izin bagi gambar anak.")
    video: Video | None = Field(default=None, description="Video di situs lain, dengan tautannya.")
    origin: Literal["karya-sendiri", "siaran-pers", "siaran-ulang", "berbayar"] = Field(
        default="karya-sendiri", description="Asal tulisan."
    )
    sources: tuple[Source, ...] = Field(default=(), description="Sumber: judul dan alamatnya.")
    first_published: Url | None = Field(
        default=None, description="Alamat tempat tulisan ini pertama terbit, di situs lain."
    )
    updated: When | None = Field(default=None, description="Kapan terakhir diperbarui.")
    corrections: tuple[Correction, ...] = Field(default=(), description="Ralat, koreksi, jawab.")
    withdrawn: Withdrawal | None = Field(default=None, description="Penarikan dan alasannya.")
    redirect_from: tuple[OldAddress, ...] = Field(default=(), description="Alamat lama.")
    public_contacts: PublicContacts = Field(
        default=(), description="Nomor dan surel kantor umum yang boleh tampil di tulisan."
    )
    contribution: Contribution | None = Field(
        default=None, description="Nomor kiriman dari kim terima; jangan diubah."
    )
    draft: YesNo = Field(default=False, description="Masih draf, belum terbit.")
    example: YesNo = Field(default=False, description="Hanya contoh, bukan kejadian nyata.")
    lang: Language | None = Field(default=None, description="Bahasa isi bila bukan Indonesia.")


class Berita(FrontMatter):
    """News."""

    kind: Literal["berita"] = "berita"


class Pengumuman(FrontMatter):
    """A notice of a public agency, labelled after UU 14/2008."""

    kind: Literal["pengumuman"]
    kip: Literal["berkala", "serta-merta", "setiap-saat"] | None = Field(
        default=None, description="Golongan informasi menurut UU KIP."
    )
    agency: Name | None = Field(default=None, description="Instansi yang mengumumkan.")
    valid_until: When | None = Field(default=None, description="Berlaku sampai.")
    urgent: YesNo = Field(default=False, description="Mendesak; hanya oleh penyunting.")


class Agenda(FrontMatter):
    """An event."""

    kind: Literal["agenda"]
    starts: When = Field(description="Mulai.")
    ends: When | None = Field(default=None, description="Selesai.")
    repeats: Repeats | None = Field(
        default=None,
        description="Pengulangan: tiap Rabu, tiap Sabtu pertama, tiap tanggal 10, tiap 2 minggu.",
    )
    repeats_until: Day | None = Field(
        default=None, description="Sampai kapan berulang; paling lama setahun."
    )
    repeats_except: tuple[Day, ...] = Field(
        default=(), description="Tanggal yang ditiadakan, misalnya hari libur."
    )
    place: PlainText = Field(description="Tempat kegiatan.")
    cancelled: YesNo = Field(default=False, description="Acara batal.")


class Klarifikasi(FrontMatter):
    """A rumour checked: claim, finding, verdict, at least two sources."""

    kind: Literal["klarifikasi"]
    claim: Note = Field(description="Kabar yang beredar.")
    verdict: Literal[
        "salah",
        "menyesatkan",
        "sebagian-benar",
        "benar",
        "belum-terbukti",
        "penipuan",
        "satire",
    ] = Field(description="Hasil pemeriksaan.")
    claim_source: PlainText = Field(description="Di mana kabar itu beredar.")
    reviewer: Name = Field(description="Pemeriksa; bukan salah satu penulis.")


class Aspirasi(FrontMatter):
    """A wish, complaint or question, and what became of it."""

    kind: Literal["aspirasi"]
    request: Literal["pengaduan", "informasi", "aspirasi"] = Field(description="Macam permintaan.")
    field_check: YesNo = Field(default=False, description="Perlu pemeriksaan lapangan.")
    received: Day = Field(description="Tanggal diterima.")
    channel: PlainText | None = Field(default=None, description="Lewat saluran apa.")
    lapor_id: PlainText | None = Field(default=None, description="Nomor laporan SP4N-LAPOR!.")
    steps: tuple[Step, ...] = Field(default=(), description="Langkah-langkah penanganan.")
    secrecy: Literal["terbuka", "anonim", "rahasia"] = Field(
        default="terbuka", description="Yang anonim atau rahasia tidak boleh terbit."
    )


class Potensi(FrontMatter):
    """A product, place or custom of a village."""

    kind: Literal["potensi"]
    category: Literal["umkm", "wisata", "budaya", "hasil-bumi"] = Field(description="Golongan.")
    place: PlainText | None = Field(default=None, description="Tempat.")
    contact: PlainContact | None = Field(
        default=None, description="Nomor WhatsApp (08…) atau surel usaha."
    )


class Tombstone(FrontMatter):
    """What is still read of a withdrawn post: when it appeared, and why it is gone.

    Of an event also when it was to be, so that calendars can take it back; never what it was.
    """

    title: Title = "Tulisan ini dicabut"
    summary: Summary = "Tulisan di alamat ini telah dicabut oleh penyunting."
    withdrawn: Withdrawal
    starts: When | None = Field(default=None, description="Kapan acara yang dicabut itu mulai.")
    ends: When | None = Field(default=None, description="Kapan acara yang dicabut itu selesai.")
    repeats: Repeats | None = Field(default=None, description="Pengulangan acara itu.")
    repeats_until: Day | None = Field(default=None, description="Sampai kapan acara itu berulang.")
    repeats_except: tuple[Day, ...] = Field(default=(), description="Tanggal yang ditiadakan.")


TOMBSTONE_KEYS = frozenset({"date", "withdrawn", "redirect_from", "contribution", "draft"})

SCHEMAS: Mapping[str, type[FrontMatter]] = {
    "berita": Berita,
    "pengumuman": Pengumuman,
    "agenda": Agenda,
    "klarifikasi": Klarifikasi,
    "aspirasi": Aspirasi,
    "potensi": Potensi,
}

INDONESIAN_KEYS: Mapping[str, str] = {
    "judul": "title",
    "tanggal": "date",
    "ringkasan": "summary",
    "jenis": "kind",
    "penulis": "authors",
    "wilayah": "areas",
    "topik": "topics",
    "gambar": "image",
    "teks_alt": "image_alt",
    "kredit_gambar": "image_credit",
    "asal": "origin",
    "sumber": "sources",
    "diperbarui": "updated",
    "ralat": "corrections",
    "ditarik": "withdrawn",
    "draf": "draft",
    "contoh": "example",
    "bahasa": "lang",
    "instansi": "agency",
    "berlaku_sampai": "valid_until",
    "mendesak": "urgent",
    "mulai": "starts",
    "selesai": "ends",
    "berulang": "repeats",
    "berulang_sampai": "repeats_until",
    "kecuali": "repeats_except",
    "tempat": "place",
    "klaim": "claim",
    "hasil": "verdict",
    "pemeriksa": "reviewer",
    "diterima": "received",
    "saluran": "channel",
    "langkah": "steps",
    "kerahasiaan": "secrecy",
    "batal": "cancelled",
    "kategori": "category",
    "kontak": "contact",
}
"""Names that authors write by themselves, read as the key with a warning."""
