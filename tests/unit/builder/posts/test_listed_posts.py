"""A list of kept posts is counted, and its newest taken, without reading the others."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest

from kim_plugins.builder.posts import kept_posts
from kim_plugins.builder.posts.kept_posts import KnownPosts, PostRow
from kim_plugins.builder.posts.known_post import KnownPost, known_post, unread
from kim_plugins.builder.posts.published_posts import PublishedPosts
from kim_plugins.builder.storage import record
from kim_plugins.builder.storage.record import Record
from kim_plugins.model.kept_lists import after, before
from kim_plugins.model.post_lists import EXAMPLES, LISTED, month_of
from kim_plugins.model.posts import Post
from tests.builders import a_post, a_province, settings

LISTS = a_province().lists
FIRST_DAY = dt.date(2025, 1, 1)
POSTS = [
    a_post(f"{FIRST_DAY + dt.timedelta(days=3 * n)}-kabar-{n}", example="ya" if n % 50 == 7 else "")
    for n in range(200)
]
SAME_DAY = [a_post(f"2026-09-09-serentak-{letter}") for letter in "dbca"]
DRAFT = a_post("2026-10-01-draf", draft=True)
LATER = a_post("2030-01-01-kelak")
KEPT = [*POSTS, *SAME_DAY, DRAFT, LATER]
SHOWN = sorted([*POSTS, *SAME_DAY], key=lambda post: post.order)


class Read(list[str]):
    """The files of the posts that were made, in the order in which they were asked for."""

    def __call__(self, post: KnownPost) -> Post:
        """Note a post, and make it."""
        self.append(post.source)
        return unread(post)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Keep them in an order of no meaning."""
    path = tmp_path_factory.mktemp("catatan") / "catatan.sqlite"
    with record.rewritten(path) as written:
        rows = {post.source: PostRow(known_post(post)) for post in reversed(KEPT)}
        kept_posts.save(written, LISTS, rows)
    with record.opened(path) as found:
        assert found
        yield found


def published(
    kept: Record, changed: dict[str, KnownPost | None] | None = None, read: Read | None = None
) -> PublishedPosts:
    made = Read() if read is None else read
    return PublishedPosts(KnownPosts(kept), changed or {}, LISTS, settings(), made)


def test_a_list_is_the_same_as_all_of_it(kept: Record) -> None:
    found = published(kept).listed(LISTED, "")

    assert list(found) == SHOWN
    assert len(found) == len(SHOWN)
    assert list(reversed(found)) == SHOWN[::-1]


@pytest.mark.parametrize(
    "part",
    [
        *(slice(-5, None), slice(None, -5), slice(10, 20), slice(-3, -9, -2), slice(None)),
        *(slice(None, None, -1), slice(500, None), slice(0), slice(-1000, 2)),
    ],
)
def test_each_part_of_it_is_that_of_all(kept: Record, part: slice) -> None:
    assert published(kept).listed(LISTED, "")[part] == SHOWN[part]


def test_one_of_it_is_that_of_all_and_there_are_no_more(kept: Record) -> None:
    found = published(kept).listed(LISTED, "")

    assert [found[n] for n in (-1, 0, 17, -len(SHOWN))] == [
        SHOWN[n] for n in (-1, 0, 17, -len(SHOWN))
    ]
    with pytest.raises(IndexError):
        found[len(SHOWN)]


def test_of_the_newest_few_the_others_are_not_read(kept: Record) -> None:
    read = Read()
    found = published(kept, read=read).listed(LISTED, "")

    assert found[-3:] == SHOWN[-3:]
    assert next(reversed(found)) == SHOWN[-1]
    assert len(read) < 80
    assert (len(found), bool(found)) == (len(SHOWN), True)


def test_those_of_one_moment_stand_in_the_order_of_their_addresses(kept: Record) -> None:
    found = published(kept).listed(LISTED, "")

    assert [post.place.slug for post in found[-2:]] == ["serentak-c", "serentak-d"]


def test_nothing_is_read_to_count_months_and_kinds(kept: Record) -> None:
    read = Read()
    posts = published(kept, read=read)

    assert posts.listed(LISTED, "").months() == Counter(map(month_of, SHOWN))
    assert posts.counts("kind", ["berita", "agenda"]) == {"berita": len(SHOWN)}
    assert len(posts.listed(EXAMPLES, "")) == 4
    assert read == []


@pytest.mark.parametrize("time", [(2025,), (2026, 9), (2024,), (2030,), (2026, 10)])
def test_those_of_a_time_are_read_alone(kept: Record, time: tuple[int, ...]) -> None:
    read = Read()
    wanted = [post for post in SHOWN if month_of(post)[: len(time)] == time]

    assert list(published(kept, read=read).listed(LISTED, "").of_time(time)) == wanted
    assert set(read) == {post.source for post in wanted}


@pytest.mark.parametrize("place", [0, 5, 100, len(SHOWN) - 3, len(SHOWN) - 2, len(SHOWN) - 1])
def test_those_beside_a_post_are_found_without_the_others(kept: Record, place: int) -> None:
    read, order = Read(), SHOWN[place].order
    found = published(kept, read=read).listed(LISTED, "")

    assert list(found.before(order, 3)) == SHOWN[max(0, place - 3) : place]
    assert list(found.after(order, 3)) == SHOWN[place + 1 : place + 4]
    assert len(set(read)) < 20


def test_beside_a_post_that_has_gone_stand_those_that_are_there(kept: Record) -> None:
    gone = SHOWN[99:103]
    found = published(kept, {post.source: None for post in gone}).listed(LISTED, "")

    assert list(found.before(gone[0].order, 2)) == SHOWN[97:99]
    assert list(found.after(gone[0].order, 2)) == SHOWN[103:105]
    assert list(before(SHOWN, gone[0].order, 2)) == SHOWN[97:99]
    assert list(after(SHOWN, gone[0].order, 2)) == SHOWN[100:102]


def test_what_has_changed_counts_as_it_is_now(kept: Record) -> None:
    moved = a_post("2026-09-09-serentak-a", date="2026-09-09 20:00")
    changed = {
        POSTS[0].source: None,
        POSTS[1].source: known_post(a_post("2025-01-04-kabar-1", topics=["literasi"])),
        moved.source: known_post(moved),
        DRAFT.source: known_post(a_post("2026-10-01-draf")),
    }
    posts = published(kept, changed)
    now = sorted(
        [*SHOWN[2:-4], *(unread(post) for post in changed.values() if post), *SAME_DAY[:3]],
        key=lambda post: post.order,
    )
    found = posts.listed(LISTED, "")

    assert list(found) == now
    assert len(found) == len(now)
    assert found[-2:] == now[-2:]
    assert found.months() == Counter(map(month_of, now))
    assert list(found.of_time((2026, 9))) == [p for p in now if month_of(p) == (2026, 9)]
    assert len(posts.listed("topic", "literasi")) == 1
    assert posts.counts("topic", ["literasi", "ekonomi"]) == {"literasi": 1}
