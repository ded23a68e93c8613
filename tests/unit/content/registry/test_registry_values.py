"""A group's values are changed in the text of groups.yaml; everything else stays as written."""

from __future__ import annotations

import pytest

from kim_plugins.content.registry.registry_edit import CannotEdit, Value, with_entry
from kim_plugins.content.registry.registry_values import with_values

HEAD = "groups: # daftar\n  - {id: dua, regency: satu}\n"
VALUES = {"regency": "baru", "village": "64.12.01.2001"}
OLD = "/lama/kim-a/"


def test_a_group_written_in_lines_keeps_its_comments_and_order() -> None:
    text = f'{HEAD}  - id: kim-a # tetap\n    regency: lama # dulu\n    village: "64.08.05.2001"\n'

    assert with_values(text, "lama", "kim-a", VALUES, OLD) == (
        f'{HEAD}  - id: kim-a # tetap\n    redirect_from: ["/lama/kim-a/"]\n'
        '    regency: baru # dulu\n    village: "64.12.01.2001"\n'
    )


def test_a_group_written_in_one_line_stays_in_one() -> None:
    text = "groups:\n- {id: kim-a, name: KIM A, regency: lama, village: '64.08.05.2001'}\n"

    assert with_values(text, "lama", "kim-a", VALUES, OLD) == (
        'groups:\n- {id: kim-a, redirect_from: ["/lama/kim-a/"], name: KIM A, regency: baru, '
        'village: "64.12.01.2001"}\n'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[/a/b/]", '[/a/b/, "/lama/kim-a/"]'),
        ("[/a/b/, /c/d/] # dua", '[/a/b/, /c/d/, "/lama/kim-a/"] # dua'),
        ("\r\n    - /a/b/", '\r\n    - /a/b/\r\n    - "/lama/kim-a/"'),
    ],
)
def test_a_former_address_comes_after_those_that_are_known(before: str, after: str) -> None:
    text = "\ufeffgroups:\r\n  - id: kim-a\r\n    redirect_from: {}\r\n    regency: lama\r\n"

    fresh = with_values(text.format(before), "lama", "kim-a", {"regency": "baru"}, OLD)

    assert fresh == text.format(after).replace(": lama", ": baru")


@pytest.mark.parametrize("regency", ["lain", "|\n      lama"])
def test_what_can_not_be_replaced_safely_is_left_alone(regency: str) -> None:
    with pytest.raises(CannotEdit):
        with_values(f"groups:\n  - id: kim-a\n    regency: {regency}\n", "lama", "kim-a", VALUES)


def test_an_entry_of_any_list_may_hold_a_record() -> None:
    text = "regencies:\n  - id: a\ngroups: []\n"
    entry: dict[str, Value] = {"id": "b", "office": {"name": "Kantor: b"}}

    assert with_entry(text, "regencies", entry) == (
        'regencies:\n  - id: a\n  - id: b\n    office: {name: "Kantor: b"}\ngroups: []\n'
    )
