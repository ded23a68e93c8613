"""Private numbers and addresses are found, refused, shown nowhere. Those here are all fake."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base import formats, messages
from kim_plugins.content.judging.examine import examine
from kim_plugins.content.markdown import body
from kim_plugins.content.privacy.privacy import clue, find, masked
from tests.builders import a_source, a_text, judged

HARMLESS = (
    "Rp1.500.000.000",
    "Rp 12.345.678.901.234",
    "anggaran 1.234.567.890.123,45",
    "UU 14/2008 dan Permenkominfo 08/PER/M.KOMINFO/6/2010",
    "kode wilayah 64.08.12.2004",
    "koordinat -0.5023, 117.1203",
    "tanggal 08-12-2024 10:30",
    "pukul 08.00–11.00 WITA",
    "ISBN 978-602-03-1234-5",
    "nomor laporan 7654321",
    "telepon kantor (0541) 000000",
    "4.123.303 jiwa dan 881.225 jiwa",
    "SK 470/123/2022 tanggal 8 Mei 2022",
    "nomor surat 005/1234/DISKOMINFO/2026",
    "NPWP 12.345.678.9-012.000",
    "nomor urut 1234567890123456",
    "surel kantor contoh@kaltimprov.go.id",
    "https://contoh.test/0812345",
    "2022 2023 2024 2025 2026",
    "Bank Kaltimtara memberi Rp1.500.000.000 kepada desa",
    "Bank Sampah buka 08-05-2026 10.30 dan 09-05-2026 11.00",
    "Bank Sampah buka 08.00-11.00 13.00-15.00 WITA",
    "nasabah bank sampah tahun 2022 2023 2024",
    "Bank Sampah Contoh, telepon 0549-123456",
    "Bank Contoh 0549-1234567",
    "kelompok Mandiri ber-NIB 1234567890123",
    "pinjaman BRI Rp 62.812.000.000",
    "belanja 62.812.000.000 rupiah",
    "layanan 110, 112, 113, 119, 1708, 14017, dan 1500-046",
    "bebas pulsa 0800-1-000000",
    "pukul 08.15-09.30 dan 13.00-14.00",
    "IMEI 350000000000000",
    "nomor resi 1234567890123456",
    "harga 1.000.000.000.000.000 rupiah",
    "https://contoh.test/arsip/0812345678901",
    "alamat (atas) dan [atap] balai",
    "PBB 64.08.012.004.005-0012.0",
    "nilai 95,5% dari 4.123.303,5",
    "rekening listrik bulan Mei 2026",
    "kode rekening belanja 5.1.02.02.001.00026",
    "kode kegiatan dan rekening belanja 5.2.03.01.0004",
    "resi JP0812345678901",
    "Nomor: 0815/123/2026",
    "nomor surat 0811/234/5678",
    "arsip 0811/12/2026",
    "kode 0812\n08.00 buka",
    "Rekap 0812 orang\n345678 orang",
    "tahun 2024\n2025\n2026",
    "kode 640801\n640802\n640803",
    "Jumlah 62\n81 orang\n345",
    "telepon 0541-123456\n12 orang",
    "08.15\n09.30\n10.00",
    "nomor sasis MH1ABC0812345678",
    "surat nomor 0812/0345/2026",
    "layanan WA pukul 08.15-12.00 dan 13.30-15.00",
    "hubungi kantor pada 08.00\u201312.00, 13.00\u201316.00",
    "HP seharga 812.500.000 rupiah",
    "kapal 08 12 16 20 24 jam sekali",
    "semen 62 sak @ Rp81.250.000",
    "akun Gmail dan Yahoo dipakai (lihat panduan)",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_number_raises_no_alarm(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("code", "secret"),
    [
        ("KIM066", "6408120101900001"),
        ("KIM066", "6408 1201 0190 0001"),
        ("KIM066", "640812-410190-0001"),
        ("KIM067", "081200000000"),
        ("KIM067", "0812-0000-0000"),
        ("KIM067", "+62 812 0000 0000"),
        ("KIM067", "62812000000000"),
        ("KIM068", "warga.contoh@surel-contoh.net"),
        ("KIM066", "6408.1201.0190.0001"),
        ("KIM067", "(0812) 0000-0000"),
        ("KIM067", "0812 - 0000 - 0000"),
        ("KIM067", "0812.0000.0000"),
        ("KIM067", "0812\u20130000\u20130000"),
        ("KIM067", "(+62) 812-0000-0000"),
        ("KIM067", "+62 (812) 0000 0000"),
        ("KIM067", "0062812000000000"),
        ("KIM068", "warga (at) surel-contoh.net"),
        ("KIM068", "warga[at]surel-contoh[dot]net"),
        ("KIM069", "0012 3456 7890 123"),
        ("KIM069", "0012-01-000000-50-1"),
    ],
)
def test_a_private_number_is_found_and_shown_nowhere(code: str, secret: str) -> None:
    text = (
        f"Hubungi rekening BRI {secret} sekarang, Senin, 8 Mei 2022."
        if code == "KIM069"
        else (f"Hubungi {secret} sekarang, Senin, 8 Mei 2022.")
    )
    for file in (a_source(a_text(text)), a_source(a_text("Isi.", claim=text, kind="agenda"))):
        judgement = judged(file)
        shown = "".join(map(messages.as_text, judgement.diagnostics))
        shown += formats.as_json(judgement.diagnostics) + formats.as_github(judgement.diagnostics)

        assert judgement.post is None
        assert secret not in shown
    told = [p for p in judged(a_source(a_text(text))).diagnostics if p.code == code]
    assert [(p.span.column, p.span.length) for p in told] == [(text.index(secret) + 1, len(secret))]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("hubungi WA 812 0000 0000 3 hari sebelumnya", "812 0000 0000"),
        ("6281200000000, 3 orang", "6281200000000"),
        ("62 812 0000 0000, 5 orang", "62 812 0000 0000"),
        ("data KK 9999999999999999", "9999999999999999"),
        ("rekening 0012 01 000000 50 1, 3 orang", "0012 01 000000 50 1"),
        ("BPJS 0001-2345-67890", "0001-2345-67890"),
        ("NIK: 9999999999999999", "9999999999999999"),
        ("nomor KK warga 6408129999990001", "6408129999990001"),
        ("0812-0000-0000/0813-0000-0000", "0812-0000-0000"),
        ("0812-0000-0000,0813-0000-0000", "0812-0000-0000"),
        ("https://wa.me/6281200000000", "6281200000000"),
        ("https://api.whatsapp.com/send?phone=6281200000000", "6281200000000"),
        ("1480000000000 a.n. Rina", "1480000000000"),
        ("0012010000005 (BRI)", "0012010000005"),
        ("NIK 6408/1201/0190/0001", "6408/1201/0190/0001"),
        ("NIK 64_08_12_01_01_90_0001", "64_08_12_01_01_90_0001"),
        ("https://wa.me/081200000000", "081200000000"),
        ("https://api.whatsapp.com/send/?phone=%2B6281200000000", "6281200000000"),
        ("HP.081200000000", "081200000000"),
        ("WA081200000000", "081200000000"),
        ("WA 812-0000-0000", "812-0000-0000"),
        ("hubungi 08 12 00 00 00 00", "08 12 00 00 00 00"),
        ("hubungi 0 8 1 2 0 0 0 0 0 0 0 0", "0 8 1 2 0 0 0 0 0 0 0 0"),
        ("telepon 0812/0000/0000", "0812/0000/0000"),
        ("81200000000 (WA)", "81200000000"),
        ("0812**0000**0000", "0812**0000**0000"),
        ("\uff10\uff18\uff11\uff12\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff10",) * 2,
        ("0812\u200b0000\u200b0000",) * 2,
        ("warga.contoh @ gmail.com",) * 2,
        ("warga.contoh at gmail dot com",) * 2,
        ("warga.contoh(a)gmail.com",) * 2,
        ("warga.contoh@gmail,com",) * 2,
        ("warga.contoh\uff20gmail.com",) * 2,
        ("0812/0000/0000",) * 2,
        ("0812/00000000",) * 2,
        ("+62812/0000/0000",) * 2,
        (r"0812\-0000\-0000",) * 2,
        ("0812&nbsp;0000&nbsp;0000",) * 2,
        (r"6408\-1201\-0190\-0001",) * 2,
        (r"warga.contoh\@surel-contoh.net",) * 2,
        ("hubungi Pak Contoh 0812-0000-\n0000 ya", "0812-0000-\n0000"),
        ("> 0812 0000  \n> 0000.", "0812 0000  \n> 0000"),
        ("+62 812\n0000 0000", "+62 812\n0000 0000"),
        ("NIK 640812010190\n0001", "640812010190\n0001"),
        ("No. rekening BRI 0012-01-\n000000-50-1", "0012-01-\n000000-50-1"),
        ("BPJS 0001234\n567890", "0001234\n567890"),
    ],
)
def test_what_stands_around_a_number_tells_what_it_is(text: str, secret: str) -> None:
    found = find(text)

    assert found
    assert text[found[0].start : found[0].end] == secret
    assert secret not in masked(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hubungi 0812-0000-0045 saja.", "0812…45"),
        ("Hubungi +62 812 0000 0045 saja.", "+62 812…45"),
        ("Hubungi (0812) 0000-0045 saja.", "(0812…45"),
        ("WA 0 8 1 2 0 0 0 0 0 0 4 5", "0 8 1 2…45"),
        ("NIK 6408 1201 0190 0001.", "6408…01"),
        ("BRI 0012-01-000000-50-1", "001…01"),
        ("BPJS 0001234567890", "000…90"),
        ("Kirim ke warga@surel-contoh.net.", "w…@surel-contoh.net"),
        ("Kirim ke warga.contoh at gmail dot com.", "w…at gmail dot com"),
        ("Kirim ke warga [at] surel-contoh.net.", "w…[at] surel-contoh.net"),
        ("Hubungi 0812-0000-\n0045 saja.", "0812…45"),
        (r"Hubungi 0812\-0000\-0045.", "0812…45"),
    ],
)
def test_a_message_names_a_number_without_spreading_it(text: str, expected: str) -> None:
    told = [clue(found, text) for found in find(text)]

    assert told == [expected]
    assert find(expected) == []


def test_a_public_number_is_allowed_however_it_is_parted() -> None:
    for text in ("0812/0000/0000", "0812-0000-\n0000", r"0812\-0000\-0000", "0812-0000-0000\n12"):
        assert find(f"Hubungi {text}", ["0812-0000-0000"]) == []


def test_a_public_number_is_allowed_where_an_editor_can_see_it() -> None:
    text = "Telepon kantor: 0812-0000-0000."

    assert judged(a_source(a_text(text))).post is None
    assert judged(a_source(a_text(text, public_contacts=["+62 812 0000 0000"]))).post is not None


def test_a_nik_is_nobodys_public_number() -> None:
    number = "6408120101900001"
    judgement = judged(a_source(a_text(f"NIK {number}.", public_contacts=[number])))

    assert [(p.code, p.span.line) for p in judgement.diagnostics] == [("KIM066", 9), ("KIM066", 6)]
    assert number not in formats.as_json(judgement.diagnostics)


def test_a_comment_in_the_front_matter_and_the_files_name_are_open_to_all() -> None:
    text = a_text().replace("title:", "# tanya 0812-0000-0000\ntitle:", 1)
    named = a_source(a_text(), "posts/kutai-timur/kim-contoh/2026-05-08-wa-081200000000.md")

    assert [(p.code, p.span.line) for p in judged(a_source(text)).diagnostics] == [("KIM067", 2)]
    assert [p.code for p in judged(named).diagnostics] == ["KIM067"]


def test_a_nik_is_told_even_where_the_front_matter_cannot_be_read() -> None:
    text = a_text("NIK 6408120101900001.").replace("---\n", "", 1)
    codes = {problem.code for problem in judged(a_source(text)).diagnostics}

    assert codes == {"KIM001", "KIM066"}


def test_a_business_contact_of_potensi_is_meant_to_be_shown() -> None:
    keys: dict[str, Any] = {
        "kind": "potensi",
        "category": "umkm",
        "contact": {"whatsapp": "6281200000000", "confirmed_at": "2026-05-01"},
    }

    assert judged(a_source(a_text(**keys))).post is not None


@given(st.text())
def test_a_mask_keeps_the_length_and_leaves_nothing_to_find(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert find(masked(text)) == []


@given(
    st.lists(
        st.sampled_from("0 1 6 8 62 . - + @ a .net ( ) NIK BRI WA / at gmail.com".split())
    ).map("".join)
)
def test_no_text_is_too_odd_to_be_searched(text: str) -> None:
    assert find(masked(text)) == []
    examine(a_source(a_text(text)), body.render_text)
