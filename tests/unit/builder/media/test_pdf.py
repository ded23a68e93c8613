"""What a PDF says of itself, and what it may not do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NullObject, TextStringObject

from kim_plugins.builder.media import pdf as reader
from kim_plugins.content.files.attachments import LARGEST, Facts, Fault
from tests.documents import entry, in_root, on_page, pdf

NOTHING = TextStringObject("")
"""A script that does nothing."""


def _annotated(**given: object) -> Callable[[PdfWriter], object]:
    annotation = entry(Type="Annot", **given)  # type: ignore[arg-type]
    return on_page(Annots=ArrayObject([annotation]))


def test_pages_are_counted() -> None:
    assert reader.facts_of(pdf(3, "Musyawarah desa")) == Facts(pages=3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (in_root(OpenAction=entry(S="JavaScript", JS=NOTHING)), "skrip (JavaScript)"),
        (in_root(Names=entry(JavaScript=entry(Names=ArrayObject()))), "skrip (JavaScript)"),
        (on_page(AA=entry(O=entry(S="Named", N="Print"))), "perintah otomatis"),
        (in_root(OpenAction=entry(S="URI", URI=NOTHING)), "perintah otomatis"),
        (_annotated(Subtype="Link", A=entry(S="Launch")), "perintah menjalankan program"),
        (_annotated(Subtype="Widget", A=entry(S="SubmitForm")), "formulir yang mengirim isian"),
        (
            _annotated(
                Subtype="Link",
                A=entry(S="URI", URI=NOTHING, Next=ArrayObject([entry(S="Launch")])),
            ),
            "perintah menjalankan program",
        ),
        (_annotated(Subtype="FileAttachment"), "berkas lain yang disisipkan"),
        (_annotated(Subtype="RichMedia"), "video atau suara"),
        (in_root(AcroForm=entry(XFA=ArrayObject())), "formulir XFA"),
        (lambda writer: writer.add_attachment("a.txt", b"a"), "berkas lain yang disisipkan"),
    ],
)
def test_what_does_something_is_refused(change: Callable[[PdfWriter], object], words: str) -> None:
    facts = reader.facts_of(pdf(change=change))
    assert facts == Facts(fault=Fault.ACTIVE, detail=words)


def test_an_escaped_name_hides_nothing() -> None:
    plain = pdf(change=in_root(OpenAction=entry(S="JavaScript")))
    hidden = plain.replace(b"/JavaScript", b"/J#61vaScript")
    assert hidden != plain
    assert reader.facts_of(hidden).fault is Fault.ACTIVE


@pytest.mark.parametrize(
    "change",
    [
        in_root(OpenAction=ArrayObject([NullObject(), NameObject("/Fit")])),
        in_root(OpenAction=entry(S="GoTo")),
        _annotated(Subtype="Link", A=entry(S="URI", URI=TextStringObject("https://a.test/"))),
        in_root(StructTreeRoot=entry(Type="StructTreeRoot", S="Document")),
        lambda writer: writer.add_metadata({"/Author": "Kantor Desa Contoh"}),
        lambda writer: writer.add_outline_item(title="Bagian", page_number=0),
    ],
)
def test_what_office_programs_write_is_taken(change: Callable[[PdfWriter], object]) -> None:
    assert reader.facts_of(pdf(change=change)) == Facts(pages=1)


@pytest.mark.parametrize("password", ["", "rahasia"])
def test_a_locked_file_is_refused(password: str) -> None:
    def change(writer: PdfWriter) -> None:
        writer.encrypt(password, owner_password="pemilik", algorithm="RC4-128")

    assert reader.facts_of(pdf(change=change)) == Facts(fault=Fault.ENCRYPTED)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF", b"PK\x03\x04" + pdf(), b"%PDF-1.7\n" + bytes(90), pdf()[:200], pdf(0)]
)
def test_a_broken_file_or_another_one_is_refused(content: bytes) -> None:
    assert reader.facts_of(content) == Facts(fault=Fault.BROKEN)


def test_a_large_file_is_refused() -> None:
    facts = reader.facts_of(pdf() + bytes(LARGEST))
    assert facts == Facts(fault=Fault.LARGE, detail="5,0 MB")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NIK 6472010101900001", "nomor seperti NIK atau KK"),
        ("Hubungi 0811-0000-0000", "nomor telepon"),
        ("Peserta BPJS 0001234567890", "nomor kartu BPJS"),
        ("Telepon (0541) 123456, nomor 470/12/DS/2026", ""),
    ],
)
def test_private_numbers_in_its_text_are_told(text: str, words: str) -> None:
    facts = reader.facts_of(pdf(2, text.replace("(", r"\(").replace(")", r"\)")))
    assert facts == dataclasses.replace(Facts(2), private=words)
