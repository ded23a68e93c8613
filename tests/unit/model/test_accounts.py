"""An account is matched by its number where one is on record, else by its login."""

from __future__ import annotations

import pytest

from kim_plugins.model.accounts import ForgeAccount, is_among, parse_account


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("rina", ForgeAccount("rina")),
        ("github:rina", ForgeAccount("rina", "github")),
        ("github:rina:7", ForgeAccount("rina", "github", 7)),
        ("github:42:7", ForgeAccount("42", "github", 7)),
    ],
)
def test_an_account_has_one_of_three_forms(text: str, account: ForgeAccount) -> None:
    assert parse_account(text) == account


@pytest.mark.parametrize(
    "text",
    [
        "",
        " rina",
        "rina\n",
        "@rina",
        "rina:7",
        "rina.c:7",
        "github:",
        "github:rina:",
        "GitHub:rina",
        "github:rina:\N{ARABIC-INDIC DIGIT SEVEN}",
        "r\N{LATIN SMALL LETTER DOTLESS I}na",
        "a:b:c:1",
    ],
)
def test_anything_else_is_no_account(text: str) -> None:
    assert parse_account(text) is None


@pytest.mark.parametrize(
    ("given", "listed", "same"),
    [
        ("Rina", "rina", True),
        ("github:rina", "rina", True),
        ("rina", "github:rina", True),
        ("gitlab:rina", "github:rina", False),
        ("github:rina:7", "rina", True),
        ("github:nama-baru:7", "github:rina:7", True),
        ("github:rina:8", "github:rina:7", False),
        ("github:rina:07", "github:rina:7", True),
        ("rina", "github:rina:7", False),
        ("gitlab:rina:7", "github:rina:7", False),
        ("rina-dua", "rina", False),
    ],
)
def test_a_number_on_record_decides(given: str, listed: str, same: bool) -> None:
    account = parse_account(given)

    assert account is not None
    assert is_among(account, [listed]) is same
