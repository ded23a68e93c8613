"""The editors' CMS is configured from the models and the registry."""

from __future__ import annotations

from typing import Any

import pytest

from kim_plugins.base import messages
from kim_plugins.content.editors import cms
from kim_plugins.content.settings import cms_setting
from kim_plugins.model.frontmatter import SCHEMAS
from tests.builders import a_registry

GIVEN = {
    "package": "alat/cms.tgz",
    "sha256": "0" * 64,
    "backend": "github",
    "repo": "kantor-contoh/situs-kim",
}


def collections() -> list[dict[str, Any]]:
    made = cms.configuration(a_registry(), {"name": "github"}, "https://kim.example.org/")
    found: list[dict[str, Any]] = made["collections"]
    return found


def fields(kind: str) -> dict[str, dict[str, Any]]:
    chosen = next(one for one in collections() if one["name"].endswith(f"kim-contoh-{kind}"))
    return {one["name"]: one for one in chosen["fields"]}


def test_each_kind_of_a_group_is_a_collection_in_its_folder() -> None:
    own = [one for one in collections() if one["folder"] == "docs/posts/kutai-timur/kim-contoh"]

    assert [one["filter"]["value"] for one in own] == list(SCHEMAS)
    assert {one["media_folder"] for one in own} == {"img"}
    assert {one["delete"] for one in own} == {False}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_form_asks_for_what_a_kind_must_have(kind: str) -> None:
    needed = {name for name, field in SCHEMAS[kind].model_fields.items() if field.is_required()}

    asked = {name for name, field in fields(kind).items() if field.get("required") is True}

    assert asked == needed - {"kind"}
    assert fields(kind)["kind"] == {
        "name": "kind",
        "label": "Jenis",
        "widget": "hidden",
        "default": kind,
    }


def test_words_and_choices_are_those_of_the_models() -> None:
    verdict = fields("klarifikasi")["verdict"]
    assert (verdict["label"], verdict["hint"]) == ("Hasil", "Hasil pemeriksaan.")
    assert {"label": "Salah", "value": "salah"} in verdict["options"]
    topics = fields("berita")["topics"]
    assert topics["options"][0] == {"label": "Literasi", "value": "literasi"}
    assert fields("berita")["image"]["widget"] == "image"
    inner = {one["name"]: one["widget"] for one in fields("berita")["corrections"]["fields"]}
    assert inner == {"at": "string", "kind": "select", "note": "text"}


def test_dates_stay_text_and_yes_or_no_is_never_added() -> None:
    assert fields("agenda")["starts"]["widget"] == "string"
    assert fields("berita")["draft"]["widget"] == "select"
    assert fields("berita")["body"]["modes"] == ["raw"]


def test_what_no_form_shows_is_not_named() -> None:
    hidden = {"withdrawn", "contribution", "redirect_from", "first_published", "lang"}
    assert hidden.isdisjoint(fields("berita"))


def told(value: object) -> list[tuple[str, str]]:
    _, problems = cms_setting.read(value, "mkdocs.yml")
    for problem in problems:
        assert messages.prose(problem).message
    return [(problem.code, problem.args["key"]) for problem in problems]


def test_a_setting_is_read_with_the_forge_s_own_address() -> None:
    setting, problems = cms_setting.read(GIVEN, "mkdocs.yml")

    assert problems == []
    assert setting is not None
    assert (setting.branch, setting.server) == ("main", "https://api.github.com")
    assert cms_setting.read(None, "mkdocs.yml") == (None, [])


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ("ya", [("KIM190", "cms")]),
        ({}, [("KIM190", key) for key in ("backend", "package", "repo", "sha256")]),
        (GIVEN | {"repo": "situs"}, [("KIM190", "repo")]),
        (GIVEN | {"sha256": "123"}, [("KIM190", "sha256")]),
        (GIVEN | {"backend": "gitea"}, [("KIM190", "server")]),
        (GIVEN | {"server": "http://git.example"}, [("KIM190", "server")]),
        (GIVEN | {"repositori": "x"}, [("KIM191", "repositori")]),
    ],
)
def test_what_cannot_be_read_is_told(value: object, problems: list[tuple[str, str]]) -> None:
    assert told(value) == problems
