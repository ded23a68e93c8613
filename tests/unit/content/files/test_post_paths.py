"""What folder and file name say of a file below `docs/posts/`."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.files import post_paths
from kim_plugins.content.files.post_paths import FileRole, PostName
from kim_plugins.model.posts import PostPlace
from tests.builders import FOLDER, a_registry

REGISTRY = a_registry()


def _codes(uri: str) -> list[str]:
    _, misplaced = post_paths.place(uri, uri, REGISTRY)
    _, misnamed = post_paths.name_of(uri, uri)
    return [problem.code for problem in (*misplaced, *misnamed)]


@pytest.mark.parametrize(
    ("uri", "role"),
    [
        (f"{FOLDER}/2026-05-08-panen.md", FileRole.POST),
        (f"{FOLDER}/catatan.MD", FileRole.POST),
        (f"{FOLDER}/2026-05-08-panen.markdown", FileRole.POST),
        ("posts/a.md", FileRole.POST),
        (f"{FOLDER}/img/madu.jpg", FileRole.PICTURE),
        (f"{FOLDER}/img/Foto Desa.JPEG", FileRole.PICTURE),
        (f"{FOLDER}/img/madu.webp", FileRole.PICTURE),
        (f"{FOLDER}/berkas/undangan.pdf", FileRole.ATTACHMENT),
        (f"{FOLDER}/berkas/Undangan Rapat.PDF", FileRole.ATTACHMENT),
        (f"{FOLDER}/berkas/undangan.docx", FileRole.STRAY),
        (f"{FOLDER}/undangan.pdf", FileRole.STRAY),
        (f"{FOLDER}/img/undangan.pdf", FileRole.STRAY),
        (f"{FOLDER}/madu.jpg", FileRole.STRAY),
        (f"{FOLDER}/img/2026/madu.jpg", FileRole.STRAY),
        (f"{FOLDER}/img/madu.svg", FileRole.STRAY),
        (f"{FOLDER}/naskah.docx", FileRole.STRAY),
        (f"{FOLDER}/README.md", FileRole.IGNORED),
        (f"{FOLDER}/img/Thumbs.db", FileRole.IGNORED),
        (f"{FOLDER}/.DS_Store", FileRole.IGNORED),
        (f"{FOLDER}/2026-05-08-panen.md~", FileRole.IGNORED),
        (f"{FOLDER}/#2026-05-08-panen.md#", FileRole.IGNORED),
        (f"{FOLDER}/2026-05-08-panen.md.swp", FileRole.IGNORED),
        (f"{FOLDER}/4913", FileRole.IGNORED),
        (f"{FOLDER}/~$naskah.docx", FileRole.IGNORED),
        (f"{FOLDER}/2026-05-08-panen.md.bak", FileRole.STRAY),
        (f"{FOLDER}/2026-05-08-panen.md.orig", FileRole.STRAY),
        (f"{FOLDER}/.2026-05-08-panen.md", FileRole.IGNORED),
        ("posts/.simpanan/kim-contoh/2026-05-08-panen.md", FileRole.IGNORED),
    ],
)
def test_a_file_has_a_role_by_its_name_and_folder(uri: str, role: FileRole) -> None:
    assert post_paths.role(uri) is role


def test_a_file_without_a_role_is_told_as_picture_or_as_something_else() -> None:
    picture = post_paths.stray(f"{FOLDER}/madu.JPG", "docs/madu.JPG")
    other = post_paths.stray(f"{FOLDER}/naskah.docx", "docs/naskah.docx")

    assert (picture.code, picture.args) == ("KIM058", {"name": "madu.JPG"})
    assert (other.code, other.args) == ("KIM041", {"name": "naskah.docx"})


@pytest.mark.parametrize(
    ("name", "head", "fits"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0", True),
        ("a.JPEG", b"\xff\xd8\xff\xe1", True),
        ("a.png", b"\x89PNG\r\n\x1a\n....", True),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", True),
        ("a.webp", b"RIFF\x00\x00\x00\x00WAVEfmt ", False),
        ("a.png", b"\xff\xd8\xff\xe0", False),
        ("a.jpg", b"<svg onload=", False),
        ("a.jpg", b"", False),
        ("a.gif", b"GIF89a", False),
    ],
)
def test_a_picture_is_what_its_first_bytes_say(name: str, head: bytes, fits: bool) -> None:
    assert post_paths.has_signature(name, head) is fits


def test_a_posts_place_is_read_from_its_path() -> None:
    uri = f"{FOLDER}/2026-05-08-panen-madu.md"
    place = PostPlace("kutai-timur", "kim-contoh", dt.date(2026, 5, 8), "panen-madu")

    assert post_paths.place(uri, "a.md", REGISTRY) == (place, [])
    assert post_paths.name_of(uri, "a.md") == (PostName(place.day, place.slug), [])


@pytest.mark.parametrize(
    ("uri", "codes"),
    [
        ("posts/2026-05-08-a.md", ["KIM055"]),
        (f"{FOLDER}/2026/2026-05-08-a.md", ["KIM055"]),
        ("posts/xyz/kim-contoh/2026-05-08-a.md", ["KIM023"]),
        ("posts/kutai-timur/xyz/2026-05-08-a.md", ["KIM024"]),
        ("posts/kutai-timur/KIM-Contoh/2026-05-08-a.md", ["KIM042"]),
        (f"{FOLDER}/2026-05-08.md", ["KIM022"]),
        (f"{FOLDER}/2026-05-08-.md", ["KIM022"]),
        (f"{FOLDER}/2026-05-08-A.md", ["KIM022"]),
        (f"{FOLDER}/26-05-08-a.md", ["KIM022"]),
        (f"{FOLDER}/2026-05-08-a.MD", ["KIM022"]),
        (f"{FOLDER}/2026-13-08-a.md", ["KIM211"]),
        (f"{FOLDER}/0000-01-01-a.md", ["KIM211"]),
        (f"{FOLDER}/2026-05-08-{'a' * 81}.md", ["KIM022"]),
        ("posts/xyz/kim-contoh/a.md", ["KIM023", "KIM022"]),
    ],
)
def test_a_path_that_does_not_fit_is_told(uri: str, codes: list[str]) -> None:
    assert _codes(uri) == codes


def test_a_posts_address_is_known_from_its_path_alone() -> None:
    assert (
        post_paths.url_of(f"{FOLDER}/2026-05-08-panen.md") == "kutai-timur/kim-contoh/2026/panen/"
    )
    for uri in (f"{FOLDER}/panen.md", "panduan/2026-05-08-a.md", f"{FOLDER}/img/madu.jpg"):
        assert post_paths.url_of(uri) is None


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("2026-05-08 Panen Madu.md", "2026-05-08-panen-madu.md"),
        ("2026_05_08_Panen.md", "2026-05-08-panen.md"),
        ("20260508panen.markdown", "2026-05-08-panen.md"),
        ("2026-05-08-.md", ""),
        ("panen-madu.md", ""),
    ],
)
def test_a_better_name_is_guessed_where_a_date_comes_first(name: str, better: str) -> None:
    _, (problem,) = post_paths.name_of(f"{FOLDER}/{name}", "a.md")

    assert problem.suggestion == better


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_any_path_has_a_place_or_a_problem(folders: list[str]) -> None:
    uri = "/".join(folders)
    place, misplaced = post_paths.place(uri, "a.md", REGISTRY)
    name, misnamed = post_paths.name_of(uri, "a.md")

    assert (name is None) == bool(misnamed)
    assert (place is None) == bool([*misplaced, *misnamed])


@pytest.mark.parametrize(
    ("brand", "others", "is_heic"),
    [
        (b"heic", b"mif1heic", True),
        (b"heix", b"", True),
        (b"mif1", b"miafheic", True),
        (b"mif1", b"avifmiaf", False),
        (b"avif", b"mif1miaf", False),
        (b"isom", b"mp42", False),
    ],
)
def test_a_photo_of_a_phone_is_known_by_its_brands(
    brand: bytes, others: bytes, is_heic: bool
) -> None:
    size = (16 + len(others)).to_bytes(4, "big")
    head = size + b"ftyp" + brand + bytes(4) + others + b"\x00\x00\x00\x10metaheic"
    assert post_paths.is_heic(head) is is_heic
    assert not post_paths.is_heic(b"\xff\xd8\xff\xe0" + head)
    assert not post_paths.is_heic(head[:6])


def test_a_photo_of_a_phone_in_the_wrong_folder_is_to_be_moved_first() -> None:
    found = [
        post_paths.stray(uri, uri).code for uri in (f"{FOLDER}/img/a.HEIC", f"{FOLDER}/a.heic")
    ]
    assert found == ["KIM163", "KIM058"]
