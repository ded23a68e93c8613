"""A post's file becomes a post that may be published, or every reason why not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.model.body import Reference
from kim_plugins.model.fields import Moment
from kim_plugins.model.posts import Post
from tests.builders import URI, judged, surroundings
from tests.golden.cases import Case, assert_problems, cases

SITE_URLS = ("", "kim/", "topik/", "kutai-timur/", "kutai-timur/kim-contoh/", "topik/literasi/")


@pytest.mark.parametrize("case", cases("posts"))
def test_a_post_is_judged(case: Case) -> None:
    judgement = judged(_file(case), surroundings(*case.get("beside", ()), site_urls=SITE_URLS))

    assert_problems(judgement.diagnostics, case["problems"])
    expected = case["published"]
    if expected == "no":
        assert judgement.post is None
    else:
        assert judgement.post is not None
        assert {key: _seen(judgement.post, key) for key in expected} == expected


def _file(case: Case) -> SourceFile:
    """Make the source file; `size`, `link` and `encoding` stand for what YAML can't hold."""
    uri = case.get("file", URI)
    content = case["post"].encode(case.get("encoding", "utf-8"))
    size = int(case.get("size", len(content)))
    return SourceFile(uri, f"docs/{uri}", content, is_link="link" in case, size=size)


def _seen(post: Post, key: str) -> Any:
    """Return what a case may ask of a post, as plain texts and lists."""
    if key in ("url", "areas", "image"):
        return _plain(getattr(post, key))
    return _plain(getattr(post.meta, key))


def _plain(value: Any) -> Any:
    """Return a value as a case writes it."""
    plain: Any = "none" if value is None else str(value)
    match value:
        case bool():
            plain = str(value).lower()
        case Moment():
            plain = value.at.isoformat() if value.has_time else value.day.isoformat()
        case Reference():
            plain = value.key
        case tuple():
            plain = [_plain(item) for item in value]
        case BaseModel():
            given = {key: getattr(value, key) for key in type(value).model_fields}
            plain = {key: _plain(item) for key, item in given.items() if item is not None}
    return plain
