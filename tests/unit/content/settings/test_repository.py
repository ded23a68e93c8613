"""The setting `repository`: an address, or what an address can't tell."""

from __future__ import annotations

from typing import Any

import pytest

from kim_plugins.base import messages
from kim_plugins.base.settings import Repository
from kim_plugins.content.settings import repository

HUB = "https://github.com/dinas/kim"
OWN = {"url": "https://git.dinas.example/kominfo/kim", "forge": "forgejo"}


def _told(value: Any) -> list[tuple[str, str]]:
    """Return the code and the text of each problem."""
    found, problems = repository.read(value, "mkdocs.yml")
    assert (found is None) == bool(problems)
    return [(problem.code, messages.as_text(problem)) for problem in problems]


@pytest.mark.parametrize("url", [HUB, HUB + "/", HUB + ".git"])
def test_an_address_alone_says_enough_at_a_forge_that_everybody_knows(url: str) -> None:
    assert repository.read(url, "mkdocs.yml") == (Repository(HUB, "github", "main", "docs"), [])


def test_elsewhere_the_forge_is_named() -> None:
    found, _ = repository.read({**OWN, "branch": "terbit", "folder": "situs/docs"}, "mkdocs.yml")

    assert found == Repository(OWN["url"], "forgejo", "terbit", "situs/docs")


def test_without_the_setting_nobody_is_sent_to_a_forge() -> None:
    assert repository.read(None, "mkdocs.yml") == (None, [])


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("git.dinas.example/kim", "url"),
        ("http://github.com/dinas/kim", "url"),
        (42, "url"),
        ({}, "url"),
        ({"forge": "github"}, "url"),
        ("https://github.com", "url"),
        ("https://github.com/dinas", "url"),
        (HUB + "/tree/main/docs", "url"),
        ("https://gitlab.com/dinas/kim/-/tree/main", "url"),
        (OWN | {"url": OWN["url"] + "/src/branch/main"}, "url"),
        (HUB + "?tab=readme", "url"),
        (HUB + "#isi", "url"),
        ("https://warga:rahasia-contoh@github.com/dinas/kim", "url"),
        (OWN["url"], "forge"),
        ({**OWN, "forge": "sourceforge"}, "forge"),
        ({**OWN, "branch": "../main"}, "branch"),
        ({**OWN, "folder": "/docs"}, "folder"),
    ],
)
def test_what_leads_nowhere_is_told_with_what_to_write(value: Any, key: str) -> None:
    ((code, text),) = _told(value)

    assert code == "KIM195"
    assert f"sebab {key} berisi" in text


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_password_in_the_address_is_in_no_log(scheme: str) -> None:
    ((_, text),) = _told(f"{scheme}://warga:rahasia-contoh@github.com/dinas/kim")

    assert "rahasia-contoh" not in text
    assert "github.com/dinas/kim" in text


def test_at_gitlab_a_repository_lies_in_a_group_of_groups() -> None:
    url = "https://gitlab.com/dinas/kominfo/kim"

    assert repository.read(url, "mkdocs.yml") == (Repository(url, "gitlab", "main", "docs"), [])


def test_an_unknown_key_is_told_with_those_that_there_are() -> None:
    _, problems = repository.read({"alamat": HUB, "brance": "main"}, "mkdocs.yml")

    assert [(p.code, p.args["key"], p.suggestion) for p in problems] == [
        ("KIM194", "alamat", ""),
        ("KIM194", "brance", "branch"),
    ]
