"""What feeds and calendars know things by stays, and no two things have the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.base.zones import WITA
from kim_plugins.model import urls
from kim_plugins.model.former_addresses import place_of
from kim_plugins.model.groups import Registry
from kim_plugins.model.identities import Identities, identities
from kim_plugins.model.posts import Post
from tests.builders import REGISTRY, a_post, a_registry

GROUP = "kutai-timur/kim-contoh/"
POST = f"{GROUP}2026/panen-madu/"


def _registry(
    group: Iterable[str] = (), area: Iterable[str] = (), *more: dict[str, Any]
) -> Registry:
    """Make the registry in which a group and its area have former addresses."""
    named = {"kim-contoh": list(group), "kutai-timur": list(area)}
    groups, areas = (
        [{**one, "redirect_from": named.get(one["id"], [])} for one in REGISTRY[key]]
        for key in ("groups", "regencies")
    )
    return a_registry(groups=[*groups, *more], regencies=areas)


def _first(registry: Registry, **front: Any) -> str:
    return identities(registry, [a_post(**front)]).of(POST)


def test_a_post_that_never_moved_is_known_by_its_address() -> None:
    assert _first(a_registry()) == POST
    assert identities(a_registry(), [a_post()]) == Identities()


def test_a_post_that_moved_is_known_by_its_oldest_address() -> None:
    assert _first(a_registry(), redirect_from=["/kabar/a/", "/kabar/b/"]) == "kabar/a/"


def test_a_post_whose_group_moved_is_known_by_the_groups_oldest_address() -> None:
    registry = _registry(["/kutai-timur/kim-tua/", "/kutai-timur/kim-lama/"])

    assert _first(registry) == "kutai-timur/kim-tua/2026/panen-madu/"


def test_moves_of_post_group_and_area_add_up() -> None:
    registry = _registry(["/kutai-timur/kim-lama/"], ["/kutim/"])
    old = "/kutai-timur/kim-contoh/2026/judul-lama/"

    assert _first(registry) == "kutim/kim-lama/2026/panen-madu/"
    assert _first(registry, redirect_from=[old]) == "kutim/kim-lama/2026/judul-lama/"


def test_a_page_that_led_to_a_group_is_no_former_folder_of_it() -> None:
    assert _first(_registry(["/kim-contoh.html"])) == POST


def test_a_name_that_is_used_again_leaves_the_older_post_its_id() -> None:
    older = a_post("2026-01-20-rapat-januari", redirect_from=[f"/{GROUP}2026/rapat/"])
    newer = a_post("2026-11-24-rapat")
    known = identities(a_registry(), [older, newer])

    assert known.of(older.url) == f"{GROUP}2026/rapat/"
    assert known.of(newer.url) == f"{GROUP}2026/rapat/.2026-11-24"
    assert known.depends_on(f"{GROUP}2026/rapat/", older.url)


def test_a_post_that_names_an_older_ones_address_keeps_its_own() -> None:
    older = a_post("2026-01-20-rapat")
    newer = a_post("2026-11-24-rapat-baru", redirect_from=[f"/{GROUP}2026/rapat/"])
    known = identities(a_registry(), [older, newer])

    assert (known.of(older.url), known.of(newer.url)) == (older.url, newer.url)
    assert not known.depends_on(older.url, newer.url)


def test_of_a_post_split_in_two_the_earlier_half_keeps_the_id() -> None:
    halves = [
        a_post(f"2026-05-0{day}-bagian-{day}", redirect_from=["/lama/", f"/dua/{day}/"])
        for day in (1, 2)
    ]
    known = identities(a_registry(), reversed(halves))

    assert [known.of(post.url) for post in halves] == ["lama/", "dua/2/"]


def test_the_folder_of_a_group_that_another_takes_over_stays_the_first_ones_id() -> None:
    new = {"id": "kim-lama", "name": "B", "regency": "kutai-timur", "status": "aktif"}
    registry = _registry(["/kutai-timur/kim-lama/"], (), new)
    first = a_post()
    second = a_post("2026-05-09-panen-madu", folder="posts/kutai-timur/kim-contoh")
    place = second.place._replace(group="kim-lama")
    second = dataclasses.replace(second, source="lain.md", place=place)
    known = identities(registry, [first, second])

    assert known.of(GROUP) == "kutai-timur/kim-lama/"
    assert known.of("kutai-timur/kim-lama/") == "kutai-timur/kim-lama/.baru"
    assert known.of(first.url) == second.url
    assert known.of(second.url) == f"{second.url}.2026-05-09"
    assert known.depends_on("kutai-timur/kim-lama/", GROUP)


def test_a_feed_keeps_its_address_whichever_post_names_it() -> None:
    post = a_post(redirect_from=["/", "/agenda/", f"/{GROUP}"])
    known = identities(a_registry(), [post])

    assert known.of(post.url) == post.url
    assert [known.of(url) for url in ("", "agenda/", GROUP)] == ["", "agenda/", GROUP]


def test_a_post_that_names_its_own_address_may_as_well_not_do_so() -> None:
    alone = identities(a_registry(), [a_post(redirect_from=[f"/{POST}"])])
    before_another = identities(a_registry(), [a_post(redirect_from=[f"/{POST}", "/lama/"])])

    assert alone.of(POST) == before_another.of(POST) == POST
    assert not alone.depends_on(POST, POST)
    assert before_another.depends_on(POST, POST)


NAMES = ("a", "b", "A", "c")
ADDRESSES = st.sampled_from(
    ["/", "/agenda/", "/kutai-timur/", "/x/", "/X/", "/x.html", f"/{GROUP}", "/kutai-timur/kim-b/"]
    + [f"/kutai-timur/{group}/2026/{n}/" for group in ("kim-contoh", "kim-b") for n in NAMES]
    + [f"/x/2026/{name}/" for name in NAMES]
)
LISTS = st.lists(ADDRESSES, max_size=3)
CLAIMS = st.lists(st.tuples(st.integers(0, 2), LISTS), min_size=6, max_size=6)
MADE = a_post()


def _posts(claims: list[tuple[int, list[str]]]) -> list[Post]:
    """Make posts of two groups that appear on some day and name some addresses."""
    made = []
    for number, (day, given_addresses) in enumerate(claims):
        place = MADE.place._replace(
            group=("kim-contoh", "kim-b")[number % 2], slug="abc"[number // 2]
        )
        entry = MADE.entry._replace(
            at=dt.datetime(2026, 1, 1 + day, tzinfo=WITA.tz),
            former=tuple(address[1:] for address in given_addresses),
        )
        made.append(dataclasses.replace(MADE, source=f"{number}.md", place=place, entry=entry))
    return made


@given(CLAIMS, LISTS, LISTS, LISTS)
def test_no_two_things_share_an_id_whatever_people_claim(
    claims: list[tuple[int, list[str]]], one: list[str], other: list[str], area: list[str]
) -> None:
    second = {"id": "kim-b", "name": "B", "regency": "kutai-timur", "status": "aktif"}
    registry = _registry(one, area, {**second, "redirect_from": other})
    posts = _posts(claims)
    known = identities(registry, posts)
    feeds = ["", *map(urls.area, registry.areas), urls.kind("agenda")]
    feeds += [urls.group(group.regency, group.id) for group in registry.groups]
    ids = [place_of(known.of(url)) for url in [*feeds, *(post.url for post in posts)]]

    assert len(ids) == len(set(ids))
    assert known == identities(registry, reversed(posts))


@given(CLAIMS, st.integers(0, 5))
def test_a_post_that_appears_later_changes_the_id_of_no_other(
    claims: list[tuple[int, list[str]]], number: int
) -> None:
    day, given_addresses = claims[number]
    claims[number] = (day + 5, given_addresses)
    posts = _posts(claims)
    before = identities(_registry(), [*posts[:number], *posts[number + 1 :]])
    after = identities(_registry(), posts)

    assert [before.of(p.url) for p in posts if p is not posts[number]] == [
        after.of(p.url) for p in posts if p is not posts[number]
    ]
