"""The rules that look at a whole post, one a file; a new rule is a file and a line here."""

from __future__ import annotations

from kim_plugins.content.checks import (
    alt_text,
    cancellation,
    citizen,
    clarification,
    date_matches_name,
    existing_dates,
    filing,
    has_text,
    heading_levels,
    lead_image,
    periods,
    private_data,
    reachable_links,
    repetition,
    sources_once,
    spelling,
    steps,
    summary_adds,
    title_style,
    urgent_notice,
    weekday,
    written_links,
)
from kim_plugins.content.draft import Check

CHECKS: tuple[Check, ...] = (
    date_matches_name.check,
    lead_image.check,
    clarification.check,
    urgent_notice.check,
    periods.check,
    repetition.check,
    cancellation.check,
    private_data.check,
    weekday.check,
    has_text.check,
    citizen.check,
    existing_dates.check,
    spelling.check,
    title_style.check,
    summary_adds.check,
    heading_levels.check,
    alt_text.check,
    written_links.check,
    reachable_links.check,
    sources_once.check,
    steps.check,
    filing.check,
)
