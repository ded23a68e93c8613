"""What the form `/tulis/` checks on the telephone, as one table made of what `kim check` uses.

Patterns, limits, word lists and words come from the very objects that the Python rules hold;
the scripts `tulis-*.js` follow the rules with them. A test holds that both tell the same.
"""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

from kim_plugins.base import addresses, home, messages
from kim_plugins.base.locale_id import month_name, weekday_name
from kim_plugins.content.checks import (
    alt_text,
    citizen,
    clarification,
    periods,
    private_data,
    steps,
    summary_adds,
    title_style,
    urgent_notice,
    weekday,
)
from kim_plugins.content.form import form_values, form_words
from kim_plugins.content.form.script_patterns import Script, converted
from kim_plugins.content.front_matter import headreader, source
from kim_plugins.content.front_matter.vocabulary import LABELS
from kim_plugins.content.markdown import sanitize
from kim_plugins.content.markdown.layout import pasted
from kim_plugins.content.privacy import cut_numbers, identity, numbers, privacy, spellings
from kim_plugins.content.text import chat_remains, dates, day_runs, fenced, hidden_notes, prose
from kim_plugins.model import fields, frontmatter, telephones
from kim_plugins.model.groups import Registry
from kim_plugins.model.kinds import CORRECTION_LABELS, STEP_LABELS

CODES = tuple(
    f"KIM{number}"
    for number in (
        # Values that are missing or don't fit.
        "010 012 013 015 025 029 036 044 052 060 186 "
        # What doesn't go together.
        "033 043 045 046 047 049 053 054 074 083 084 123 125 153 "
        # Private data, and what was meant to be hidden.
        "066 067 068 069 120 122 126 127 161 162 "
        # How it reads.
        "014 070 072 073 076 077 078 128 156"
    ).split()
)
"""What the form tells, wherever `kim check` does."""
PATTERNS: tuple[ModuleType, ...] = (
    privacy,
    spellings,
    identity,
    numbers,
    cut_numbers,
    prose,
    hidden_notes,
    chat_remains,
    pasted,
    dates,
    day_runs,
    weekday,
    title_style,
    alt_text,
    clarification,
    citizen,
    source,
    fields,
    telephones,
    addresses,
)
"""Modules of whose rules the scripts follow the most."""
UNUSED = frozenset(
    "citizen.PERSON hidden_notes.VISIBLE hidden_notes.REST hidden_notes.BLANKS hidden_notes.SIGN "
    "prose.VISIBLE source.FENCE numbers.SERVICE spellings.SIGNS privacy.SIGN_OF_MAIL "
    "privacy.COVERED dates.ZONE".split()
)
"""Patterns that only Python asks for."""


def rules(registry: Registry | None = None) -> dict[str, Any]:
    """Return the table, ready for JSON; without a registry, without what hangs on the site."""
    table = {
        "messages": {code: _words(code) for code in sorted(CODES)},
        "unread": form_words.UNREAD,
        "labels": dict(form_words.LABELS),
        "patterns": patterns(),
        **_values(),
        **_private(),
        **_wording(),
    }
    if registry:
        table["topics"] = [*registry.topics_by_id, *registry.renamed_topics]
        table["zone"] = home.zone().hours
    return table


def patterns() -> dict[str, Script]:
    """Return the patterns that the scripts ask for by their names, such as `privacy.PHONE`."""
    return {name: converted(pattern) for name, pattern in originals().items()}


def originals() -> dict[str, re.Pattern[str]]:
    """Return the same as Python has them."""
    opens, closes = fenced.ANYWHERE
    found = {
        f"{module.__name__.rpartition('.')[2]}.{name.lstrip('_')}": value
        for module in PATTERNS
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
    found |= {"fenced.OPENS": opens, "fenced.CLOSES": closes}
    return {name: value for name, value in found.items() if name not in UNUSED}


def _words(code: str) -> tuple[str, str, str]:
    """Return a problem's severity, message and hint, in the words of the form."""
    told = messages.message(code)
    said = form_words.WORDS.get(code, (told.message, told.hint))
    return (told.severity.value, *said)


def _values() -> dict[str, Any]:
    """Return what the keys of each kind may hold."""
    models = frontmatter.SCHEMAS
    return {
        "names": dict(frontmatter.INDONESIAN_KEYS),
        "kind": headreader.DEFAULT_KIND,
        "kinds": {kind: model.__name__ for kind, model in models.items()},
        "records": form_values.records([*models.values(), frontmatter.Tombstone]),
        "tombstone": sorted(frontmatter.TOMBSTONE_KEYS),
        "choices": {**LABELS, "status": STEP_LABELS, "correction": CORRECTION_LABELS},
        "schemes": sorted(sanitize.SCHEMES),
        "yes": dict(fields.YES),
        "pairs": periods.PAIRS,
        "urgent": urgent_notice.REQUIRED,
        "urgentDays": urgent_notice.LONGEST.days,
        "fewestSources": clarification.FEWEST_SOURCES,
        "firstSteps": sorted(steps.FIRST),
    }


def _private() -> dict[str, Any]:
    return {
        "identity": {
            "usual": sorted(",".join(map(str, sizes)) for sizes in identity.USUAL),
            "boundaries": sorted(identity.BOUNDARIES),
            "provinces": sorted(numbers.PROVINCES),
        },
        "offices": privacy.PUBLIC_DOMAINS,
        "private": privacy.CODES,
        "never": sorted(privacy.NEVER_PUBLIC),
        "ownPlace": sorted(private_data.OWN_PLACE),
        "mobile": (privacy.SHORTEST, privacy.LONGEST),
        "signs": privacy.AT_SIGNS,
        "providers": spellings.PROVIDERS,
        "cut": {"end": cut_numbers.END, "before": cut_numbers.BEFORE, "after": cut_numbers.AFTER},
    }


def _wording() -> dict[str, Any]:
    return {
        "edges": prose.EDGES + "-/",
        "chat": {"words": sorted(chat_remains.WORDS), "kinds": list(chat_remains.ADVICE)},
        "alt": {"longest": alt_text.LONGEST, "nothing": sorted(alt_text.SAY_NOTHING)},
        "shout": {"most": title_style.MOST_CAPITALS, "fewest": title_style.FEWEST_CAPITALS},
        "fewestAdded": summary_adds.FEWEST_ADDED,
        "titleLines": pasted.MOST_LINES,
        "days": {
            "months": [month_name(number) for number in range(1, 13)],
            "weekdays": [weekday_name(number) for number in range(7)],
            "numbers": dates.MONTH_NUMBERS,
            "whole": sorted(dates.MONTHS),
            "named": dates.WEEKDAYS,
            "signs": dates.SIGNS,
            "reach": weekday.REACH,
            "runReach": day_runs.REACH,
        },
    }
