"""CODEOWNERS names the editors that a forge knows."""

from __future__ import annotations

from typing import Any

from kim_plugins.content.requests.codeowners import codeowners
from kim_plugins.model.groups import Registry
from tests.builders import REGISTRY, a_registry


def a_registry_with(editors: list[str], **keys: Any) -> Registry:
    first, *others = REGISTRY["regencies"]
    return a_registry(regencies=[{**first, "editors": editors}, *others], **keys)


def rules(registry: Registry, forge: str = "github") -> list[str]:
    lines = codeowners(registry, forge, "docs/posts").text.splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_the_last_rule_that_fits_names_the_regency_s_editors() -> None:
    province = {**REGISTRY["province"], "editors": ["tuti"]}
    registry = a_registry_with(["rina", "github:Budi:42"], province=province, maintainers=["ani"])

    assert rules(registry) == [
        "* @ani",
        "/docs/posts/ @tuti",
        "/docs/posts/kutai-timur/ @rina @Budi",
        "/docs/posts/provinsi/ @tuti",
    ]


def test_accounts_that_a_forge_does_not_know_are_left_out_and_named() -> None:
    registry = a_registry_with(["gitlab:rina", "nama.titik", "budi", "Budi"])

    owners = codeowners(registry, "github", "docs/posts")

    assert owners.left_out == ("gitlab:rina", "nama.titik")
    assert rules(registry) == ["/docs/posts/kutai-timur/ @budi"]
    assert rules(registry, "gitlab") == ["/docs/posts/kutai-timur/ @rina @nama.titik @budi"]


def test_authors_are_no_owners() -> None:
    group = {**REGISTRY["groups"][0], "authors": ["sari"]}

    assert rules(a_registry(groups=[group])) == []


def test_a_folder_with_a_space_is_escaped() -> None:
    text = codeowners(a_registry_with(["rina"]), "github", "isi situs/posts").text

    assert "/isi\\ situs/posts/kutai-timur/ @rina\n" in text
