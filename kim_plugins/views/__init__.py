"""From the province to outputs: `VIEWS` is the site's table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kim_plugins.model.province import Province
from kim_plugins.views import archive, area, directory, group, home, not_found, post, topic
from kim_plugins.views.output import HtmlOutput

View = Callable[[Province], Iterator[HtmlOutput]]

VIEWS: tuple[View, ...] = (
    home.view,
    area.view,
    group.view,
    post.view,
    topic.view,
    archive.view,
    directory.view,
    not_found.view,
)
