"""A group is added to the text of groups.yaml; everything else stays as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.front_matter import yamltext
from kim_plugins.content.registry.registry_edit import CannotEdit, with_group, written

ENTRY = {"id": "kim-baru", "name": "KIM Baru", "regency": "kutai-timur", "status": "aktif"}
ADDED = "- id: kim-baru\n    name: KIM Baru\n    regency: kutai-timur\n    status: aktif\n"


def test_a_group_comes_last_and_comments_stay_where_they_are() -> None:
    text = (
        "# Kepala.\nversion: 1\ngroups:\n  # Yang pertama.\n  - id: satu # sisa\n"
        "    name: KIM Satu\n\n  - id: dua\n    description: |\n      # bukan komentar\n"
        "    # catatan kelompok dua\n\n# Topik situs.\ntopics:\n  - {id: a, name: A}\n"
    )

    fresh = with_group(text, ENTRY)

    before, after = text.split("    # catatan kelompok dua\n")
    assert fresh == f"{before}    # catatan kelompok dua\n\n  {ADDED}{after}"


def test_groups_without_blank_lines_between_them_stay_so() -> None:
    text = "groups:\n- {id: satu}\n- {id: dua}\ntopics: []\n"

    assert with_group(text, {"id": "tiga"}) == text.replace(
        "- {id: dua}\n", "- {id: dua}\n- id: tiga\n"
    )


@pytest.mark.parametrize("blank", ["groups:", "groups: []", "groups: [ ]", "groups: null"])
def test_the_first_group_opens_the_list(blank: str) -> None:
    fresh = with_group(f"version: 1\n{blank} # daftar\ntopics:\n", ENTRY)

    assert fresh == f"version: 1\ngroups: # daftar\n  {ADDED}topics:\n"


def test_a_file_without_the_list_gets_one_at_its_end() -> None:
    assert with_group("version: 1\n\n\n", ENTRY) == f"version: 1\n\ngroups:\n  {ADDED}"


def test_a_list_at_the_end_of_a_file_without_a_line_end() -> None:
    assert (
        with_group("groups:\n  - id: satu", {"id": "dua"}) == "groups:\n  - id: satu\n  - id: dua"
    )


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeffgroups:\r\n  - id: satu\r\ntopics: []\r\n"

    assert with_group(text, {"id": "dua"}) == (
        "\ufeffgroups:\r\n  - id: satu\r\n  - id: dua\r\ntopics: []\r\n"
    )


@pytest.mark.parametrize("text", ["groups: [{id: satu}]\n", "groups: {\n}\n", "- satu\n", ""])
def test_what_can_not_be_edited_safely_is_left_alone(text: str) -> None:
    with pytest.raises(CannotEdit):
        with_group(text, ENTRY)


@pytest.mark.parametrize("value", ["KIM Baru", "KIM (Kota) Baru"])
def test_plain_texts_need_no_quotation_marks(value: str) -> None:
    assert written(value) == value


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_a_text_is_read_again_as_it_was(value: str) -> None:
    document = yamltext.read(f"name: {written(value)}\n", "")

    assert document.root is not None
    assert yamltext.data(document.root) == {"name": value}
