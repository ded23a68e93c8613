"""groups.yaml of the rich site: the repository's regencies, with what no office has told yet."""

from __future__ import annotations

from typing import Any

import yaml

from tests.e2e.sites import ROOT
from tests.rich.places import PLACES, Place

ADDRESS = "layananinformasicontoh@{}.example"
LONGEST_ADDRESS = 45
"""Letters of an office's e-mail address; there is no place in it where a line may break."""
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
    for number, regency in enumerate(own["regencies"], start=1):
        regency["office"] |= _office(regency["name"], number)
    desk = next(group for group in own["groups"] if group["id"] == "redaksi")
    own["groups"] = [desk, *(_group(place, number) for number, place in enumerate(PLACES))]
    own["topics"] = [{"id": topic_id(name), "name": name} for name in TOPICS]
    return yaml.safe_dump(own, allow_unicode=True, sort_keys=False, width=1000)


def _office(name: str, number: int) -> dict[str, Any]:
    return {
        "url": f"https://kantor-{number}.example/",
        "email": email(name),
        "whatsapp": f"0811-0000-{number:04}",
        "address": f"Jalan Contoh Nomor {number + 1}, {name}",
        "ppid": f"https://kantor-{number}.example/ppid/",
    }


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
            "channels": {"instagram": f"https://instagram.com/contoh_{number}"},
            "contact": {
                "whatsapp": f"0811-0000-{1000 + number}",
                "email": f"{place.group.replace('-', '')}@surelkelompokcontoh.example",
                "address": f"Balai Contoh {place.village}",
                "confirmed_at": "2026-09-01",
            },
        }
    return entry
