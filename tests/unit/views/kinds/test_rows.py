"""Each kind of post shows its own fields, in words for readers."""

from __future__ import annotations

from typing import Any

from kim_plugins.views import kinds
from kim_plugins.views.kinds import wish
from tests.builders import a_post, a_province


def _rows(**front: Any) -> dict[str, object]:
    post = a_post(**front)
    return {str(r["term"]): r["value"] for r in kinds.rows(post, a_province([post]))}


def test_a_berita_has_no_fields_of_its_own() -> None:
    assert _rows() == {}


def test_a_pengumuman_says_until_the_end_of_which_day_it_holds() -> None:
    rows = _rows(
        kind="pengumuman", kip="serta-merta", agency="Kantor Contoh", valid_until="2026-06-01"
    )

    assert rows == {
        "Instansi": "Kantor Contoh",
        "Berlaku sampai": "Senin, 1 Juni 2026",
    }


def test_an_urgent_pengumuman_says_its_end_above_its_title_alone() -> None:
    urgent = {"urgent": "ya", "areas": ["64.08"], "sources": [{"title": "Surat contoh"}]}
    rows = _rows(kind="pengumuman", agency="Kantor Contoh", valid_until="2026-05-10", **urgent)

    assert rows == {"Instansi": "Kantor Contoh"}


def test_what_was_not_given_has_no_row_but_the_end_of_a_notice() -> None:
    assert _rows(kind="pengumuman") == {"Berlaku sampai": "Tidak ditentukan"}


def test_an_agenda_tells_its_times_in_wita() -> None:
    rows = _rows(kind="agenda", starts="2026-05-20T01:00Z", place="Balai Desa Contoh")

    assert rows["Mulai"] == "Rabu, 20 Mei 2026, 09.00 WITA"
    assert "Selesai" not in rows


def test_an_event_that_ends_on_its_first_day_tells_its_time_in_one_row() -> None:
    hours = _rows(
        kind="agenda", starts="2026-05-20T09:00", ends="2026-05-20T11:30", place="Balai Desa"
    )
    days = _rows(kind="agenda", starts="2026-05-20", ends="2026-05-21", place="Balai Desa")
    one_day = _rows(kind="agenda", starts="2026-05-20", ends="2026-05-20", place="Balai Desa")

    assert hours["Waktu"] == "Rabu, 20 Mei 2026, 09.00 sampai 11.30 WITA"
    assert (days["Mulai"], days["Selesai"]) == ("Rabu, 20 Mei 2026", "Kamis, 21 Mei 2026")
    assert one_day["Waktu"] == "Rabu, 20 Mei 2026"


def test_an_event_that_repeats_tells_its_rule_and_its_limits() -> None:
    rows = _rows(
        kind="agenda",
        starts="2026-12-05T08:00",
        ends="2026-12-05T10:00",
        repeats="tiap Sabtu pertama",
        repeats_until="2027-06-30",
        repeats_except=["2027-01-02", "2027-05-01"],
        place="Posyandu",
    )

    assert rows == {
        "Waktu": "Sabtu pertama tiap bulan, pukul 08.00 sampai 10.00 WITA",
        "Pertama": "Sabtu, 5 Desember 2026",
        "Terakhir": "Sabtu, 5 Juni 2027",
        "Ditiadakan": "2 Januari 2027 dan 1 Mei 2027",
        "Tempat kegiatan": "Posyandu",
    }


def test_what_a_rule_leaves_open_is_told_from_the_first_day() -> None:
    def rule(repeats: str) -> object:
        until = {"repeats": repeats, "repeats_until": "2027-06-30"}
        return _rows(kind="agenda", starts="2026-12-05", place="Posyandu", **until)["Waktu"]

    assert rule("tiap minggu") == "Tiap Sabtu"
    assert rule("tiap 2 minggu") == "Tiap 2 minggu, hari Sabtu"
    assert rule("tiap 3 bulan") == "Tanggal 5 tiap 3 bulan"


def test_a_klarifikasi_tells_what_is_going_round() -> None:
    sources = [{"title": "Wawancara contoh"}, {"title": "Uji contoh"}]
    rows = _rows(
        kind="klarifikasi",
        claim="Madu beracun.",
        claim_source="Pesan berantai",
        verdict="belum-terbukti",
        reviewer="Budi Contoh",
        sources=sources,
    )

    assert rows == {"Yang beredar": "Madu beracun."}, "its verdict is a badge above its title"


def test_an_aspirasi_tells_its_steps_in_the_order_of_time() -> None:
    post = a_post(
        kind="aspirasi",
        request="informasi",
        received="2026-05-01",
        steps=[
            {"at": "2026-05-04", "status": "dijawab", "by": "Kantor Contoh", "note": "Sudah."},
            {"at": "2026-05-02T10:00", "status": "diterima", "by": "KIM Contoh"},
        ],
    )

    assert [(s["label"], s["by"], s["note"]) for s in wish.steps(wish.meta_of(post))] == [
        ("Diterima", "KIM Contoh", ""),
        ("Dijawab", "Kantor Contoh", "Sudah."),
    ]
    assert (
        wish.steps(
            wish.meta_of(a_post(kind="aspirasi", request="informasi", received="2026-05-01"))
        )
        == []
    )


def test_a_potensi_may_have_a_telephone_alone() -> None:
    contact = {"phone": "0541-000000", "confirmed_at": "2026-05-01"}
    rows = _rows(kind="potensi", category="hasil-bumi", contact=contact)

    assert rows["Telepon usaha"] == "0541 000000"


def test_a_potensi_tells_its_business_contact() -> None:
    contact = {"whatsapp": "+62 541 000 0000", "confirmed_at": "2026-05-01"}
    rows = _rows(kind="potensi", category="hasil-bumi", contact=contact)

    assert rows == {
        "Golongan": "Hasil bumi",
        "WhatsApp usaha": "0541 0000000",
        "Kontak dikonfirmasi": "1 Mei 2026",
    }
