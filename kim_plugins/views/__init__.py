"""From the province to outputs: `VIEWS` is the site's table of contents."""

from __future__ import annotations

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
from kim_plugins.views.output import File, Page
from kim_plugins.views.view import View

VIEWS: tuple[View[Page], ...] = (
    View.whole("home", home.view),
    area.view,
    kecamatan.view,
    village.view,
    View.whole("villages", villages.view),
    group.view,
    post.view,
    topic.view,
    listing.view,
    archive.of_areas,
    archive.of_groups,
    archive.of_topics,
    View.whole("directory", directory.view),
    View.whole("corrections", corrections.view),
    View.whole("contribution", contribution.view),
    View.whole("search", search.view),
    View.whole("statistics", statistics.view),
    View.whole("open-data", open_data.view),
    View.whole("handbook", handbook.view),
    View.whole("offline", offline.view),
    View.whole("form", form.view),
    View.whole("not-found", not_found.view),
)

FILES: tuple[View[File], ...] = (
    calendars.view,
    View.whole("feeds", feeds.view),
    View.whole("withdrawals", withdrawals.view),
    View.whole("newest", newest.view),
    View.whole("village-data", villages.data),
    View.whole("search-files", search.files),
    View.whole("data-files", open_data.files),
    View.whole("save-lists", offline.files),
    View.whole("carried", offline_bundle.files),
    View.whole("form-files", form.files),
    View.whole("schemas", schemas.view),
    View.whole("robots", robots.view),
    View.whole("hosting", hosting.view),
)
"""Views that make files rather than pages: feeds, calendars, open data."""
