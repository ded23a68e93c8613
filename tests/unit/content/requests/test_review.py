"""What an editor reads before it is published (KIM308), and who that is."""

from __future__ import annotations

from typing import Any

import pytest

from kim_plugins.content.requests import review
from kim_plugins.content.requests.changes import Change, Version
from tests.unit.content.requests.makers import NAME, OWN, POSTS, added, rights, version

PATH = f"{OWN}/{NAME}"
PHOTO = f"{OWN}/img/madu.jpg"
AGENDA = {"kind": "agenda", "starts": "2026-05-08T08:00", "place": "Balai desa"}
KLARIFIKASI = {"kind": "klarifikasi", "claim": "x", "verdict": "salah", "claim_source": "x"}


def notes(*changes: Change, login: str = "rina", **keys: Any) -> list[str]:
    request = review.Request(changes, rights(login, **{"trust": "tepercaya", **keys}), POSTS)
    found = review.needed(request)
    assert {d.code for d in found} <= {"KIM308"}
    return [d.args["reason"] for d in found]


@pytest.mark.parametrize("front", [{}, AGENDA, {"kind": "potensi", "category": "umkm"}])
def test_a_trusted_group_publishes_berita_agenda_and_potensi_by_itself(
    front: dict[str, str],
) -> None:
    assert notes(added(after=version(**front))) == []


@pytest.mark.parametrize("kind", ["klarifikasi", "aspirasi", "pengumuman"])
def test_other_kinds_are_always_read_first(kind: str) -> None:
    (reason,) = notes(added(after=version(kind=kind)))

    assert "selalu dibaca penyunting dahulu" in reason


def test_taking_a_label_off_does_not_help() -> None:
    change = Change(PATH, version(**KLARIFIKASI, reviewer="Contoh"), version())

    assert notes(change) == ["Klarifikasi selalu dibaca penyunting dahulu"]


def test_everything_of_a_new_group_is_read_first() -> None:
    assert notes(added(), trust="baru") == ["kelompok ini masih baru di situs (trust: baru)"]


def test_a_dissolved_group_does_not_publish_by_itself() -> None:
    assert "sudah bubar" in notes(added(), status="bubar")[0]


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ({"image_people": "anak"}, "memperlihatkan anak"),
        ({"consent": "wali"}, "memperlihatkan anak"),
        ({"public_contacts": "['(0541) 000000']"}, "public_contacts"),
        ({"redirect_from": "[/samarinda/kim-lain/2026/x/]"}, "redirect_from"),
        ({"withdrawn": "{at: 2026-05-09, reason: Keliru}"}, "tulisan dicabut"),
    ],
)
def test_what_can_hurt_or_take_over_is_read_first(front: dict[str, str], words: str) -> None:
    (reason,) = notes(added(after=version(**front)))

    assert words in reason


def test_an_old_address_of_ones_own_is_free() -> None:
    front = {"redirect_from": "[/kutai-timur/kim-contoh/2026/panen/]"}

    assert notes(added(after=version(**front))) == []


def test_deleting_what_was_published_is_read_first_but_a_draft_may_go() -> None:
    assert "withdrawn" in notes(Change(PATH, version(), None))[0]
    assert notes(Change(PATH, version(draft="true"), None)) == []


def test_ending_an_urgent_notice_is_read_first() -> None:
    before = version(kind="pengumuman", urgent="true")

    assert "mendesak" in notes(Change(PATH, before, version(kind="pengumuman")))[0]


def test_a_front_matter_that_can_not_be_read_is_read_by_a_person() -> None:
    assert "belum dapat dibaca" in notes(added(after=Version("100644", b"Tanpa kunci.")))[0]
    assert "belum dapat dibaca" in notes(added(after=Version("100644")))[0]


@pytest.mark.parametrize(("people", "free"), [("dewasa", True), ("tidak-ada", True), ("", False)])
def test_a_new_picture_is_free_where_its_post_says_who_is_on_it(people: str, free: bool) -> None:
    front = {"image": "img/madu.jpg", **({"image_people": people} if people else {})}
    photo = added(PHOTO, Version("100644"))

    assert (notes(photo, added(after=version(**front))) == []) is free


def test_a_picture_in_place_of_another_is_read_first() -> None:
    front = {"image": "img/madu.jpg", "image_people": "dewasa"}
    photo = Change(PHOTO, Version("100644"), Version("100644"))

    (reason,) = notes(photo, added(after=version(**front)))
    assert "diganti atau dihapus" in reason


def test_a_file_that_is_no_post_and_no_picture_is_read_first() -> None:
    assert "bukan gambar" in notes(added(f"{OWN}/laporan.pdf", Version("100644")))[0]


def test_an_editor_needs_nobody_but_for_klarifikasi() -> None:
    urgent = version(kind="pengumuman", urgent="true")

    assert notes(added(after=urgent), login="editor") == []
    assert "penyunting lain" in notes(added(after=version(kind="klarifikasi")), login="editor")[0]


def test_a_maintainer_who_is_no_editor_has_posts_read() -> None:
    assert "bukan penulis atau penyunting" in notes(added(), login="pengelola")[0]


@pytest.mark.parametrize(
    ("path", "login", "names"),
    [
        (PATH, "rina", "penyunting Kabupaten Kutai Timur (editor, editor-dua)"),
        (PATH, "editor", "penyunting Kabupaten Kutai Timur (editor-dua)"),
        (f"{POSTS}/berau/kim-x/{NAME}", "rina", "pengelola situs (pengelola)"),
        (f"{POSTS}/berau/kim-x/{NAME}", "pengelola", "pengelola situs"),
    ],
)
def test_the_nearest_editors_read_it_and_never_the_sender(
    path: str, login: str, names: str
) -> None:
    from kim_plugins.content.requests.changes import place_of

    place = place_of(path, POSTS)

    assert place is not None
    assert review.reviewers(rights(login), place) == names
