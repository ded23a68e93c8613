"""Settings of an older form become those of today, with every comment where it was."""

from __future__ import annotations

import pytest

from kim_plugins.content.settings.migrations import SETTINGS, ByHand, Texts, form_of, migrated

REGISTRY = "version: 1\n# daftar\n"


def brought(text: str, newest: int = 1) -> str:
    return migrated({SETTINGS: text, "groups.yaml": REGISTRY}, newest=newest)[SETTINGS]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("plugins:\n  - kim\n", "plugins:\n  - kim:\n      format: 1\n"),
        ("plugins:\n- kim # kita\n", "plugins:\n- kim:  # kita\n    format: 1\n"),
        (
            "plugins:\n  - search\n  - kim:\n  - tags\n",
            "plugins:\n  - search\n  - kim:\n      format: 1\n  - tags\n",
        ),
        (
            "plugins:\n  - kim:\n        # domain\n        authority: a,2026\n",
            "plugins:\n  - kim:\n        format: 1\n        # domain\n        authority: a,2026\n",
        ),
        (
            "plugins:\r\n  - kim:\r\n      groups: g.yaml\r\n",
            "plugins:\r\n  - kim:\r\n      format: 1\r\n      groups: g.yaml\r\n",
        ),
    ],
)
def test_settings_without_a_form_get_one(before: str, after: str) -> None:
    assert brought(before) == after


def test_settings_of_today_s_form_stay_as_they_are() -> None:
    text = "plugins:\n  - kim: {format: 1}\n"

    assert brought(text) == text


@pytest.mark.parametrize("form", ["9", "satu"])
def test_a_form_that_nobody_knows_is_left_alone(form: str) -> None:
    text = f"plugins:\n  - kim:\n      format: {form}\n"

    assert brought(text) == text


@pytest.mark.parametrize("text", ["plugins: [kim]\n", "plugins:\n  - kim: {now: 2026-01-01}\n"])
def test_what_only_people_can_change_is_said_with_what_to_write(text: str) -> None:
    with pytest.raises(ByHand, match="Tulis format: 1 pada plugin kim"):
        brought(text)


def test_a_key_that_changed_its_name_is_renamed_on_the_way() -> None:
    def renamed(texts: Texts) -> Texts:
        return {**texts, "groups.yaml": texts["groups.yaml"].replace("version:", "versi:")}

    text = "plugins:\n  - kim:\n      format: 1 # bentuk\n"
    found = migrated({SETTINGS: text, "groups.yaml": REGISTRY}, {2: renamed}, newest=3)

    assert found["groups.yaml"] == "versi: 1\n# daftar\n"
    assert found[SETTINGS] == "plugins:\n  - kim:\n      format: 3 # bentuk\n"
    assert form_of(found[SETTINGS]) == "3"
