"""Topics come from groups.yaml, areas from the region table and the regencies listed there."""

from __future__ import annotations

from kim_plugins.content.judging.judge import Surroundings
from tests.builders import a_registry, a_source, a_text, judged, surroundings

Found = tuple[str, str, int]


def _problems(around: Surroundings | None = None, **front: object) -> list[Found]:
    problems = judged(a_source(a_text("Isi.", **front)), around).diagnostics
    return [(p.code, p.args["value"], p.span.line) for p in problems]


def test_topics_and_areas_that_exist_are_no_problem() -> None:
    areas = ["64", "64.08", "64.08.12", "64.08.12.2004"]

    assert _problems(topics=["literasi", "ekonomi-desa"], areas=areas) == []


def test_each_topic_that_does_not_exist_is_told_with_a_guess() -> None:
    problems = judged(a_source(a_text(topics=["literas", "literasi", "musik"]))).diagnostics

    assert [(p.code, p.span.line, p.suggestion) for p in problems] == [
        ("KIM036", 6, "literasi"),
        ("KIM036", 8, ""),
    ]


def test_each_area_that_does_not_exist_is_told_at_its_place() -> None:
    assert _problems(areas=["64.08", "64.99", "31.01"]) == [
        ("KIM034", "64.99", 7),
        ("KIM199", "31.01", 8),
    ]


def test_an_area_of_a_regency_that_the_site_does_not_serve_is_told() -> None:
    assert _problems(areas=["64.01.01", "64.08"]) == [("KIM062", "64.01.01", 6)]


def test_without_a_vocabulary_no_topic_exists() -> None:
    around = surroundings(registry=a_registry(topics=[]))

    assert _problems(around, topics=["literasi"]) == [("KIM036", "literasi", 6)]


def test_topics_of_a_front_matter_with_other_faults_are_looked_at_as_well() -> None:
    problems = judged(a_source(a_text(topics=["musik"], origin="salinan"))).diagnostics

    assert [problem.code for problem in problems] == ["KIM012", "KIM036"]


def test_a_topic_that_was_renamed_takes_no_post_off_the_site() -> None:
    topic = {"id": "literasi", "name": "Literasi", "redirect_from": ["/topik/baca-tulis/"]}
    around = surroundings(registry=a_registry(topics=[topic]))

    judgement = judged(a_source(a_text(topics=["baca-tulis", "literasi"])), around)

    assert judgement.diagnostics == ()
    assert judgement.post is not None
    assert judgement.post.entry.topics == judgement.post.meta.topics == ("literasi",)
