"""groups.yaml of the rich site: the repository's regencies, with what no office has told yet."""

from __future__ import annotations

from typing import Any

import yaml

from tests.e2e.sites import ROOT
from tests.rich.places import PLACES, Place

ADDRESS = "layananinformasicontoh@{}.example"
LONGEST_ADDRESS = 45
"""Letters of an office's e-mail address; there is no place in it where a line may break."""
NUMBERS = (("110", "Polisi"), ("119", "Ambulans"), ("115", "Pencarian dan pertolongan (SAR)"))
"""What is called everywhere; the numbers exist, their sources do not."""
OWN_NUMBERS = (
    ("0541-000{:03}", "BPBD Contoh"),
    ("0542-000{:03}", "Pemadam Contoh"),
    ("0543-000{:03}", "Puskesmas Contoh, yang nomornya lama tidak diperiksa"),
)
TOPICS = (
    "Kabar KIM; Banjir dan cuaca; Kesehatan ibu dan anak; Sekolah; Jalan dan jembatan; Air bersih; "
    "Listrik; Sampah; Pertanian; Perikanan; Perkebunan; Peternakan; Pasar dan harga; UMKM; Wisata; "
    "Seni dan budaya; Olahraga; Pemuda; Perempuan; Lansia; Penyandang disabilitas; Kependudukan; "
    "Bantuan sosial; Anggaran desa; Musyawarah desa; Keterbukaan informasi; Pengaduan; Cek kabar; "
    "Literasi digital; Internet desa; Pelatihan; Perpustakaan; Kebakaran; Sungai; Hutan; "
    "Masyarakat adat; Transportasi sungai; Angkutan sekolah; Vaksin; Tanggap darurat"
).split("; ")
"""Forty of them."""


def topic_id(name: str) -> str:
    """Return a topic's id."""
    return name.lower().replace(" ", "-")


def email(name: str) -> str:
    """Make the e-mail address of an office, as long as the longest that there are."""
    host = "".join(name.lower().split())
    room = LONGEST_ADDRESS - len(ADDRESS.format(""))
    return ADDRESS.format((host * room)[:room])


def registry(*, official: bool) -> str:
    """Write groups.yaml."""
    own = yaml.safe_load((ROOT / "groups.yaml").read_text(encoding="utf-8"))
    own["official"] = official
    own["province"]["office"] |= _office("Kalimantan Timur", 0)
    own["province"]["numbers"] = list(map(_number, NUMBERS))
    own["province"]["links"] = [
        {"title": "Cuaca Contoh", "url": "https://cuaca.example/{code}"},
        {"title": "Peringatan dini Contoh", "url": "https://peringatan.example/"},
    ]
    for number, regency in enumerate(own["regencies"], start=1):
        regency["office"] |= _office(regency["name"], number)
        regency["numbers"] = [_number(one, number) for one in OWN_NUMBERS]
        regency.pop("links", None)
    desk = next(group for group in own["groups"] if group["id"] == "redaksi")
    own["groups"] = [desk, *(_group(place, number) for number, place in enumerate(PLACES))]
    own["topics"] = [{"id": topic_id(name), "name": name} for name in TOPICS]
    return yaml.safe_dump(own, allow_unicode=True, sort_keys=False, width=1000)


def _office(name: str, number: int) -> dict[str, Any]:
    return {
        "url": f"https://kantor-{number}.example/",
        "email": email(name),
        "whatsapp": f"0811-0000-{number:04}",
        "phone": f"0541-000{number:03}",
        "whatsapp_channel": channel(number),
        "telegram": f"https://t.me/kantor_contoh_{number}",
        "address": f"Jalan Contoh Nomor {number + 1}, {name}",
        "ppid": f"https://kantor-{number}.example/ppid/",
    }


def _number(given: tuple[str, str], place: int = 0) -> dict[str, Any]:
    number, name = given
    return {
        "name": name,
        "number": number.format(place),
        "source": f"https://kantor-{place}.example/kontak/",
        "checked": "2024-05-01" if "Puskesmas" in name else "2026-09-01",
    }


def channel(number: int) -> str:
    """Make the address of a channel on WhatsApp that nobody has."""
    return f"https://whatsapp.com/channel/0029VaContohContoh{number:06}"


def _group(place: Place, number: int) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": place.group,
        "name": place.group_name,
        "regency": place.regency,
        "village": place.code,
        "status": "aktif" if place.standing in ("verified", "unverified") else place.standing,
        "description": f"Kelompok karangan di {place.village}, hanya untuk uji.",
    }
    if place.standing != "unverified":
        entry["founded"] = "2021-08-17"
    if place.standing == "verified":
        entry |= {
            "verified": {"by": f"Kantor Contoh {place.regency_name}", "at": "2026-09-01"},
            "fields": ["literasi", "ekonomi"],
            "channels": {
                "whatsapp_channel": channel(1000 + number),
                "instagram": f"https://instagram.com/contoh_{number}",
            },
            "contact": {
                "whatsapp": f"0811-0000-{1000 + number}",
                "email": f"{place.group.replace('-', '')}@surelkelompokcontoh.example",
                "address": f"Balai Contoh {place.village}",
                "confirmed_at": "2026-09-01",
            },
        }
    return entry
