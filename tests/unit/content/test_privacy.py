"""Private numbers and addresses are found, refused, shown nowhere. Those here are all fake."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base import formats, messages
from kim_plugins.content import body
from kim_plugins.content.examine import examine
from kim_plugins.content.privacy import find, masked
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
        ("KIM069", "0012 3456 7890 123"),
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


def test_a_public_number_is_allowed_where_an_editor_can_see_it() -> None:
    text = "Telepon kantor: 0812-0000-0000."

    assert judged(a_source(a_text(text))).post is None
    assert judged(a_source(a_text(text, public_contacts=["+62 812 0000 0000"]))).post is not None


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


@given(st.lists(st.sampled_from("0 1 6 8 62 . - + @ a .net ( ) NIK BRI".split())).map("".join))
def test_no_text_is_too_odd_to_be_searched(text: str) -> None:
    assert find(masked(text)) == []
    examine(a_source(a_text(text)), body.render_text)
