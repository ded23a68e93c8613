"""The rich site stays rich: what its tests lean on is there, and the same each time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from kim_plugins.model.kinds import KIND_LABELS, STEP_LABELS, VERDICT_LABELS
from tests.builders import NOW
from tests.rich.awkward import LONG, STRAINING
from tests.rich.corpus import URGENT_POSTS, corpus
from tests.rich.making import TODAY
from tests.rich.places import EMPTY_REGENCY, HOME, PLACES
from tests.rich.project import PICTURES, write_project
from tests.rich.registry import LONGEST_ADDRESS, TOPICS, registry


def test_there_is_some_of_everything() -> None:
    posts = corpus()
    assert len(posts) >= 150
    assert {post.kind for post in posts} == set(KIND_LABELS)
    assert {post.keys.get("verdict") for post in posts} >= set(VERDICT_LABELS)
    last = {post.keys["steps"][-1]["status"] for post in posts if "steps" in post.keys}
    assert last == set(STEP_LABELS)
    assert {post.picture for post in posts} == {"", *PICTURES}
    assert {post.day.year for post in posts} == {TODAY.year - 1, TODAY.year}
    for key in ("cancelled", "repeats", "withdrawn", "corrections", "example", "contact"):
        assert any(key in post.keys for post in posts), key
    assert str(TODAY) == NOW[:10]


def test_notices_hold_and_are_over_and_days_have_several_events() -> None:
    posts = corpus()
    ends = [post.keys["valid_until"] >= str(TODAY) for post in posts if post.kind == "pengumuman"]
    assert min(Counter(ends).values()) >= 5
    starts = Counter(post.keys["starts"][:10] for post in posts if post.kind == "agenda")
    assert max(starts.values()) >= 2


def test_a_day_is_calm_bad_or_worse() -> None:
    urgent = {
        count: [post.place.regency for post in corpus(count) if post.is_urgent]
        for count in (0, 3, len(URGENT_POSTS))
    }
    assert [len(set(places)) for places in urgent.values()] == [0, 3, 8]
    assert urgent[3].count(HOME.regency) == 1
    assert len(urgent[9]) == 9


def test_what_strains_a_page_is_there() -> None:
    assert [len(post.title) for post in LONG] == [110] * len(KIND_LABELS)
    assert {len(post.summary) for post in LONG} == {220}
    assert LONG[0].topics == tuple(TOPICS)
    assert len(TOPICS) == len(set(TOPICS)) == 40
    assert max(len(word) for word in STRAINING.split()) > 80
    width, height, _ = PICTURES["panorama.jpg"]
    assert width == 20 * height


def test_the_registry_has_groups_of_every_standing_and_offices_with_long_addresses() -> None:
    for official in (True, False):
        told = yaml.safe_load(registry(official=official))
        assert told["official"] is official
    offices = [told["province"]["office"], *(one["office"] for one in told["regencies"])]
    assert {len(office["email"]) for office in offices} == {LONGEST_ADDRESS}
    assert len(told["regencies"]) == 10
    assert Counter(place.standing for place in PLACES) == {
        "verified": 28,
        "unverified": 8,
        "vakum": 3,
        "bubar": 1,
    }
    assert EMPTY_REGENCY not in {place.regency for place in PLACES}


def test_everything_is_plainly_an_example() -> None:
    for text in (registry(official=True), *(post.file() for post in corpus(9))):
        assert "Contoh" in text
    assert {number[:10] for number in _numbers(registry(official=True))} == {"0811-0000-"}


def _numbers(text: str) -> list[str]:
    return [line.split(": ")[1] for line in text.splitlines() if "whatsapp:" in line]


def test_the_same_choice_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        write_project(tmp_path / name)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append({str(p.relative_to(tmp_path / name)): p.read_bytes() for p in files})
    assert written[0] == written[1]
