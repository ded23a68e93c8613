"""Each kind of post shows its own fields, in words for readers."""

from __future__ import annotations

from typing import Any

from kim_plugins.views import kind_fields
from tests.builders import a_post


def _rows(**front: Any) -> dict[str, object]:
    return {str(r["term"]): r["value"] for r in kind_fields.fields(a_post(**front).meta)}


def test_a_berita_has_no_fields_of_its_own() -> None:
    assert _rows() == {}


def test_a_pengumuman_says_until_the_end_of_which_day_it_holds() -> None:
    rows = _rows(
        kind="pengumuman", kip="serta-merta", agency="Kantor Contoh", valid_until="2026-06-01"
    )

    assert rows == {
        "Instansi": "Kantor Contoh",
        "Golongan informasi": "Informasi serta-merta",
        "Berlaku sampai": "Senin, 1 Juni 2026",
    }


def test_what_was_not_given_has_no_row() -> None:
    assert _rows(kind="pengumuman") == {}


def test_an_agenda_tells_its_times_in_wita() -> None:
    rows = _rows(kind="agenda", starts="2026-05-20T01:00Z", place="Balai Desa Contoh")

    assert rows["Mulai"] == "Rabu, 20 Mei 2026, 09.00 WITA"
    assert "Selesai" not in rows


def test_a_klarifikasi_tells_claim_and_verdict() -> None:
    sources = [{"title": "Wawancara contoh"}, {"title": "Uji contoh"}]
    rows = _rows(
        kind="klarifikasi",
        claim="Madu beracun.",
        claim_source="Pesan berantai",
        verdict="belum-terbukti",
        reviewer="Budi Contoh",
        sources=sources,
    )

    assert rows["Yang beredar"] == "Madu beracun."
    assert rows["Hasil pemeriksaan"] == "Belum terbukti"


def test_an_aspirasi_tells_its_steps_in_the_order_of_time() -> None:
    meta = a_post(
        kind="aspirasi",
        request="informasi",
        received="2026-05-01",
        steps=[
            {"at": "2026-05-04", "status": "dijawab", "by": "Kantor Contoh", "note": "Sudah."},
            {"at": "2026-05-02T10:00", "status": "diterima", "by": "KIM Contoh"},
        ],
    ).meta

    assert [(s["label"], s["by"], s["note"]) for s in kind_fields.steps(meta)] == [
        ("Diterima", "KIM Contoh", ""),
        ("Dijawab", "Kantor Contoh", "Sudah."),
    ]
    assert kind_fields.steps(a_post().meta) == []


def test_a_potensi_tells_its_business_contact() -> None:
    contact = {"whatsapp": "+62 541 000 0000", "confirmed_at": "2026-05-01"}
    rows = _rows(kind="potensi", category="hasil-bumi", contact=contact)

    assert rows == {"Golongan": "Hasil bumi", "WhatsApp usaha": "+625410000000"}
