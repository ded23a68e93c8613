"""The schemas of the six kinds of post, and the labels of their closed vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import pytest

from kim_plugins.model import kinds
from kim_plugins.model.frontmatter import (
    INDONESIAN_KEYS,
    SCHEMAS,
    Aspirasi,
    Correction,
    FrontMatter,
    Klarifikasi,
    Pengumuman,
    Potensi,
    Step,
)
from kim_plugins.model.posts import Post
from tests.builders import a_post

VOCABULARIES: list[tuple[type[Any], str, Mapping[str, str]]] = [
    (FrontMatter, "origin", kinds.ORIGIN_LABELS),
    (Pengumuman, "kip", kinds.KIP_LABELS),
    (Klarifikasi, "verdict", kinds.VERDICT_LABELS),
    (Aspirasi, "request", kinds.REQUEST_LABELS),
    (Step, "status", kinds.STEP_LABELS),
    (Potensi, "category", kinds.CATEGORY_LABELS),
    (Correction, "kind", kinds.CORRECTION_LABELS),
]


def test_every_kind_has_a_schema_and_a_label() -> None:
    assert list(SCHEMAS) == list(kinds.KIND_LABELS)


@pytest.mark.parametrize(
    ("model", "key", "labels"), VOCABULARIES, ids=lambda value: str(value)[:20]
)
def test_every_choice_has_a_label(model: type[Any], key: str, labels: Mapping[str, str]) -> None:
    annotation = model.model_fields[key].annotation
    choices = [c for a in (annotation, *get_args(annotation)) for c in get_args(a)]

    assert {choice for choice in choices if isinstance(choice, str)} == set(labels)


def test_every_indonesian_name_stands_for_a_key_of_some_kind() -> None:
    keys = {key for model in SCHEMAS.values() for key in model.model_fields}

    assert set(INDONESIAN_KEYS.values()) <= keys
    assert not set(INDONESIAN_KEYS) & keys


def test_every_common_key_is_described_in_indonesian() -> None:
    assert [key for key, field in FrontMatter.model_fields.items() if not field.description] == []


def test_a_post_has_the_address_that_folder_and_file_name_say() -> None:
    post: Post = a_post("2026-05-08-panen-madu")

    assert post.url == "kutai-timur/kim-contoh/2026/panen-madu/"
    assert post.order == (post.meta.date.at, post.url)
