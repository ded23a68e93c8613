"""Which noted reads have another answer than before, after posts and files have changed.

Every note that a view can make while it makes an output is accounted for here: the text of a
post, its front matter, and each query of `Province`. What a plan hands to an output is compared
apart (`builder/changes/plan_digest.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from kim_plugins.builder import planning
from kim_plugins.content.files import post_paths
from kim_plugins.content.files.links import ADDRESS, FILE
from kim_plugins.model import kept_lists, post_lists, urls
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.post_lists import CONTRIBUTED, CORRECTED, NEAR, WITHDRAWN, month_of
from kim_plugins.model.posts import HEAD, Post
from kim_plugins.model.province import ALL_POSTS, ANY_HEAD, Province
from kim_plugins.model.recorded_reads import ANY, asked
from kim_plugins.model.related import MOST

_QUERIES = tuple(query for query in post_lists.QUERIES if query not in (NEAR, post_lists.FILE))
"""Those whose answers are noted; of the others what is made of them is."""


def of_file(uri: str) -> Iterator[str]:
    """Yield what may have another answer where a file came, went, or is published or no more."""
    yield asked(FILE, uri)
    if url := post_paths.url_of(uri):
        yield from of_address(url)
    elif uri.startswith(f"{post_paths.POSTS}/"):
        yield asked(ADDRESS, uri.removeprefix(f"{post_paths.POSTS}/"))


def of_address(url: str) -> Iterator[str]:
    """Yield the same for an address, and that of the calendar beside it."""
    yield asked(ADDRESS, url)
    yield asked(ADDRESS, urls.event(url))


def between(
    before: Province,
    after: Province,
    edited: AbstractSet[str],
    headed: AbstractSet[str],
    due: AbstractSet[str] = frozenset(),
) -> set[str]:
    """Return the notes whose answers may differ between two states of a province.

    `edited` are the files of all posts that came, went, or may say something else; `headed` those
    of them whose front matter may; `due` those that time alone has changed, so that lists may
    show them elsewhere.
    """
    old, new = before.by_source, after.by_source
    moved = [s for s in edited if s in due or old.get(s) != new.get(s)]
    changed = [post for s in moved for post in (old.get(s), new.get(s)) if post]
    headed = {*headed, *due, *moved}
    found = {*edited, *_files(before, after, edited), *([ANY_HEAD] if headed else [])}
    found.update(asked(HEAD, source) for source in headed)
    if changed:
        found.update(note for source in moved for note in of_file(source))
        found.update(note for post in changed for note in _lists(post, after))
        found.update(asked(query, ANY) for query in _QUERIES)
        found.update(_times(changed, before, after))
        found.update(_neighbours([(old.get(s), new.get(s)) for s in moved], before, after))
        found.update(_related(changed, before, after))
        found.update(_identities(before, after))
    return found


def _files(before: Province, after: Province, edited: Iterable[str]) -> Iterator[str]:
    """Yield what lies elsewhere, or is another picture or paper, than before."""
    old_posts, new_posts = before.by_source, after.by_source
    found = {s for s in edited if _url(old_posts.get(s)) != _url(new_posts.get(s))}
    for old, new in zip(_lying(before), _lying(after), strict=True):
        if old != new:
            found |= {uri for uri in old.keys() | new.keys() if old.get(uri) != new.get(uri)}
    yield from (asked(FILE, uri) for uri in (*found, *([ANY] if found else [])))


def _lying(province: Province) -> Iterator[Mapping[str, object]]:
    yield planning.places_of(province)
    yield from (getattr(province, name).unrecorded for name in ("pictures", "attachments"))


def _url(post: Post | None) -> str | None:
    return post.url if post else None


def _lists(post: Post, province: Province) -> Iterator[str]:
    """Yield every list that a post may stand in, whether or not it is withdrawn."""
    entry, place = post.entry, (post.place.area, post.place.group)
    yield ALL_POSTS
    times = (month_of(post)[:1], month_of(post))
    for query in _QUERIES:
        for key in province.lists.keys(query, post):
            yield asked(query, key)
            yield from (asked(f"{query} {time}", key) for time in times)
    yield from [] if entry.is_listed else [WITHDRAWN]
    yield from [CORRECTED] if entry.corrected else []
    yield from [CONTRIBUTED] if entry.contribution else []
    feeds = [urls.HOME, urls.group(*place), *map(urls.area, province.areas_of(post))]
    # All kinds tell of what is withdrawn.
    feeds += map(urls.kind, [entry.kind] if entry.is_listed else KIND_LABELS)
    yield from (asked("feed", url) for url in feeds)


def _times(changed: Iterable[Post], before: Province, after: Province) -> Iterator[str]:
    """Yield the lists that have posts of other months or years than before."""
    lists = {(q, key) for q in _QUERIES for post in changed for key in after.lists.keys(q, post)}
    for query, key in lists:
        if before.times(query, key) != after.times(query, key):
            yield asked(f"{query} times", key)


def _neighbours(
    pairs: Iterable[tuple[Post | None, Post | None]], before: Province, after: Province
) -> Iterator[str]:
    """Yield the posts that have others beside them in their group."""
    states = [
        (province, post)
        for pair in pairs
        for province, post in zip((before, after), pair, strict=True)
        if post
    ]
    beside = {one.source for state, post in states for one in state.neighbours(post) if one}
    for source in beside.union(post.source for _, post in states):
        old, new = before.by_source.get(source), after.by_source.get(source)
        found = [state.neighbours(one) for state, one in ((before, old), (after, new)) if one]
        sources = {tuple(one and one.source for one in pair) for pair in found}
        if len(found) < 2 or len(sources) > 1:
            yield from {asked("neighbours", one.url) for one in (old, new) if one}


def _related(changed: Iterable[Post], before: Province, after: Province) -> Iterator[str]:
    """Yield the posts that others go with now: of those near a changed one the first after it."""
    later = {
        other.source
        for post in changed
        for key in after.lists.keys(NEAR, post)
        for state in (before, after)
        for other in kept_lists.after(state.near.get(key, ()), post.order, MOST)
    }
    for source in later.union(post.source for post in changed):
        old, new = before.by_source.get(source), after.by_source.get(source)
        if old and new:
            sources = [
                [other.source for other in one.related(its)]
                for one, its in ((before, old), (after, new))
            ]
            if sources[0] != sources[1]:
                yield asked("related", new.url)


def _identities(before: Province, after: Province) -> Iterator[str]:
    """Yield what is known by another address than before."""
    for old, new in (
        (before.identities.names, after.identities.names),
        (before.identities.others, after.identities.others),
    ):
        for url in old.keys() | new.keys():
            if old.get(url) != new.get(url):
                yield asked("identity", url)
