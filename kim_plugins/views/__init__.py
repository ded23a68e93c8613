"""From the province to outputs: `VIEWS` is the site's table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kim_plugins.model.province import Province
from kim_plugins.views import (
    archive,
    area,
    calendars,
    contribution,
    corrections,
    directory,
    feeds,
    form,
    group,
    handbook,
    home,
    hosting,
    kecamatan,
    listing,
    newest,
    not_found,
    offline,
    offline_bundle,
    open_data,
    post,
    robots,
    schemas,
    search,
    statistics,
    topic,
    village,
    villages,
    withdrawals,
)
from kim_plugins.views.output import FileOutput, Page, PlannedFile, RowsFile

View = Callable[[Province], Iterator[Page]]
FileView = Callable[[Province], Iterator[FileOutput | PlannedFile | RowsFile]]

VIEWS: tuple[View, ...] = (
    home.view,
    area.view,
    kecamatan.view,
    village.view,
    villages.view,
    group.view,
    post.view,
    topic.view,
    listing.view,
    archive.view,
    directory.view,
    corrections.view,
    contribution.view,
    search.view,
    statistics.view,
    open_data.view,
    handbook.view,
    offline.view,
    form.view,
    not_found.view,
)

FILES: tuple[FileView, ...] = (
    calendars.view,
    feeds.view,
    withdrawals.view,
    newest.view,
    villages.data,
    search.files,
    open_data.files,
    offline.files,
    offline_bundle.files,
    form.files,
    schemas.view,
    robots.view,
    hosting.view,
)
"""Views that make files rather than pages: feeds, calendars, open data."""
