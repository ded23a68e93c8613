"""The labels that readers see for the closed vocabularies of a post."""

from __future__ import annotations

from collections.abc import Mapping

KIND_LABELS: Mapping[str, str] = {
    "berita": "Berita",
    "pengumuman": "Pengumuman",
    "agenda": "Agenda",
    "klarifikasi": "Klarifikasi",
    "aspirasi": "Suara Warga",
    "potensi": "Potensi",
}
LIST_LABELS: Mapping[str, str] = {**KIND_LABELS, "klarifikasi": "Cek kabar"}
"""What a list of posts of a kind is called, in menus and above itself: what readers come for."""
ORIGIN_LABELS: Mapping[str, str] = {
    "karya-sendiri": "Karya sendiri",
    "siaran-pers": "Siaran pers",
    "siaran-ulang": "Siaran ulang",
    "berbayar": "Berbayar",
}
KIP_LABELS: Mapping[str, str] = {
    "berkala": "Informasi berkala",
    "serta-merta": "Informasi serta-merta",
    "setiap-saat": "Informasi setiap saat",
}
"""UU 14/2008, articles 9 to 11."""
VERDICT_LABELS: Mapping[str, str] = {
    "salah": "Salah",
    "menyesatkan": "Menyesatkan",
    "sebagian-benar": "Sebagian benar",
    "benar": "Benar",
    "belum-terbukti": "Belum terbukti",
    "penipuan": "Penipuan",
    "satire": "Satire",
}
REQUEST_LABELS: Mapping[str, str] = {
    "pengaduan": "Pengaduan",
    "informasi": "Permintaan informasi",
    "aspirasi": "Aspirasi",
}
STEP_LABELS: Mapping[str, str] = {
    "diterima": "Diterima",
    "diteruskan": "Diteruskan",
    "dijawab": "Dijawab",
    "selesai": "Selesai",
    "ditolak": "Ditolak",
    "bukan-kewenangan": "Bukan kewenangan",
    "dibuka-lagi": "Dibuka lagi",
}
CATEGORY_LABELS: Mapping[str, str] = {
    "umkm": "UMKM",
    "wisata": "Wisata",
    "budaya": "Budaya",
    "hasil-bumi": "Hasil bumi",
}
CORRECTION_LABELS: Mapping[str, str] = {
    "ralat": "Ralat",
    "koreksi": "Koreksi",
    "hak-jawab": "Hak jawab",
}
