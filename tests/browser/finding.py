"""Posts that readers look for: those of the table in `test_finding.py`."""

from __future__ import annotations

from tests.e2e.sites import post

FOLDER = "docs/posts/kutai-kartanegara/kim-muara-enggelam"
NOTICE = {"kind": "pengumuman", "agency": "Kantor Contoh"}
WISH = {
    "kind": "aspirasi",
    "request": "pengaduan",
    "received": "2026-11-02",
    "steps": "[{at: 2026-11-02, status: diterima, by: KIM Muara Enggelam}]",
}
RUMOUR = {
    "kind": "klarifikasi",
    "reviewer": "Budi Contoh",
    "claim": "Vaksin campak menyebabkan lumpuh.",
    "claim_source": "Pesan berantai",
    "verdict": "salah",
    "sources": "[{title: Keterangan Puskesmas Contoh}, {title: Buku Contoh}]",
}
EVENT = {"kind": "agenda", "place": "Balai Contoh"}
POSTS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("2026-11-10", "Banjir merendam tiga RT", "Air naik sejak malam.", {}),
    ("2025-05-02", "Banjir surut di hilir", "Warga membersihkan rumah dari lumpur.", {}),
    ("2026-06-01", "Waspada banjir susulan", "Bersiaplah.", NOTICE | {"valid_until": "2026-12-20"}),
    ("2026-11-01", "Ban bekas menjadi pot", "Taman dihias.", {}),
    ("2026-05-04", "Perekaman KTP keliling", "Datanglah.", NOTICE | {"valid_until": "2026-07-01"}),
    ("2026-03-01", "Syarat kartu tanda penduduk hilang", "Bawalah surat.", {}),
    ("2026-11-02", "Vaksin campak menyebabkan lumpuh?", "Tidak ada buktinya.", RUMOUR),
    ("2026-11-03", "Lampu jalan padam sejak pekan lalu", "Jalan gelap.", WISH),
    (
        "2026-11-04",
        "Posyandu Melati pindah tempat",
        "Timbang bayi.",
        EVENT | {"starts": "2026-12-08"},
    ),
    (
        "2026-11-05",
        "Lomba perahu naga",
        "Air surut.",
        EVENT | {"starts": "2026-12-09", "cancelled": "true"},
    ),
    ("2026-11-06", "Pembagian beras bantuan", "Jadwal beras ditempel di balai.", {}),
    ("2026-11-07", "Pos kamling dibangun", "Ronda dimulai.", {}),
    ("2026-11-08", "Anak-anak belajar menganyam", "Rotan dipakai.", {}),
    ("2026-11-09", "Kartu keluarga dicetak sendiri", "Tanpa antre.", {}),
    ("2026-11-11", "Bantuan langsung tunai tahap tiga", "Uang dibagi.", {}),
    ("2026-11-12", "Lowongan di Ibu Kota Nusantara", "Melamar lewat surat.", {}),
)
FILES = {
    f"{FOLDER}/{date}-cerita-{number}.md": post(f"'{title}'", body, date=date, **keys).encode()
    for number, (date, title, body, keys) in enumerate(POSTS)
}
