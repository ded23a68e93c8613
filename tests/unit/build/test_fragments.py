"""Every template is filled by its view's context alone, with every name in its place."""

from __future__ import annotations

import dataclasses
from importlib import resources

import jinja2
import pytest

from kim_plugins.build import fragments
from kim_plugins.views.output import HtmlOutput
from tests.builders import a_post, a_province
from tests.unit.views.provinces import a_full_province, outputs

FULL = list(outputs(a_full_province()).values())
BARE = list(outputs(a_province([a_post(topics=["literasi"])])).values())


def _page(template: str, *pages: HtmlOutput) -> HtmlOutput:
    return next(page for page in pages if page.template == template)


@pytest.mark.parametrize("page", FULL, ids=lambda page: page.url or "home")
def test_a_full_context_fills_its_template(page: HtmlOutput) -> None:
    assert fragments.render(page, "/").strip()


@pytest.mark.parametrize("page", BARE, ids=lambda page: page.url or "home")
def test_a_bare_context_fills_its_template(page: HtmlOutput) -> None:
    assert fragments.render(page, "/").strip()


def test_every_template_is_some_views() -> None:
    folder = resources.files("kim_plugins") / "templates" / "kim"
    files = {file.name for file in folder.iterdir()} - {"macros.html"}

    assert files == {page.template for page in FULL}


def test_a_name_that_a_context_lacks_is_a_bug() -> None:
    page = _page("topics.html", *BARE)
    poor = dataclasses.replace(page, context={"crumbs": page.context["crumbs"]})

    with pytest.raises(jinja2.UndefinedError):
        fragments.render(poor, "/")


def test_texts_are_escaped() -> None:
    post = a_post(title="<script>alert(1)</script> & lain")
    pages = outputs(a_province([post]))

    for url in ("", "kutai-timur/", post.url):
        html = fragments.render(pages[url], "/")
        assert "<script>" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; lain" in html


def test_the_body_of_a_post_is_not_escaped_again() -> None:
    post = a_post(text="Isi **tulisan**.")

    html = fragments.render(outputs(a_province([post]))[post.url], "/")

    assert "<p>Isi <strong>tulisan</strong>.</p>" in html


def test_links_are_relative_to_the_page() -> None:
    topics = fragments.render(_page("topics.html", *BARE), "/kim/")

    assert 'href="../topik/literasi/"' in topics


def test_links_of_the_404_page_start_at_the_sites_own_path() -> None:
    html = fragments.render(_page("not_found.html", *BARE), "/kim/")

    assert 'href="/kim/kutai-timur/"' in html
