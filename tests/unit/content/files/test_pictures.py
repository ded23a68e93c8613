"""What is said of a picture, by its name and by what is in it."""

from __future__ import annotations

import pytest

from kim_plugins.content.files import pictures
from kim_plugins.content.files.pictures import Facts, Fault
from tests.builders import FOLDER

GOOD = Facts("JPEG", 1600, 1200)


def _codes(name: str = "madu.jpg", facts: Facts = GOOD) -> list[str]:
    uri = f"{FOLDER}/img/{name}"
    found = pictures.problems(uri, f"docs/{uri}", facts)
    assert {problem.span.path for problem in found} <= {f"docs/{uri}"}
    return [problem.code for problem in found]


def test_nothing_is_said_of_a_plain_picture() -> None:
    assert _codes() == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (Facts("JPEG", 64, 48, has_location=True, has_metadata=True), "KIM090"),
        (Facts(fault=Fault.PIXELS), "KIM092"),
        (Facts(fault=Fault.BROKEN), "KIM093"),
        (Facts("WEBP", 64, 48, is_animated=True), "KIM094"),
        (Facts("JPEG", 2561, 100), "KIM095"),
        (Facts("JPEG", 100, 2561), "KIM095"),
    ],
)
def test_each_fault_has_its_own_code(facts: Facts, code: str) -> None:
    assert _codes(facts=facts) == [code]


def test_a_camera_s_notes_without_a_place_are_nobody_s_fault() -> None:
    assert _codes(facts=Facts("JPEG", 2560, 1920, is_turned=True, has_metadata=True)) == []


def test_everything_wrong_with_a_picture_is_told_at_once() -> None:
    facts = Facts("JPEG", 4000, 3000, has_location=True)
    assert _codes("Foto KTP.JPG", facts) == ["KIM091", "KIM096", "KIM090", "KIM095"]


@pytest.mark.parametrize(
    "name",
    [
        "ktp.jpg",
        "KTP Budi.jpg",
        "ktp1.png",
        "scan_kk.webp",
        "kartu-keluarga-contoh.jpg",
        "Kartu Keluarga.jpeg",
        "e-ktp.jpg",
        "akta-lahir.jpg",
        "foto-paspor-contoh.jpg",
    ],
)
def test_a_name_of_a_scanned_paper_is_refused(name: str) -> None:
    assert "KIM091" in _codes(name)


@pytest.mark.parametrize(
    "name",
    [
        "layanan-ktp-keliling.jpg",
        "antrean-kk-di-kantor-desa.jpg",
        "perekaman-e-ktp.png",
        "mobil-sim-keliling.jpg",
        "syarat-membuat-akta.webp",
        "bukit-kakap.jpg",
        "simpang-tiga.jpg",
        "pkk-desa-contoh.jpg",
        "kkn-mahasiswa.jpg",
        "aktivitas-warga.jpg",
        "kaktus.jpg",
    ],
)
def test_a_name_of_a_public_matter_or_of_something_else_is_not(name: str) -> None:
    assert _codes(name) == []


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("madu.jpg", "madu.jpg"),
        ("madu.jpeg", "madu.jpeg"),
        ("Foto Panen (1).JPG", "foto-panen-1.jpg"),
        ("IMG_2041.PNG", "img-2041.png"),
        ("蜂蜜.png", "gambar.png"),
    ],
)
def test_a_better_name_is_lower_case_with_hyphens(name: str, better: str) -> None:
    assert pictures.better_name(name) == better
    assert pictures.better_name(better) == better
    assert ("KIM096" in _codes(name)) == (name != better)


def test_a_better_name_ends_as_the_content_asks() -> None:
    assert pictures.better_name("madu.png", "JPEG") == "madu.jpg"
    assert pictures.better_name("madu.jpeg", "JPEG") == "madu.jpeg"
