"""The page of a contribution: what became of it, and the links to share."""

from __future__ import annotations

from kim_plugins.model.posts import Post
from kim_plugins.views import contribution
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_post, a_province

NUMBER = "k7m2q9xd"


def the_page(post: Post) -> HtmlOutput:
    (page,) = contribution.view(a_province([post]))
    return page.make()


def test_a_post_without_a_number_has_no_page() -> None:
    assert list(contribution.view(a_province([a_post()]))) == []


def test_a_published_post_is_told_with_its_links() -> None:
    post = a_post(contribution=NUMBER)

    page = the_page(post)

    assert (page.url, page.is_indexed) == (f"kiriman/{NUMBER}/", False)
    assert page.context["url"] == post.url
    assert str(page.context["permalink"]).endswith(post.url)
    assert str(page.context["share"]).startswith("https://wa.me/?text=")


def test_corrections_are_told_the_first_first_and_none_before_its_time() -> None:
    given = [("2026-05-10", "Kedua."), ("2026-05-09", "Pertama."), ("2030-01-01", "Nanti.")]
    told = [{"at": at, "kind": "ralat", "note": note} for at, note in given]

    page = the_page(a_post(contribution=NUMBER, corrections=told))

    assert [one["note"] for one in page.context["corrections"]] == ["Pertama.", "Kedua."]  # type: ignore[index,union-attr,call-overload]


def test_of_a_withdrawn_post_only_the_reason_is_told() -> None:
    gone = {"at": "2026-05-20", "reason": "Keterangannya keliru."}

    page = the_page(a_post(contribution=NUMBER, withdrawn=gone))

    assert page.context["withdrawn"]["reason"] == "Keterangannya keliru."  # type: ignore[index,call-overload]
    assert (page.context["title"], page.context["share"]) == ("", "")


def test_of_two_posts_with_one_number_the_first_is_told() -> None:
    first = a_post("2026-05-08-panen-madu", contribution=NUMBER)
    second = a_post("2026-05-09-panen-padi", contribution=NUMBER)

    (page,) = contribution.view(a_province([first, second]))

    assert page.make().context["url"] == first.url
