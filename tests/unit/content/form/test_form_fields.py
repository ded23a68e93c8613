"""The form asks for every key that a contributor may set, in words that the models know."""

from __future__ import annotations

import pytest

from kim_plugins.content.form import form_fields
from kim_plugins.model.frontmatter import SCHEMAS

FIELDS = form_fields.field_records()
KINDS = {str(kind["id"]): kind for kind in form_fields.kind_records()}
PHOTO = {"image_alt", "image_credit", "image_people", "consent"}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_of_a_kind_is_asked_somewhere_or_left_out_with_a_reason(kind: str) -> None:
    asked = {*form_fields.BEFORE, *form_fields.AFTER, *form_fields.FURTHER, *PHOTO}
    asked |= {*KINDS[kind]["own"], *KINDS[kind]["further"]}

    assert SCHEMAS[kind].model_fields.keys() - asked == (
        form_fields.NOT_ASKED.keys() & SCHEMAS[kind].model_fields.keys()
    )
    assert asked <= FIELDS.keys()


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("title", "line"),
        ("summary", "line"),
        ("starts", "moment"),
        ("received", "day"),
        ("verdict", "choice"),
        ("cancelled", "yes"),
        ("claim", "note"),
        ("repeats", "repeats"),
        ("repeats_except", "days"),
        ("authors", "names"),
        ("areas", "places"),
        ("topics", "topics"),
        ("sources", "records"),
        ("steps", "records"),
        ("video", "record"),
        ("contact", "line"),
        ("agency", "line"),
    ],
)
def test_a_key_is_asked_as_what_it_is(key: str, kind: str) -> None:
    assert FIELDS[key]["type"] == kind


def test_limits_and_choices_are_the_models_own() -> None:
    assert (FIELDS["summary"]["min"], FIELDS["summary"]["max"]) == (40, 220)
    assert FIELDS["title"]["max"] == 110
    assert FIELDS["agency"]["max"] == 120
    assert ["salah", "Salah"] in FIELDS["verdict"]["choices"]
    status = FIELDS["steps"]["parts"]["status"]
    assert ["diteruskan", "Diteruskan"] in status["choices"]
    assert status["needed"]
    assert not FIELDS["sources"]["parts"]["url"]["needed"]


def test_what_a_kind_needs_is_what_its_schema_and_its_check_ask_for() -> None:
    assert {"starts", "place"} <= set(KINDS["agenda"]["needed"])
    assert "sources" in KINDS["klarifikasi"]["needed"]
    assert "sources" not in KINDS["berita"]["needed"]


def test_no_hint_speaks_of_files_or_codes() -> None:
    hints = " ".join(str(field.get("hint", "")) for field in FIELDS.values())

    for word in ("groups.yaml", "folder", "Kode wilayah", "true", "WITA"):
        assert word not in hints


def test_keys_are_written_in_the_order_of_a_front_matter() -> None:
    order = form_fields.order()

    assert order[:4] == ["title", "date", "kind", "summary"]
    assert order.index("starts") < order.index("sources")
    assert {key for schema in SCHEMAS.values() for key in schema.model_fields} == set(order)
