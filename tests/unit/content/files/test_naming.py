"""A post's file gets the name that it was meant to have."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.files import naming, post_paths
from tests.builders import DAY, FOLDER


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("2026-05-08-panen-madu.md", ""),
        ("2026-05-08 Panen Madu.md", "2026-05-08-panen-madu.md"),
        ("2026_05_08_Panen_Madu.MD", "2026-05-08-panen-madu.md"),
        ("20260508 panen.markdown", "2026-05-08-panen.md"),
        ("13-05-2026 panen.md", "2026-05-13-panen.md"),
        ("08-05-2026 panen.md", "2026-05-08-panen.md"),
        ("8 Mei 2026 Panen Madu.md", "2026-05-08-panen-madu.md"),
        ("Panen Madu.md", "2026-05-08-panen-madu.md"),
        ("Panen Madu 8 Mei.md", "2026-05-08-panen-madu-8-mei.md"),
        ("2026-05-07-Panen.md", "2026-05-07-panen.md"),
        ("2026-02-31 panen.md", ""),
        ("09-05-2026 panen.md", ""),
        ("2026-05-08.md", ""),
        ("2026-05-08-蜂蜜.md", ""),
    ],
)
def test_names(name: str, better: str) -> None:
    assert naming.better_name(f"{FOLDER}/{name}", DAY) == better


def test_without_a_date_anywhere_there_is_no_name() -> None:
    assert naming.better_name(f"{FOLDER}/Panen.md", None) == ""
    assert naming.better_name("posts/Panen.md", DAY) == ""


@given(
    st.text(st.characters(exclude_characters="/\x00"), max_size=120), st.dates(dt.date(1945, 1, 1))
)
def test_every_better_name_is_right(stem: str, day: dt.date) -> None:
    name = naming.better_name(f"{FOLDER}/{stem}.md", day)
    assert not name or post_paths.name_of(f"{FOLDER}/{name}", "")[0] is not None
