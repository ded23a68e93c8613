"""No alarm on good posts; of a bad one its fault is told, at its line, and nothing else."""

from __future__ import annotations

import pytest

from kim_plugins.base import messages
from kim_plugins.base.diagnostics import by_place
from kim_plugins.content.front_matter.source import SourceFile
from kim_plugins.model.frontmatter import SCHEMAS
from tests.builders import judged
from tests.golden.corpora import Fault, around, bad_posts, base_posts, good_posts

GOOD = {**good_posts(), **base_posts()}
BAD = list(bad_posts())
AROUND = around()


@pytest.mark.parametrize("file", GOOD.values(), ids=GOOD.keys())
def test_a_good_post_raises_no_alarm(file: SourceFile) -> None:
    judgement = judged(file, AROUND)

    assert [messages.as_text(problem) for problem in judgement.diagnostics] == []
    assert judgement.post is not None


@pytest.mark.parametrize("fault", BAD, ids=lambda fault: str(fault.name))
def test_the_fault_of_a_bad_post_is_told_at_its_line(fault: Fault) -> None:
    problems = by_place(judged(fault.file, AROUND).diagnostics)

    assert [(p.code, p.span.line) for p in problems] == [(fault.code, fault.line)]


def test_the_collections_are_large_and_hold_every_kind() -> None:
    assert len(GOOD) >= 60
    assert len(BAD) >= 120
    kinds = {post.meta.kind for post in (judged(f, AROUND).post for f in GOOD.values()) if post}
    assert kinds == set(SCHEMAS)


def test_the_faults_of_the_bad_posts_have_names_of_their_own() -> None:
    names = [fault.name for fault in BAD]
    assert sorted(set(names)) == sorted(names)
