"""The rules that look at a whole post, one a file; a new rule is a file and a line here."""

from __future__ import annotations

from kim_plugins.content.checks import (
    clarification,
    date_matches_name,
    has_text,
    lead_image,
    periods,
    private_data,
    urgent_notice,
    weekday,
)
from kim_plugins.content.draft import Check

CHECKS: tuple[Check, ...] = (
    date_matches_name.check,
    lead_image.check,
    clarification.check,
    urgent_notice.check,
    periods.check,
    private_data.check,
    weekday.check,
    has_text.check,
)
