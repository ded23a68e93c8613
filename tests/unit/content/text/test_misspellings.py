"""The table of slips holds slips, and no word that is right."""

from __future__ import annotations

from kim_plugins.content.text.misspellings import IN_NAMES, MISSPELLINGS

RIGHT = (
    "diatasi dibawahi dibalik keluar kepada kekasih didalami diantar disampingkan dijalani"
    " ditempati "
    "dirumahkan diluaskan kedalaman izin apotek risiko praktik jadwal karier aktivitas nasihat "
    "provinsi sekadar silakan antre imbau mengubah berubah perubahan serubah proyek jumat "
    "sabtu ahad minggu februari november antara diperlukan kedua kemarin dimakan kesatu"
).split()


def test_no_right_word_is_a_slip() -> None:
    assert [word for word in RIGHT if word in MISSPELLINGS] == []


def test_no_slip_is_mended_by_another() -> None:
    mended = {word.lower() for right in MISSPELLINGS.values() for word in right.split()}
    assert mended & set(MISSPELLINGS) == set()


def test_endings_go_along() -> None:
    assert MISSPELLINGS["resikonya"] == "risikonya"
    assert MISSPELLINGS["diatasnya"] == "di atasnya"
    assert MISSPELLINGS["dimanapun"] == "di mana pun"
    assert MISSPELLINGS["jum'at"] == "Jumat"


def test_parts_of_names_are_slips_too() -> None:
    assert set(MISSPELLINGS) >= IN_NAMES
