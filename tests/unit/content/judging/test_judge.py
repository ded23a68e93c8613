"""A post is judged by every stage at once; an error in one place doesn't hide another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.content.judging import judge
from kim_plugins.model.body import Reference
from tests.builders import FOLDER, a_post, a_source, a_text, judged, many_posts, surroundings


def test_a_post_without_errors_may_be_published() -> None:
    judgement = judged(a_source(a_text("Isi tulisan.")))

    assert judgement.post is not None
    assert judgement.diagnostics == ()


def test_a_warning_does_not_keep_a_post_back() -> None:
    judgement = judged(a_source(a_text("Senin, 8 Mei 2022")))

    assert judgement.post is not None
    assert [problem.code for problem in judgement.diagnostics] == ["KIM014"]


def test_an_error_keeps_a_post_back() -> None:
    assert judged(a_source(a_text("Isi.", title=""))).post is None


def test_every_problem_carries_the_line_that_it_points_at() -> None:
    (problem,) = judged(a_source(a_text("Senin, 8 Mei 2022"))).diagnostics

    assert problem.excerpt == "Senin, 8 Mei 2022"


def test_references_answer_the_slots_of_the_text() -> None:
    rapat = f"{FOLDER}/2026-04-01-rapat.md"
    around = surroundings(f"{FOLDER}/img/madu.jpg", rapat, anchors={rapat: ["isi-hasil"]})
    text = "[Rapat](2026-04-01-rapat.md#hasil) ![Madu](img/madu.jpg)"

    post = a_post(text=text, around=around)

    assert post.references == (
        Reference(rapat, "isi-hasil"),
        Reference(f"{FOLDER}/img/madu.jpg"),
    )


def test_a_lead_picture_is_resolved() -> None:
    around = surroundings(f"{FOLDER}/img/madu.jpg")
    keys = {"image": "img/madu.jpg", "image_alt": "Madu.", "image_credit": "KIM Contoh"}

    judgement = judged(a_source(a_text(**keys)), around)

    assert judgement.post is not None
    assert judgement.post.image == Reference(f"{FOLDER}/img/madu.jpg")


@pytest.mark.parametrize(
    ("folder", "areas"),
    [
        (FOLDER, ("64.08.12.2004",)),
        ("posts/samarinda/kim-teladan", ("64.72",)),
        ("posts/provinsi/redaksi", ("64",)),
    ],
)
def test_a_post_is_about_its_groups_village_or_else_its_regency(
    folder: str, areas: tuple[str, ...]
) -> None:
    assert a_post(folder=folder).areas == areas
    assert a_post(folder=folder, areas=["64.03"]).areas == ("64.03",)


def test_of_two_posts_with_one_address_the_first_by_file_name_keeps_it() -> None:
    first, second = a_post("2026-05-08-rapat"), a_post("2026-09-14-rapat")
    paths = {post.source: f"docs/{post.source}" for post in (first, second)}

    kept, refused = judge.without_collisions([second, first], paths)

    assert (kept.post, kept.diagnostics) == (first, ())
    assert refused.post is None
    (problem,) = refused.diagnostics
    assert (problem.code, problem.span.path) == ("KIM026", f"docs/{second.source}")
    assert problem.args == {"url": "/" + first.url, "other": f"docs/{first.source}"}


def test_posts_with_different_addresses_do_not_collide() -> None:
    posts = many_posts(3)
    next_year = a_post("2027-05-08-kabar-001")

    judgements = judge.without_collisions([*posts, next_year], {})

    assert [j.post for j in judgements] == [*posts, next_year]


def test_a_flood_of_problems_is_cut_to_fifty_errors_first_and_the_rest_is_counted() -> None:
    text = "Senin, 8 Mei 2022\n" * 60 + "[a](tidak-ada.md)"

    problems = judged(a_source(a_text(text))).diagnostics

    codes = [problem.code for problem in problems]
    assert codes[0] == "KIM027"
    assert codes[1:-1] == ["KIM014"] * (judge.MOST_PROBLEMS - 1)
    assert (problems[-1].code, problems[-1].args) == ("KIM063", {"count": "11"})


def test_of_a_withdrawn_post_neither_text_nor_links_nor_pictures_are_kept() -> None:
    withdrawn = {"at": "2026-05-10", "reason": "Keliru."}
    post = a_post(text="Isi semula. [a](tidak-ada.md)", title="Judul semula", withdrawn=withdrawn)

    assert (post.body.pieces, post.references, post.image) == (("",), (), None)
    assert "semula" not in str(post)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_file_is_published_or_told(content: bytes) -> None:
    judgement = judged(a_source(content))

    assert judgement.post is not None or judgement.diagnostics


KEYS = st.sampled_from(
    ["title", "date", "kind", "sources", "image", "areas", "urgent", "withdrawn", "steps"]
)
VALUES = st.recursive(
    st.none()
    | st.text(max_size=12)
    | st.sampled_from(["agenda", "pengumuman", "ya", "2026-05-08"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES), st.text(max_size=20))
def test_any_front_matter_is_judged_without_an_exception(
    head: dict[str, object], text: str
) -> None:
    file: SourceFile = a_source(a_text(text, **head))

    assert judged(file) == judged(file)
