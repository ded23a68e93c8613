"""gabungan.yaml: a province joins by one line, and everything wrong is told at once."""

from __future__ import annotations

import pytest

from kim_plugins.base.zones import WIB, WIT
from kim_plugins.content.federation import membership

HEAD = "name: KIM Indonesia\nurl: https://kim.example.id\nsites:\n"


def test_a_line_is_a_site() -> None:
    found = membership.read(
        HEAD + "  - https://KIM.example.org/kaltim\n  - http://localhost:8000/\n"
    )

    assert (found.name, found.url) == ("KIM Indonesia", "https://kim.example.id/")
    assert found.sites == ("https://kim.example.org/kaltim/", "http://localhost:8000/")


def test_the_pages_tell_the_time_of_a_zone_that_may_be_named() -> None:
    line = "  - https://kim.example.org/\n"

    assert membership.read(HEAD + line).zone is WIB
    assert membership.read(f"timezone: Asia/Jayapura\n{HEAD}{line}").zone is WIT
    with pytest.raises(membership.Unusable, match="baris 1: timezone WITA tidak dikenal"):
        membership.read(f"timezone: WITA\n{HEAD}{line}")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("http://kim.example.org/", "alamat diawali https://"),
        ("https://orang:sandi@kim.example.org/", "kata sandi"),
        ("https://kim.example.org/?a=b", "tanda tanya"),
        ("https://[::1]/", "nama situs ditulis dengan huruf"),
        ("https://kim.example.org/a;b/", "folder ditulis dengan huruf"),
        ("file:///etc/hostname", "alamat diawali https://"),
        ("kim.example.org", "alamat diawali https://"),
        ("[a, b]", "baris ini"),
    ],
)
def test_an_address_that_no_site_can_have_is_told_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(membership.Unusable) as caught:
        membership.read(f"{HEAD}  - https://kim.example.org/\n  - {line}\n")

    assert "gabungan.yaml baris 5: " in str(caught.value)
    assert reason in str(caught.value)


def test_a_second_list_is_told_rather_than_dropped() -> None:
    text = f"{HEAD}  - https://a.example/\nsites:\n  - https://b.example/\n"

    with pytest.raises(membership.Unusable, match=r"baris 5: Kunci sites sudah ditulis di baris 3"):
        membership.read(text)


def test_a_port_that_goes_without_saying_is_no_other_address() -> None:
    with pytest.raises(membership.Unusable, match="sudah ada di baris 4"):
        membership.read(f"{HEAD}  - https://a.example/\n  - https://a.example:443\n")


def test_everything_wrong_is_told_at_once() -> None:
    text = "nama: x\nurl: ftp://x\nsites:\n  - https://a.example/\n  - https://A.example\n"

    with pytest.raises(membership.Unusable) as caught:
        membership.read(text)

    told = str(caught.value)
    assert "baris 1: kunci nama tidak dikenal" in told
    assert "isi name dengan satu teks" in told
    assert "baris 2: ftp://x" in told
    assert "baris 5: https://A.example: sudah ada di baris 4" in told


@pytest.mark.parametrize("text", ["", "- a\n", "name: [\n", "name: x\nurl: https://x.example/\n"])
def test_a_file_without_sites_says_what_belongs_there(text: str) -> None:
    with pytest.raises(membership.Unusable, match="Contoh:"):
        membership.read(text)
