"""What is made of posts is made anew whenever they change it: no note and nothing given is missed.

Every view's outputs are made before and after a change. Each that differs must be stale by what
was noted while it was made, or by what the plan hands to it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from kim_plugins.builder import planning
from kim_plugins.builder.changes import changed_reads
from kim_plugins.builder.changes.plan_digest import PlanDigest
from kim_plugins.builder.posts.known_post import of_post
from kim_plugins.builder.sources.handwritten import Handwritten
from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.recorded_reads import recording
from kim_plugins.views.output import CardFile, File, Page, RowsFile
from tests.builders import FOLDER, a_province, a_source, a_text, judged
from tests.few_places import few_places

NOTHING = Handwritten({})
EVENT = {"kind": "agenda", "starts": "2026-12-05T08:00", "place": "Balai Desa Contoh"}
KINDS: Sequence[Mapping[str, object]] = (
    {},
    EVENT,
    {"kind": "potensi", "category": "wisata"},
    {
        "kind": "pengumuman",
        "valid_until": "2026-12-01",
        "urgent": True,
        "agency": "Kantor Contoh",
        "sources": [{"title": "Surat contoh"}],
    },
    {"withdrawn": {"at": "2026-11-10", "reason": "Keliru."}},
    {"corrections": [{"at": "2026-11-12", "kind": "ralat", "note": "Jumlahnya dua."}]},
    {"updated": "2026-11-13"},
    {"example": True},
    {"redirect_from": ["/kabar/lama/"]},
    {**EVENT, "redirect_from": ["/kabar/lama/"]},
)
NAMES = ("2025-03-01-a", "2026-11-01-b", "2026-11-02-c", "2026-11-03-d")
AREAS = (["64.08"], ["64.08.12.2004"], ["64.08.04.2012", "64.03"], ["64"])
POSTS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "title": st.sampled_from(["Panen", "Rapat"]),
        "kind": st.integers(0, len(KINDS) - 1),
        "areas": st.sampled_from(AREAS),
        "topics": st.sampled_from([[], ["literasi"], ["literasi", "ekonomi-desa"]]),
        "text": st.sampled_from(["Isi tulisan.", "Isi lain.\n\n## Bagian\n\nLagi."]),
    }
)
States = list[dict[str, object]]
PLAIN: dict[str, object] = {
    "title": "Panen",
    "kind": 0,
    "areas": ["64.08"],
    "topics": ["literasi"],
    "text": "Isi tulisan.",
}
OLDEST, OLD, NEW, NEWEST = ({**PLAIN, "name": name} for name in NAMES)
STATES = st.lists(POSTS, max_size=4, unique_by=lambda post: post["name"])


@pytest.fixture(autouse=True, scope="module")
def _few_places() -> Iterator[None]:
    with few_places():
        yield


@dataclasses.dataclass(frozen=True)
class Made:
    """An output, what was read for it, and what the plan gave it."""

    content: object
    notes: frozenset[str]
    given: str


def posts_of(state: States) -> list[Post]:
    """Make those of the posts that may be published: an urgent notice is of few places."""
    found = []
    for one in state:
        keys = {key: one[key] for key in ("title", "areas", "topics")}
        dated = {"date": str(one["name"])[:10], **keys, **KINDS[int(str(one["kind"]))]}
        found.append(
            judged(a_source(a_text(str(one["text"]), **dated), f"{FOLDER}/{one['name']}.md"))
        )
    return [judgement.post for judgement in found if judgement.post]


def made(province: Province) -> dict[str, Made]:
    plan = planning.plan(province, NOTHING)
    handed = PlanDigest({post.source: of_post(post) for post in province.posts})
    outputs: list[Page | File] = [*plan.pages, *plan.files]
    found = {}
    for one in outputs:
        with recording() as notes:
            content = one if isinstance(one, CardFile) else one.make()
        if isinstance(one, RowsFile):
            notes = {one.reads}
        path = getattr(one, "path", "") or urls.output_path(one.url)  # type: ignore[union-attr]
        found[path] = Made(content, frozenset(notes), handed.digest(one))
    return found


@settings(
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(STATES, POSTS, st.booleans())
@example([OLD], NEW, False)
@example([OLD, NEW], OLD, True)
@example([OLD, NEW, NEWEST], {**NEW, "text": "Isi lain."}, False)
@example([OLD, NEW, NEWEST], OLDEST, False)  # It goes with the newest, and isn't beside it.
@example(
    [{**OLD, "kind": 9}], {**OLDEST, "kind": 8}, False
)  # It claims what the other is known by.
def test_what_differs_is_stale(before: States, changed: dict[str, object], is_gone: bool) -> None:
    """One post comes, goes, or says something else."""
    others = [post for post in before if post["name"] != changed["name"]]
    after = others if is_gone else [*others, changed]
    old, new = posts_of(before), posts_of(after)
    provinces = a_province(old), a_province(new)
    said = [{post.source: repr((post, post.read())) for post in posts} for posts in (old, new)]
    edited = {s for s in said[0].keys() | said[1].keys() if said[0].get(s) != said[1].get(s)}
    heads = [{post.source: repr((post.meta, post.image)) for post in posts} for posts in (old, new)]
    headed = {s for s in edited if heads[0].get(s) != heads[1].get(s)}

    reads = changed_reads.between(*provinces, edited, headed)

    first, second = map(made, provinces)
    for path in first.keys() & second.keys():
        was, now = first[path], second[path]
        is_stale = was.given != now.given or not now.given or not was.notes.isdisjoint(reads)
        assert is_stale or was.content == now.content, path
    if not edited:
        assert reads == set()


def test_a_change_of_the_text_alone_leaves_what_shows_titles_alone() -> None:
    old, new = posts_of([OLD, NEW]), posts_of([OLD, {**NEW, "text": "Isi lain."}])
    provinces = a_province(old), a_province(new)
    source = new[1].source

    reads = changed_reads.between(*provinces, {source}, frozenset())

    stale = {path for path, one in made(provinces[1]).items() if not one.notes.isdisjoint(reads)}
    assert stale == {f"{new[1].url}index.html", "kutai-timur/bawa.html"}  # All texts.
