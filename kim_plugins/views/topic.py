"""The list of topics, and the index of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kim_plugins.model import urls
from kim_plugins.model.groups import Topic
from kim_plugins.model.province import Province
from kim_plugins.views import cards, parts
from kim_plugins.views.output import Context, HtmlOutput, Planned
from kim_plugins.views.view import View


def _plan(topic_id: str, province: Province) -> Iterator[Planned]:
    if not topic_id:
        preview = cards.of_title(urls.TOPICS, "Topik", province)
        yield Planned(urls.TOPICS, partial(_index, province), preview=preview)
        return
    topic = province.registry.topics_by_id[topic_id]
    day = parts.last_day(province.posts_by_topic.get(topic.id, ()))
    preview = cards.of_topic(topic, province)
    build = partial(_page, topic, province)
    yield Planned(urls.topic(topic.id), build, changed=day, preview=preview)


view = View("topic", _plan, lambda province: ["", *province.registry.topics_by_id])
"""The list, then one page a topic of the vocabulary."""


def _index(province: Province) -> HtmlOutput:
    context: Context = {
        "crumbs": parts.crumbs(),
        "topics": [
            {
                "name": topic.name,
                "url": urls.topic(topic.id),
                "description": topic.description or "",
                "count": province.months("topic", topic.id).total(),
            }
            for topic in province.registry.topics
        ],
    }
    return HtmlOutput(
        url=urls.TOPICS,
        template="topics.html",
        title="Topik",
        description="Semua topik yang dibahas di situs ini, dengan jumlah tulisannya.",
        context=context,
    )


def _page(topic: Topic, province: Province) -> HtmlOutput:
    posts = province.posts_by_topic.get(topic.id, ())
    years = parts.years_of(posts)
    context: Context = {
        "crumbs": parts.crumbs(parts.link("Topik", urls.TOPICS)),
        "name": topic.name,
        "description": topic.description or "",
        **parts.newest_of(posts, province, urls.NEWEST),
        "archive": [parts.link(str(year), urls.topic_archive(topic.id, year)) for year in years],
        "writing": urls.FORM,
    }
    return HtmlOutput(
        url=urls.topic(topic.id),
        template="topic.html",
        title=f"Topik: {topic.name}",
        description=topic.description or f"Tulisan warga tentang {topic.name}.",
        context=context,
    )
