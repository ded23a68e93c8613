"""`kim terima` with what the form sends: a whole post as text, and its photos beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from kim_plugins.cli import main
from kim_plugins.content.imports.seals import contribution_in
from tests.e2e.desk import FOLDER, hash_of, written
from tests.pictures import drawn, jpeg, opened, saved

NAME = "2026-11-24-panen-madu-hutan"
HEAD = """title: "Panen madu hutan"
date: 2026-11-24
kind: berita
summary: "Warga Desa Contoh memanen madu hutan untuk pertama kali tahun ini."
"""
BODY = """Warga memanen **madu** hutan di Desa Contoh, Minggu pagi.

Hasilnya dibagi rata.
"""


def a_photo(bright: str = "kiri") -> Image.Image:
    """Draw a picture whose likeness differs from that of its mirror image in most bits."""
    image = drawn(640, 480)
    return image if bright == "kanan" else image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def a_post(*photos: str, further: str = "", body: str = BODY, head: str = HEAD) -> str:
    """Write what the form sends; `photos` are the comments that tell of them."""
    comments = "".join(f"# foto: {one}\n" for one in photos)
    begin = "---\n# formulir: 1\n# untuk: kutai-timur/kim-contoh\n"
    return f"{begin}{comments}{head}{further}---\n\n{body}"


def terima(*arguments: object, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["terima", *map(str, arguments)], input=answer)


def the_post(root: Path) -> str:
    (found,) = (root / FOLDER).glob("*.md")
    return found.read_text("utf-8")


def own(root: Path) -> str:
    """Return the keys that the office adds."""
    return f'contribution: "{contribution_in(the_post(root))}"\ndraft: true\n'


def test_a_post_is_taken_as_it_is_written(root: Path) -> None:
    (root / f"{NAME}.txt").write_text(a_post(), "utf-8")

    result = terima(f"{NAME}.txt", "--yes")

    assert result.exit_code == 0, result.output
    marker, _, rest = the_post(root).removeprefix("---\n").partition("\n")
    assert marker.startswith("# impor: ")
    assert rest == f"{HEAD}{own(root)}---\n\n{BODY}"
    assert written(root) == [f"{NAME}.md"]
    assert (
        f"*Diterima, nomor {contribution_in(the_post(root))}:* Panen madu hutan. Terima kasih."
        in result.output
    )
    assert "Perlu dilengkapi" not in result.output


@pytest.mark.parametrize(
    "as_sent",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("---\n", "—\n").encode(),
        lambda text: text.replace("\n", "  \n").encode(),
        lambda text: f"Diteruskan\n\nAssalamualaikum, ini kabar kami.\n\n{text}".encode(),
    ],
    ids=["CRLF", "BOM", "UTF-16", "tanda pisah", "spasi di ujung baris", "salam di atasnya"],
)
def test_what_programs_make_of_a_text_changes_nothing(
    root: Path, as_sent: Callable[[str], bytes]
) -> None:
    (root / "DOC-20261124-WA0003.txt").write_bytes(as_sent(a_post()))

    terima("DOC-20261124-WA0003.txt", "--yes")

    assert f"{HEAD}{own(root)}---\n\n{BODY}" in the_post(root).replace("  \n", "\n")
    assert written(root) == [f"{NAME}.md"]


def test_a_post_with_many_photos_is_one_all_the_same(root: Path) -> None:
    photos = [f"img/panen-madu-hutan-{n}.jpg 1600x1200 {n:016x}" for n in range(40)]
    (root / "kirim.txt").write_text(a_post(*photos).replace("# formulir: 1\n", ""), "utf-8")

    terima("kirim.txt", "--yes")

    assert f"\n{HEAD}" in the_post(root)


def test_photos_are_known_by_their_names(root: Path) -> None:
    body = f"{BODY}\n![Sarang](img/sarang.jpg)\n"
    (root / "kirim.txt").write_text(
        a_post("img/madu.jpg 640x480", "img/sarang.jpg 640x480", body=body, further=IMAGE), "utf-8"
    )
    (root / "madu.jpg").write_bytes(jpeg(640, 480, shade=1))
    (root / "sarang (1).jpg").write_bytes(jpeg(640, 480, shade=2))

    told = terima("kirim.txt", "madu.jpg", "sarang (1).jpg", "--yes").output

    assert written(root) == [f"{NAME}.md", "madu.jpg", "sarang.jpg"]
    assert "![Sarang](img/sarang.jpg)" in the_post(root)
    assert "Perlu dilengkapi" not in told


IMAGE = """image: img/madu.jpg
image_alt: "Sarang madu di pohon"
image_credit: "KIM Contoh"
image_people: tidak-ada
"""


def test_photos_that_whatsapp_renamed_are_known_by_their_looks(root: Path) -> None:
    left, right = a_photo("kiri"), a_photo("kanan")
    body = f"{BODY}\n![Sarang](img/sarang.jpg)\n"
    comments = (
        f"img/madu.jpg 640x480 {hash_of(left)}",
        f"img/sarang.jpg 640x480 {hash_of(right)}",
    )
    (root / "kirim.txt").write_text(a_post(*comments, body=body, further=IMAGE), "utf-8")
    for number, image in enumerate((right, left)):
        small = saved(image.resize((320, 240)), quality=40)
        (root / f"IMG-20261124-WA000{number}.jpg").write_bytes(small)

    terima("kirim.txt", *sorted(root.glob("IMG-*")), "--yes")

    madu = opened((root / FOLDER / "img/madu.jpg").read_bytes()).convert("L").tobytes()
    assert madu[10] > madu[310]
    assert written(root) == [f"{NAME}.md", "madu.jpg", "sarang.jpg"]


def test_photos_that_nothing_else_tells_apart_go_by_their_order(root: Path) -> None:
    body = f"{BODY}\n![Sarang](img/sarang.jpg)\n"
    (root / "kirim.txt").write_text(a_post(body=body, further=IMAGE), "utf-8")
    (root / "1.jpg").write_bytes(jpeg(64, 48))
    (root / "2.jpg").write_bytes(jpeg(80, 60))

    told = terima("kirim.txt", "2.jpg", "1.jpg", "--yes").output

    assert "foto madu.jpg, sarang.jpg dicocokkan menurut urutan kirimnya saja" in told
    assert opened((root / FOLDER / "img/madu.jpg").read_bytes()).width == 80


def test_a_photo_that_is_missing_is_asked_for_and_may_follow(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post("img/madu.jpg 64x48", further=IMAGE), "utf-8")
    told = terima("kirim.txt", "--yes").output
    assert "*Perlu dilengkapi:* foto madu.jpg dikirim lagi, karena belum sampai" in told

    (root / "madu.jpg").write_bytes(jpeg())
    terima("kirim.txt", "madu.jpg", "--yes")

    assert written(root) == [f"{NAME}.md", "madu.jpg"]
    assert "image: img/madu.jpg\n" in the_post(root)


def test_a_photo_that_no_post_shows_is_told(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post(), "utf-8")
    (root / "lain.jpg").write_bytes(jpeg())

    told = terima("kirim.txt", "lain.jpg", "--yes").output

    assert "tidak cocok dengan tulisan mana pun tidak diikutkan: lain.jpg" in told
    assert written(root) == [f"{NAME}.md"]


def test_a_photo_whose_name_is_taken_gets_another(root: Path) -> None:
    other = root / FOLDER / "img/madu.jpg"
    other.parent.mkdir(parents=True)
    other.write_bytes(jpeg(shade=7))
    (root / "kirim.txt").write_text(a_post("img/madu.jpg 64x48", further=IMAGE), "utf-8")
    (root / "madu.jpg").write_bytes(jpeg(shade=1))

    terima("kirim.txt", "madu.jpg", "--yes")

    assert other.read_bytes() == jpeg(shade=7)
    assert "image: img/madu-2.jpg\n" in the_post(root)


def test_what_an_editor_alone_may_set_is_left_out_and_told(root: Path) -> None:
    further = (
        'urgent: true\nredirect_from: [/kutim/]\ndraft: false\nfirst_published: "https://a.test/"\n'
        "contribution: k7m2q9xd\n"
        "withdrawn:\n  at: 2026-11-24\n  reason: Coba\nwarna: merah\nimpor: x\n"
        "# impor: 0123456789abcdef\n"
    )
    (root / "kirim.txt").write_text(a_post(further=further), "utf-8")

    told = terima("kirim.txt", "--yes").output

    assert the_post(root).partition("\n---\n")[0].endswith(f"\n{HEAD}{own(root)}".rstrip())
    assert "0123456789abcdef" not in the_post(root)
    for key in ("urgent", "redirect_from", "first_published", "withdrawn", "contribution"):
        assert f"kunci {key} hanya diisi penyunting" in told
    assert "kunci warna tidak dikenal, jadi tidak diikutkan: merah" in told


def test_private_numbers_are_covered_but_public_ones_stay(root: Path) -> None:
    further = 'public_contacts: ["0811-0000-0001"]\n'
    body = "Hubungi 0811-0000-0001 (kantor) atau 0812-0000-0002.\n"
    head = HEAD.replace("tahun ini", "tahun ini, info 0812-0000-0003")
    (root / "kirim.txt").write_text(a_post(further=further, body=body, head=head), "utf-8")

    told = terima("kirim.txt", "--yes").output

    assert "Hubungi 0811-0000-0001 (kantor) atau (nomor tidak ditampilkan)." in the_post(root)
    assert "info (nomor tidak ditampilkan)." in the_post(root)
    assert "0812" not in the_post(root)
    assert "memuat public_contacts atau contact" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (a_post(head='title: "Belum ditutup\n'), "tidak terbaca"),
        (a_post(further="sources: !!python/object:os.system []\n"), "tidak terbaca"),
        (a_post(further="title: Sekali lagi\n"), "tidak terbaca"),
        (a_post().replace("\n---\n\n", "\n"), "tidak terbaca"),
        (a_post(head=""), "belum ada isinya"),
        ("---\n{title: Satu baris, date: 2026-11-24, draft: false}\n---\nIsi.\n", ""),
        ("---\n# formulir: 1\n{title: Satu, draft: false}\n---\nIsi.\n", "satu kunci sebaris"),
        (a_post(further='image_credit: "\\x30\\x3811-0000-0001"\n'), "tersembunyi"),
    ],
    ids=[
        "kutip",
        "tag",
        "dua kali",
        "terpotong",
        "kosong",
        "bukan formulir",
        "sebaris",
        "tersamar",
    ],
)
def test_a_front_matter_that_cannot_be_read_is_no_post(root: Path, text: str, told: str) -> None:
    (root / "kirim.txt").write_text(text, "utf-8")

    result = terima("kirim.txt", "--yes", "--group", "kim-contoh")

    if told:
        assert result.exit_code == 1
        assert told in result.output
        assert written(root) == []
    else:
        assert "\ndraft: false\n" not in the_post(root)


def test_the_group_is_the_one_that_the_post_names(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post().replace("kim-contoh", "kim-khayal"), "utf-8")

    told = terima("kirim.txt", "--yes").output

    assert "Kelompok kutai-timur/kim-khayal tidak terdaftar" in told
    assert "Sebutkan kelompoknya dengan --group." in told
    assert written(root) == []


def test_another_group_than_the_post_names_is_asked_about(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post(), "utf-8")
    others = root / "docs/posts/samarinda/kim-teladan"

    refused = terima("kirim.txt", "--group", "kim-teladan", answer="t\n")
    assert "ditulis untuk kutai-timur/kim-contoh" in refused.output
    assert not others.exists()

    terima("kirim.txt", "--group", "kim-teladan", "--yes")
    assert [path.name for path in others.glob("*.md")] == [f"{NAME}.md"]


def test_posts_of_several_groups_go_where_each_belongs(root: Path) -> None:
    (root / "a.txt").write_text(a_post(), "utf-8")
    other = a_post().replace("kutai-timur/kim-contoh", "samarinda/kim-teladan")
    (root / "b.txt").write_text(other.replace("madu", "padi"), "utf-8")

    terima("a.txt", "b.txt", "--yes")

    names = sorted(path.parent.name for path in (root / "docs/posts").rglob("*.md"))
    assert names == ["kim-contoh", "kim-teladan"]


def test_the_same_post_is_not_made_twice(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post(), "utf-8")
    terima("kirim.txt", "--yes")
    first = the_post(root)
    (root / "lagi.txt").write_bytes(a_post().replace("\n", "\r\n").encode())

    again = terima("lagi.txt", "--yes").output

    assert "1 sudah pernah masuk dan dilewati" in again
    assert the_post(root) == first


def test_an_editor_that_drops_comments_makes_nothing_new(root: Path) -> None:
    further = "sources:\n" + "".join(f'  - title: "Notulen rapat warga {n}"\n' for n in range(90))
    (root / "kirim.txt").write_text(a_post(further=further), "utf-8")
    terima("kirim.txt", "--yes")
    draft = root / FOLDER / f"{NAME}.md"
    lines = the_post(root).splitlines(keepends=True)
    draft.write_text("".join(one for one in lines if not one.startswith("#")), "utf-8")

    assert "1 sudah pernah masuk dan dilewati" in terima("kirim.txt", "--yes").output


def test_a_corrected_post_takes_the_place_of_its_draft(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post(), "utf-8")
    terima("kirim.txt", "--yes")
    (root / "betul.txt").write_text(a_post(body=BODY.replace("rata", "adil")), "utf-8")

    number = contribution_in(the_post(root))

    told = terima("betul.txt", "--yes").output

    assert f"*Diterima, nomor {number}:*" in told
    assert "Menggantikan draf yang belum diubah" in told
    assert "dibagi adil" in the_post(root)
    assert written(root) == [f"{NAME}.md"]
    for old in ("kirim.txt", "betul.txt"):
        assert "1 sudah pernah masuk dan dilewati" in terima(old, "--yes").output
    assert "dibagi adil" in the_post(root)


def test_a_draft_that_was_worked_on_is_not_replaced(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post(), "utf-8")
    terima("kirim.txt", "--yes")
    draft = root / FOLDER / f"{NAME}.md"
    draft.write_text(the_post(root).replace("Minggu pagi", "Minggu sore"), "utf-8")
    mended = a_post(body=BODY.replace("rata", "adil"), head=HEAD.replace("hutan untuk", "untuk"))
    (root / "betul.txt").write_text(mended, "utf-8")

    told = terima("betul.txt", "--yes").output

    assert "Tidak diganti, karena drafnya sudah diubah atau sudah terbit" in told
    assert f"{NAME}.md: salin yang berbeda: summary, isi" in told
    assert "penyunting mencocokkan perubahan Anda" in told
    assert "Minggu sore" in the_post(root)


def test_another_post_of_the_same_name_stands_beside_it(root: Path) -> None:
    (root / "kirim.txt").write_text(a_post(), "utf-8")
    other = "Koperasi Desa Lain membuka kelas mengolah lilin lebah bagi ibu rumah tangga.\n"
    (root / "lain.txt").write_text(a_post(body=other), "utf-8")

    terima("kirim.txt", "--yes")
    terima("lain.txt", "--yes")

    assert written(root) == [f"{NAME}-2.md", f"{NAME}.md"]


CHAT = """24/11/26 09.00 - Pak Contoh: DOC-20261124-WA0001.txt (file terlampir)
24/11/26 09.00 - Pak Contoh: IMG-20261124-WA0002.jpg (file terlampir)
24/11/26 09.05 - Bu Contoh: IMG-20261124-WA0003.jpg (file terlampir)
24/11/26 09.06 - Bu Contoh: {long}
24/11/26 09.30 - Pak Contoh: DOC-20261124-WA0004.txt (file terlampir)
24/11/26 09.40 - Bu Contoh: ---
# formulir: 1
# untuk: kutai-timur/kim-contoh
title: Rapat warga
date: 2026-11-25
kind: berita
summary: Warga Desa Contoh bermusyawarah tentang pembagian air sawah.
---
Rapat berlangsung di balai desa.
"""
LONG = "Kabar dari RT 03: jembatan kayu di ujung kampung sudah diperbaiki warga kemarin. " * 2


def test_posts_in_a_chat_are_found_with_their_sender_s_photos(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "chat.zip"
    post = a_post(f"img/madu.jpg 640x480 {hash_of(a_photo())}", further=IMAGE)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Chat WhatsApp dengan KIM Contoh.txt", CHAT.format(long=LONG))
        archive.writestr("DOC-20261124-WA0001.txt", post.replace("rata", "rta"))
        archive.writestr("DOC-20261124-WA0004.txt", post)
        archive.writestr("IMG-20261124-WA0002.jpg", saved(a_photo("kiri"), quality=40))
        archive.writestr("IMG-20261124-WA0003.jpg", saved(a_photo("kanan")))

    result = terima(path, "--yes")

    assert result.exit_code == 0, result.output
    assert "1 pesan panjang lain di chat ini dilewati" in result.output
    assert written(root) == [f"{NAME}.md", "2026-11-25-rapat-warga.md", "madu.jpg"]
    assert "dibagi rata" in (root / FOLDER / f"{NAME}.md").read_text("utf-8")
    assert not [name for name in ("Pak", "Bu Contoh") if name in result.output]
