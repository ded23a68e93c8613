"""`kim terima`: drafts of what an office received, and the text that goes back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import Result

from kim_plugins.builder.imports import inbox
from kim_plugins.content.imports.seals import contribution_in
from tests.e2e.desk import FOLDER, given_to, written
from tests.golden.test_imports import HERE
from tests.pictures import heic, jpeg

CHAT = HERE.parent / "chats/android-indonesia.txt"
TEXT = """Kerja bakti jalan usaha tani

Warga Dusun Satu menambal jalan usaha tani sepanjang dua ratus meter, *Minggu* pagi.

• Alat dari dusun
• Konsumsi dari warga
"""
LONG = "Kabar dari RT 03: jembatan kayu di ujung kampung sudah diperbaiki warga kemarin sore. " * 2


def terima(*arguments: object, answer: str = "") -> Result:
    return given_to("terima", arguments, answer)


def the_post(root: Path) -> str:
    (found,) = (root / FOLDER).glob("*.md")
    return found.read_text("utf-8")


def number_in(root: Path) -> str:
    return contribution_in(the_post(root))


def exported(path: Path, chat: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Chat WhatsApp dengan KIM Contoh.txt", chat or CHAT.read_text("utf-8"))
        archive.writestr("IMG-20261123-WA0001.jpg", jpeg())
        archive.writestr("IMG-20261123-WA0077.jpg", jpeg(shade=90))
    return path


def test_a_message_of_a_chat_becomes_a_draft_without_anybody_s_name(
    root: Path, tmp_path: Path
) -> None:
    result = terima(exported(tmp_path / "chat.zip"), "--yes")

    assert result.exit_code == 0, result.output
    post = the_post(root)
    assert 'title: "Undangan posyandu melati"' in post
    assert "kind: agenda\n" in post
    assert "starts: 2026-12-05T08:00\n" in post
    assert "draft: true\n" in post
    assert "(nomor tidak ditampilkan)" in post
    assert not [name for name in ("0811", "0812", "Pak Contoh", "KIM Contoh.txt") if name in post]
    assert "img-20261123-wa0001.jpg" in written(root)
    assert "img-20261123-wa0077.jpg" not in written(root)


def test_the_answer_says_what_is_missing_and_where_it_will_be(root: Path, tmp_path: Path) -> None:
    told = terima(exported(tmp_path / "chat.zip"), "--yes").output

    number = number_in(root)
    assert f"*Diterima, nomor {number}:* Undangan posyandu melati. Terima kasih." in told
    assert f"Kabar kiriman ini: /kiriman/{number}/" in told
    assert "*Perlu dilengkapi:* keterangan setiap foto, siapa pemotretnya" in told
    assert "terbit di /kutai-timur/kim-contoh/2026/undangan-posyandu-melati/" in told
    assert "1 di antaranya draf: lengkapi dulu, lalu hapus `draft: true`" in told


def test_the_address_in_the_answer_is_one_that_can_be_opened(root: Path, tmp_path: Path) -> None:
    (root / "mkdocs.yml").write_text("site_url: !ENV [X_KIM, 'https://kim.example/']\n")
    told = terima(exported(tmp_path / "chat.zip"), "--yes").output

    assert "https://kim.example/kutai-timur/kim-contoh/2026/undangan-posyandu-melati/" in told


def test_a_broken_photo_is_left_out_and_told(root: Path) -> None:
    (root / "pesan.txt").write_text("Panen madu\nWarga memanen madu hutan di Desa Contoh.")
    (root / "rusak.jpg").write_bytes(b"bukan foto")
    (root / "utuh.jpg").write_bytes(jpeg())

    told = terima("pesan.txt", "rusak.jpg", "utuh.jpg", "--yes").output

    assert "rusak.jpg" in told
    assert "(img/utuh.jpg)" in the_post(root)
    assert "rusak" not in the_post(root)


def test_of_several_messages_one_is_asked_for_by_its_number(root: Path, tmp_path: Path) -> None:
    chat = CHAT.read_text("utf-8") + f"24/11/26 09.00 - Pak Contoh: {LONG}\n"
    path = exported(tmp_path / "chat.zip", chat)

    asked = terima(path, answer="9\n2\ny\n")

    assert "1. Senin, 23 November 2026: *UNDANGAN POSYANDU MELATI*" in asked.output
    assert "Tulis nomor pesan dari 1 sampai 2" in asked.output
    assert "Pak Contoh" not in asked.output
    assert "jembatan kayu" in the_post(root)


def test_who_may_not_be_asked_names_the_number(root: Path, tmp_path: Path) -> None:
    chat = CHAT.read_text("utf-8") + f"24/11/26 09.00 - Pak Contoh: {LONG}\n"
    path = exported(tmp_path / "chat.zip", chat)

    assert "--pesan" in terima(path, "--yes").output
    assert written(root) == []
    assert terima(path, "--yes", "--pesan", "1,2").exit_code == 0
    assert len(list((root / FOLDER).glob("*.md"))) == 2


def test_a_text_and_its_photos_go_together(root: Path) -> None:
    (root / "pesan.txt").write_text(TEXT, "utf-8")
    (root / "Foto Kami.HEIC").write_bytes(heic())

    terima("pesan.txt", "Foto Kami.HEIC", "--yes")

    post = the_post(root)
    assert "image: img/foto-kami.jpg\n" in post
    assert "• Alat dari dusun\n• Konsumsi dari warga\n" in post
    assert (root / FOLDER / "img/foto-kami.jpg").read_bytes().startswith(b"\xff\xd8\xff")


def test_nothing_is_made_twice(root: Path) -> None:
    (root / "pesan.txt").write_text(TEXT, "utf-8")
    terima("pesan.txt", "--yes")

    again = terima("pesan.txt", "--yes")

    assert "1 sudah pernah masuk dan dilewati" in again.output
    assert len(written(root)) == 1


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def paragraph(text: str, inside: str = "") -> str:
    kind = f"<w:pPr>{inside}</w:pPr>" if inside else ""
    return f"<w:p>{kind}<w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


REPORT = (
    paragraph("Laporan musyawarah desa", '<w:pStyle w:val="Heading1"/>')
    + paragraph("Musyawarah dihadiri empat puluh warga di balai desa.")
    + f"<w:tbl>{row('Usulan', 'Biaya')}{row('Drainase', 'Rp25.000.000')}</w:tbl>"
)
NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS = (
    paragraph("Syarat")
    + paragraph("KTP", NUMBER)
    + paragraph("Untuk yang pindah:")
    + paragraph("Surat pindah", NUMBER)
)


def a_document(body: str = REPORT, *, numbering: bool = False) -> bytes:
    """Write the smallest Word document (ECMA-376) with this body."""
    part = f'<Override PartName="/word/numbering.xml" ContentType="{PARTS}.numbering+xml"/>'
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{PARTS}.document.main+xml"/>{part}</Types>'
    )

    def relation(kind: str, target: str) -> str:
        return (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
        )

    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relation("officeDocument", "word/document.xml"))
        archive.writestr("word/document.xml", document)
        if numbering:
            archive.writestr("word/_rels/document.xml.rels", relation("numbering", "numbering.xml"))
            archive.writestr("word/numbering.xml", NUMBERING)
    return stream.getvalue()


def test_a_word_document_keeps_its_table(root: Path) -> None:
    (root / "laporan.docx").write_bytes(a_document())

    result = terima("laporan.docx", "--yes")

    assert result.exit_code == 0, result.output
    post = the_post(root)
    assert 'title: "Laporan musyawarah desa"' in post
    assert post.count("Laporan musyawarah desa") == 1
    assert "| Usulan | Biaya |\n| --- | --- |\n| Drainase | Rp25.000.000 |" in post


def test_numbers_that_word_would_go_on_with_are_to_be_checked(root: Path) -> None:
    (root / "syarat.docx").write_bytes(a_document(LISTS, numbering=True))

    told = terima("syarat.docx", "--yes").output

    assert "daftar bernomor yang disela kalimat mulai lagi dari 1" in told
    assert "1. KTP\n\nUntuk yang pindah:\n\n1. Surat pindah" in the_post(root)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("surat.doc", b"\xd0\xcf\x11\xe0", "Simpan ulang sebagai .docx"),
        ("surat.docm", b"PK", "memuat makro"),
        ("rusak.docx", b"PK\x03\x04 rusak", "berkas Word ini rusak"),
        ("rusak.pdf", b"%PDF-1.4 rusak", "PDF ini rusak atau dikunci"),
        ("kosong.txt", b" \n", "tidak berisi teks"),
        ("foto.jpg", jpeg(), "Ada 1 foto, tetapi tidak ada tulisannya"),
        ("film.mp4", b"\x00", "tidak dapat dibaca"),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_written(
    root: Path, name: str, content: bytes, told: str
) -> None:
    (root / name).write_bytes(content)

    result = terima(name, "--yes")

    assert result.exit_code == 1
    assert told in result.output
    assert written(root) == []


def test_all_that_is_wrong_is_told_at_once(root: Path) -> None:
    (root / "a.doc").write_bytes(b"x")
    (root / "b.txt").write_bytes(b"")

    told = terima("a.doc", "b.txt", "c.txt", "--yes").output

    assert [name for name in ("a.doc", "b.txt", "c.txt") if name not in told] == []


def test_a_document_that_swells_is_not_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "LARGEST_PAPER", 100)
    (root / "besar.docx").write_bytes(a_document())

    assert "lebih besar dari" in terima("besar.docx", "--yes").output
    assert written(root) == []


INVITATION = (
    paragraph("KEPADA YTH. WARGA")
    + paragraph("Undangan rapat RT")
    + paragraph("Hari/Tanggal : Sabtu, 5 Desember 2026")
    + paragraph("Waktu : 19.30 WITA")
    + paragraph("Tempat : Balai RT 03")
)


def test_an_invitation_of_word_is_an_event(root: Path) -> None:
    (root / "Undangan Bu Contoh 0811-0000-0000.docx").write_bytes(a_document(INVITATION))

    terima("Undangan Bu Contoh 0811-0000-0000.docx", "--yes")

    post = the_post(root)
    assert 'title: "Undangan rapat RT"\n' in post
    assert "kind: agenda\n" in post
    assert "starts: 2026-12-05T19:30\n" in post
    assert "0811" not in post


def test_a_table_that_holds_a_table_keeps_both_legible(root: Path) -> None:
    inner = f"<w:tbl>{row('Semen', 'Rp75.000')}{row('Pasir', 'Rp50.000')}</w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('Rincian')}{inner}{paragraph('')}</w:tc></w:tr></w:tbl>"
    (root / "biaya.docx").write_bytes(a_document(paragraph("Biaya jalan") + outer))

    terima("biaya.docx", "--yes")

    assert "Rincian\n\n| Semen | Rp75.000 |\n| --- | --- |\n| Pasir | Rp50.000 |" in the_post(root)


def test_a_photo_that_cannot_be_read_is_asked_for_again(root: Path) -> None:
    (root / "pesan.txt").write_text(TEXT, "utf-8")
    (root / "foto.jpg").write_bytes(b"")

    told = terima("pesan.txt", "foto.jpg", "--yes").output

    assert "*Perlu dilengkapi:* fotonya dikirim lagi, karena belum terbaca." in told
    assert "Foto tidak ada atau tidak terbaca" in told
    assert "--unduh" not in told


def test_words_below_photos_describe_them(root: Path, tmp_path: Path) -> None:
    chat = (
        f"24/11/26 09.00 - Pak Contoh: {LONG}\n"
        "24/11/26 09.01 - Pak Contoh: IMG-20261123-WA0001.jpg (file terlampir)\nDari hulu\n"
        "24/11/26 09.02 - Pak Contoh: IMG-20261123-WA0077.jpg (file terlampir)\n"
        "Dari [hilir]\n0811-0000-0000\n"
    )

    terima(exported(tmp_path / "chat.zip", chat), "--yes")

    post = the_post(root)
    assert 'image_alt: "Dari hulu"\n' in post
    assert "![Dari (hilir) (nomor tidak ditampilkan)](img/img-20261123-wa0077.jpg)" in post
