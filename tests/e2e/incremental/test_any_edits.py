"""After any sequence of edits, the site is what a clean build of the same project makes."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from kim_plugins.model import post_lists, urls
from kim_plugins.views import chunks, sitemap
from tests.e2e.incremental import edits
from tests.e2e.incremental.builds import build, clean, differing, files, leftovers
from tests.e2e.incremental.edits import EDITS, Edit
from tests.e2e.incremental.world import World, begin

pytestmark = pytest.mark.usefixtures("few_places")

STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 30)), min_size=2, max_size=6)
Steps = list[tuple[Edit, int]]


def check(world: World, copy: Path) -> None:
    """Build what is needed, and compare it with everything."""
    expected = clean(world.project, copy, world.now)
    before = files(world.root) if expected is None else {}
    report = build(world.project, world.now)
    if expected is None or report is None:
        assert (expected, report) == (None, None)
        assert differing(before, files(world.root)) == [], "a failed build leaves the last site"
        return
    found = files(world.root)
    assert differing(found, {**expected.files, **world.foreign}) == []
    assert report.problems == expected.problems
    told = [name for name in expected.files if not name.startswith(urls.SEARCH_INDEX)]
    assert len(report.written) + report.reused == len(told)
    assert set(report.written) <= set(expected.files)
    assert leftovers(world.root) == []
    again = build(world.project, world.now)
    assert again is not None
    assert (again.written, again.removed) == ((), ())
    assert (again.problems, again.summary) == (report.problems, report.summary)


def run(steps: Steps) -> None:
    """Make each edit, building after it."""
    with tempfile.TemporaryDirectory() as folder:
        root, copy = Path(folder) / "proyek", Path(folder) / "salinan"
        root.mkdir()
        world = begin(root)
        check(world, copy)
        for edit, number in steps:
            edit(world, number)
            check(world, copy)


@settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(STEPS)
@example(
    [
        (edits.a_post_links_to_another, 4),
        (edits.a_heading_is_changed, 2),
        (edits.a_post_is_deleted, 2),
    ]
)
@example(
    [
        (edits.a_post_links_to_another, 9),  # The second to the first.
        (edits.a_post_is_withheld, 4),  # The first is a draft.
        (edits.a_post_is_mended, 0),
        (edits.a_post_links_to_another, 12),  # The first to the second.
        (edits.a_post_is_withheld, 5),  # The second is withdrawn.
    ]
)
@example(
    [
        (edits.a_title_is_changed, 1),  # These are made without the engine.
        (edits.a_body_is_changed, 2),
        (edits.a_title_is_changed, 2),
        (edits.a_post_links_to_a_page, 3),
        (edits.an_output_is_altered, 5),
        (edits.a_body_is_changed, 1),
        (edits.the_theme_is_changed, 1),
        (edits.a_title_is_changed, 7),
    ]
)
@example(
    [
        (edits.a_post_shows_a_picture, 2),
        (edits.a_picture_is_changed, 3),
        (edits.a_picture_is_changed, 12),  # It is none any more.
        (edits.a_picture_is_removed, 0),
    ]
)
@example(
    [
        (edits.the_registry_is_broken, 0),
        (edits.a_post_is_added, 5),
        (edits.the_registry_is_put_back, 0),
        (edits.time_passes_or_goes_back, 2),
        (edits.time_passes_or_goes_back, 3),
    ]
)
def test_edits_in_any_order_end_in_the_bytes_and_problems_of_a_clean_build(steps: Steps) -> None:
    run(steps)


@pytest.mark.parametrize("start", range(2))
def test_every_kind_of_edit_is_told_from_the_one_before(tmp_path: Path, start: int) -> None:
    """All edits one after the other, in two different orders and with other numbers."""
    root = tmp_path / "proyek"
    root.mkdir()
    world = begin(root)
    for place in range(len(EDITS)):
        edit = EDITS[(place * (2 * start + 5) + start) % len(EDITS)]
        edit(world, place + 7 * start)
        check(world, tmp_path / "salinan")


OF_POSTS: tuple[Edit, ...] = (
    edits.a_post_is_added,
    edits.a_post_is_added,
    edits.a_post_gets_another_date,
    edits.a_post_is_added,
    edits.a_post_gets_other_topics,
    edits.a_post_is_added,
    edits.a_post_becomes_a_notice,
    edits.a_post_is_added,
    edits.a_post_gets_other_areas,
    edits.a_post_is_withheld,
    edits.a_title_is_changed,
    edits.a_post_becomes_an_agenda,
    edits.a_post_is_deleted,
    edits.a_page_is_written,
    edits.a_post_is_renamed,
    edits.a_post_is_copied_to_another_group,
    edits.a_post_is_mended,
    *[edits.a_post_is_deleted] * 6,
)


LARGE = {
    "an area's own sitemap": "^sitemap-kutai-timur-1.xml",
    "a month of all news": "^berita/arsip/20../../index.html",
    "a part before the newest": "arsip/20../../1/index.html",
}


@pytest.mark.parametrize("start", range(2))
def test_a_site_that_grows_large_and_small_again_is_that_of_clean_builds(
    tmp_path: Path, start: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its areas get sitemaps of their own, its years pages of months, its archives many parts."""
    monkeypatch.setattr(sitemap, "MANY", 3)
    monkeypatch.setattr(post_lists, "MOST_A_YEAR", 1)
    monkeypatch.setattr(chunks, "LEAST", 1)
    monkeypatch.setattr(chunks, "MOST", 2)
    monkeypatch.setattr(chunks, "LEFT", 1)
    root = tmp_path / "proyek"
    root.mkdir()
    world = begin(root)
    seen: dict[str, set[bool]] = {name: set() for name in LARGE}
    for number, edit in enumerate(OF_POSTS):
        edit(world, 3 * number + start)
        check(world, tmp_path / "salinan")
        found = "\n".join(files(world.root))
        for name, pattern in LARGE.items():
            seen[name].add(re.search(pattern, found, re.MULTILINE) is not None)

    assert seen == {name: {True, False} for name in LARGE}
